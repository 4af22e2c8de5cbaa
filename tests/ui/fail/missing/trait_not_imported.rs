#[derive(Debug, token_runtime::TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?}");
    println!("{}", token.is_expired()); //~
}
