//! `base = "parent"`: the struct that has the time has the expiry, at any depth and in any
//! wrapper.

use chrono::{DateTime, Utc};
use token_runtime::{Expires, Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(base = "parent")]
struct Part<T> {
    #[token(access_token)]
    access_token: T,
    #[token(expires_in)]
    expires_in: u64,
}

/// Between the two: it has no time either.
#[derive(Debug, TokenModel)]
#[token(base = "parent")]
struct Middle<T> {
    #[token(nested)]
    part: T,
}

#[derive(Debug, TokenModel)]
struct Outer<T> {
    #[token(nested)]
    inner: T,
    #[token(issued = "unix")]
    at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
struct Named {
    #[token(nested(access_token, expires))]
    inner: Option<Box<Part<Secret>>>,
    #[token(received)]
    at: i64,
}

/// A token with an expiry of its own is passed on by a struct with a time as ever.
#[derive(Debug, TokenModel)]
struct Whole {
    #[token(expires = "unix")]
    at: i64,
}

fn end<T: Expires + serde::de::DeserializeOwned>(json: &str) -> Option<i64> {
    serde_json::from_str::<T>(json).unwrap().expires_at().map(|time| time.timestamp())
}

fn main() {
    let inner = r#"{"inner":{"access_token":"a","expires_in":60},"at":5}"#;
    assert_eq!(end::<Outer<Part<Secret>>>(inner), Some(65));
    assert_eq!(end::<Outer<Box<Part<Secret>>>>(inner), Some(65));
    assert_eq!(end::<Outer<Option<Box<Part<Secret>>>>>(inner), Some(65));
    assert_eq!(end::<Named>(inner), Some(65));

    let list = r#"{"inner":[{"access_token":"a","expires_in":60}],"at":5}"#;
    assert_eq!(end::<Outer<Vec<Part<Secret>>>>(list), Some(65));
    let deep = r#"{"inner":{"part":{"access_token":"a","expires_in":60}},"at":5}"#;
    assert_eq!(end::<Outer<Middle<Part<Secret>>>>(deep), Some(65));
    assert_eq!(end::<Outer<Box<Middle<Box<Part<Secret>>>>>>(deep), Some(65));
    assert_eq!(end::<Outer<Whole>>(r#"{"inner":{"at":7},"at":5}"#), Some(7));
}
