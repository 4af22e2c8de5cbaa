//! What nests a struct with a mistake has none itself.

use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Inner {
    #[token(acces_token)] //~
    access_token: Secret,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(nested)]
    data: Vec<Inner>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    println!("{:?}", token.access_token());
}
