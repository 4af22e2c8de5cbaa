use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(margin)] //~
#[token(default_lifetime)] //~
struct Session {
    #[token(issued)] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(instant)] //~
    updated_at: Option<DateTime<Utc>>,
    #[token(refresh_expires)] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
}

#[derive(Debug, TokenModel)]
#[token(crate)] //~
struct Elsewhere {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.can_refresh());
    let token = serde_json::from_str::<Elsewhere>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
