use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(refresh_token, required)] //~
    #[serde(default)]
    refresh_token: Option<Secret>,
    #[token(expires = "unix", required, never(absent))]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.can_refresh());
}
