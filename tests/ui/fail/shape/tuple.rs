use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Token(#[token(access_token)] Secret, #[token(expires = "unix")] DateTime<Utc>); //~

fn main() {
    let token = serde_json::from_str::<Token>("{}").unwrap();
    println!("{token:?} {} {:?}", token.is_expired(), token.access_token());
}
