use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires: bool, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
