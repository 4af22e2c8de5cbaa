use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
    // The role is forgotten.
    scope: String,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    println!("{}", token.scopes().count()); //~ (rustc says it of the iterator as well)
    println!("{}", token.has_all_scopes(["profile"])); //~
    println!("{}", token.has_any_scope(["profile"])); //~
    println!("{:?}", token.missing_scopes(["profile"])); //~
    println!("{:?}", token.require_scopes(["profile"])); //~
}
