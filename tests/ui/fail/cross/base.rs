use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[token(base = "sibling")] //~
struct Unknown {
    #[token(expires_in)]
    expires_in: u64,
}

#[derive(Debug, TokenModel)]
#[token(base = "parent")] //~
struct NoLifetime {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

fn main() {
    let token = serde_json::from_str::<Unknown>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<NoLifetime>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
