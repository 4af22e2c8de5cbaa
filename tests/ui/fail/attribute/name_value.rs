use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token = "session"] //~
struct Session {
    #[token = "access_token"] //~
    access_token: Secret,
    #[token = "unix"] //~
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.is_expired());
}
