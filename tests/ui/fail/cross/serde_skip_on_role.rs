use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")] //~
    #[serde(skip)]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)] //~
    #[serde(skip_deserializing)]
    scope: ScopeSet,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
