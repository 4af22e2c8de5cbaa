use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[token(provider = "acme", margin = "1m")] //~
struct Session {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.needs_refresh());
}
