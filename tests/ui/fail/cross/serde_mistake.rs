//! A mistake in serde's own attributes gets serde's own error, and no other.

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[serde(rename_all = "CamelCase")] //~
struct Style {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
struct Key {
    #[token(expires = "unix")]
    #[serde(renam = "exp")] //~
    expires_at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
struct Lifetime<'de> { //~
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
    user_name: &'de str,
}

fn main() {
    let token = serde_json::from_str::<Style>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Lifetime<'_>>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Key>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
