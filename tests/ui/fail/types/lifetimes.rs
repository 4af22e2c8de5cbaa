use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: bool, //~
    #[token(refresh_expires_in = "millis")]
    refresh_expires_in: Option<DateTime<Utc>>, //~
}

#[derive(Debug, TokenModel)]
struct Other {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "clock")]
    expires_in: Vec<u64>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Other>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
