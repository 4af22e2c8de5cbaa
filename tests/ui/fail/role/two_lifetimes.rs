use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires_in = "millis")] //~
    ttl: Option<u64>,
    #[token(refresh_expires_in)]
    refresh_expires_in: Option<u64>,
    #[token(refresh_expires_in)] //~
    refresh_ttl: Option<u64>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
