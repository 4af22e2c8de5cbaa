use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[token(margin = )] //~
struct Session {
    #[token(expires = )] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = , required)] //~
    scope: Option<Vec<String>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
