use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_expires_in = "seconds")] //~
    refresh_expires_in: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.can_refresh());
}
