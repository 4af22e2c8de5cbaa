use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token("debug")] //~
struct Session {
    #[token("access_token")] //~
    access_token: Secret,
    #[token("expires" = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(5)] //~
    user_id: u64,
    #[token(true)] //~
    admin: bool,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.is_expired());
}
