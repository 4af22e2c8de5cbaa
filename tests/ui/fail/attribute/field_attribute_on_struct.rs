use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(access_token)] //~
#[token(expires = "unix")] //~
#[token(scopes = "space")] //~
#[token(required)] //~
#[token(never(0))] //~
#[token(public)] //~
struct Session {
    access_token: Secret,
    expires_at: Option<DateTime<Utc>>,
    scope: Vec<String>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
