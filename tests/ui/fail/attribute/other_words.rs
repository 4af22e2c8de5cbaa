//! What people know from other crates.

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(secret, redact)] //~
    session: Secret,
    #[token(sensitive)] //~
    id_token: Secret,
    #[token(format = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes, separator = ",")] //~
    scope: Vec<String>,
    #[token(refresh_token, optional)] //~
    refresh_token: Option<Secret>,
    #[token(ignore)] //~
    user_id: u64,
    #[token(unit = "millis")] //~
    expires_in: Option<u64>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
