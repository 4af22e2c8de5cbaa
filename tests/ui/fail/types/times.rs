use chrono::{DateTime, NaiveDateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: String, //~
    #[token(refresh_expires = "rfc3339")]
    refresh_expires_at: Option<NaiveDateTime>, //~
    #[token(issued = "unix")]
    created_at: Vec<DateTime<Utc>>, //~
    #[token(instant = "unix")]
    updated_at: (), //~
    #[token(instant = "%Y-%m-%d")]
    seen_at: std::time::Duration, //~
}

#[derive(Debug, TokenModel)]
struct Received {
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: String, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Received>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
