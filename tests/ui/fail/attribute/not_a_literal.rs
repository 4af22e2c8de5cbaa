use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

const ENCODING: &str = "unix";

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = ENCODING)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = concat!("un", "ix"))] //~
    created_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>(ENCODING).unwrap();
    println!("{token:?} {}", token.is_expired());
}
