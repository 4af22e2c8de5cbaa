use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(accessToken)] //~
    access_token: Secret,
    #[token(RefreshToken)] //~
    refresh_token: Option<Secret>,
    #[token(Expires = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(SCOPES)] //~
    scope: Vec<String>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
