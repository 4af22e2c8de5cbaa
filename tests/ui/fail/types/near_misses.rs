//! Types that are nearly right.

use std::{sync::Arc, time::Duration};
use token_runtime::TokenModel;

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
enum Permission {
    Read,
}

#[derive(Debug, TokenModel)]
struct Inner {
    #[token(expires = "unix")]
    expires_at: i64,
}

#[derive(Debug, TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: Duration, //~
    #[token(secret)]
    bytes: Vec<u8>, //~
    #[token(scopes = "list")]
    scope: Vec<Permission>, //~
    #[token(nested, fallback)]
    inner: Arc<Inner>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("read"));
}
