//! What other crates and documents call these encodings.

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "timestamp")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "iso8601")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "epoch")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "YYYY-MM-DD HH:mm:ss")] //~
    activated_at: Option<DateTime<Utc>>,
    #[token(instant = "seconds")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant = "millis")] //~
    last_used_at: Option<DateTime<Utc>>,
    #[token(instant = "")] //~
    last_seen_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
