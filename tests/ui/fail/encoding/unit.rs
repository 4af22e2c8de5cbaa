use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Short {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "second")] //~
    expires_in: u64,
    #[token(refresh_expires_in = "ms")] //~
    refresh_expires_in: Option<u64>,
}

#[derive(Debug, TokenModel)]
struct Long {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "milliseconds")] //~
    expires_in: u64,
    #[token(refresh_expires_in = "hours")] //~
    refresh_expires_in: Option<u64>,
}

#[derive(Debug, TokenModel)]
struct Point {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "unix")] //~
    expires_in: u64,
    #[token(refresh_expires_in = "%H:%M:%S")] //~
    refresh_expires_in: Option<u64>,
}

#[derive(Debug, TokenModel)]
struct Several {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in("seconds", "millis"))] //~
    expires_in: u64,
}

fn main() {
    let token = serde_json::from_str::<Short>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Long>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Point>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Several>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
