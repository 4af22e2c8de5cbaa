use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: String, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
