use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(required)]
    user_name: String, //~
    #[token(expires = "unix", required)]
    expires_at: DateTime<Utc>, //~
    #[token(scopes, required)]
    scope: ScopeSet, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
