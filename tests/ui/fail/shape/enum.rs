use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
enum Token { //~
    Bearer {
        #[token(access_token)]
        access_token: Secret,
    },
    Mac(Secret),
}

fn main() {
    let token = serde_json::from_str::<Token>("{}").unwrap();
    println!("{token:?} {}", serde_json::to_string(&token).unwrap());
}
