use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Only {
    #[token(expires = "unix", fallback)] //~
    expires_at: Option<DateTime<Utc>>,
}

#[derive(Debug, TokenModel)]
struct NoRole {
    #[token(fallback)] //~
    user_id: Option<u64>,
}

fn main() {
    let token = serde_json::from_str::<Only>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<NoRole>("{}").unwrap();
    println!("{token:?}");
}
