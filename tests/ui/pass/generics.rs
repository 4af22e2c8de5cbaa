//! Type, lifetime and const parameters; defaults, bounds and where clauses.

use std::fmt::Debug;
use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use token_runtime::{Expires, ScopeSet, Scoped, Secret, TokenModel};

#[derive(Debug, Clone, TokenModel)]
struct WithUser<T> {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    user: T,
}

#[derive(Debug, Clone, TokenModel)]
struct Many<D, S: Clone + Default = String, const N: usize = 2>
where
    D: Debug,
{
    #[token(scopes)]
    scope: ScopeSet,
    first: D,
    second: Option<S>,
    third: [u8; 2],
    fourth: PhantomData<[(); N]>,
}

#[derive(Debug, Clone, TokenModel)]
struct Envelope<M> {
    #[token(nested)]
    token: M,
}

#[derive(Debug, Clone, TokenModel)]
struct Tree {
    #[token(expires = "unix")]
    expires_at: u64,
    children: Vec<Tree>,
}

fn usable<T: Expires + Scoped>(token: &T) -> bool {
    !token.is_expired() && token.has_scope("profile")
}

fn decode<T: DeserializeOwned + Expires>(json: &str) -> Option<DateTime<Utc>> {
    serde_json::from_str::<T>(json).unwrap().expires_at()
}

#[derive(Debug, TokenModel)]
struct Both {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: Vec<String>,
}

fn main() {
    let json = r#"{"access_token": "x", "expires_at": 4102444800, "user": [1, 2]}"#;
    assert!(decode::<WithUser<Vec<u8>>>(json).is_some());
    let json = format!(r#"{{"token": {json}}}"#);
    assert!(decode::<Envelope<WithUser<(u8, u8)>>>(&json).is_some());
    let token: Envelope<WithUser<(u8, u8)>> = serde_json::from_str(&json).unwrap();
    assert_eq!(token.access_token(), Some("x"));

    let json = r#"{"scope": "a", "first": 1, "third": [1, 2], "fourth": null}"#;
    let token: Many<u8> = serde_json::from_str(json).unwrap();
    assert!(token.has_scope("a"));

    assert!(decode::<Tree>(r#"{"expires_at": 1, "children": []}"#).is_some());
    assert!(usable(&serde_json::from_str::<Both>(r#"{"scope": "profile"}"#).unwrap()));
}
