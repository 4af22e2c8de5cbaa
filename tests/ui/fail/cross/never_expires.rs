use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(never_expires)] //~
struct Point {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(never_expires)] //~
struct Lifetime {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: u64,
}

#[derive(Debug, TokenModel)]
#[token(never_expires, default_lifetime = "1h")] //~
struct Default {
    #[token(issued = "unix")]
    created_at: DateTime<Utc>,
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Point>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Lifetime>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Default>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
