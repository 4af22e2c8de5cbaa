use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires(rfc3339, "unix"))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued(unix))] //~
    created_at: Option<DateTime<Utc>>,
    #[token(scopes(comma))] //~
    scope: Vec<String>,
    #[token(refresh_expires["unix", "rfc3339"])] //~
    refresh_expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
