use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
}

#[derive(Debug, TokenModel)]
struct TwoOfAll {
    #[token(nested)]
    user: Inner,
    #[token(nested)] //~
    bot: Inner,
}

#[derive(Debug, TokenModel)]
struct TwoOfOne {
    #[token(nested(access_token, expires))]
    user: Inner,
    #[token(nested(scopes, expires))] //~
    bot: Inner,
}

#[derive(Debug, TokenModel)]
struct Own {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(nested(expires))] //~
    user: Inner,
}

fn main() {
    let token = serde_json::from_str::<TwoOfAll>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    let token = serde_json::from_str::<TwoOfOne>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    let token = serde_json::from_str::<Own>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
