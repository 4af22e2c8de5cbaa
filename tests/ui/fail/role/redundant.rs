//! Attributes that change nothing.

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token, secret)] //~
    access_token: Secret,
    #[token(refresh_token)]
    #[token(secret)] //~
    refresh_token: Option<Secret>,
    #[token(expires = "unix", instant = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(public)] //~
    user_id: u64,
    #[token(public)] //~
    user_name: String,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {:?}", token.is_expired(), token.access_token());
}
