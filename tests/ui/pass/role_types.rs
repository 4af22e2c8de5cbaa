//! The types that each role takes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel, TokenType};

macro_rules! times {
    ($($name:ident: $time:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires = "unix")]
            expires_at: $time,
            #[token(refresh_expires = "rfc3339")]
            refresh_expires_at: Option<$time>,
            #[token(issued = "unix_ms")]
            created_at: $time,
            #[token(instant = "unix")]
            updated_at: $time,
        }
    )*};
}

times! {
    InUtc: DateTime<Utc>,
    WithOffset: DateTime<FixedOffset>,
    Answer: Expiry,
    System: SystemTime,
    Signed: i64,
    Unsigned: u64,
    Narrow: u32,
    Optional: Option<DateTime<Utc>>,
}

macro_rules! lifetimes {
    ($($name:ident: $lifetime:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(received)]
            received_at: DateTime<Utc>,
            #[token(expires_in)]
            expires_in: $lifetime,
            #[token(refresh_expires_in = "millis")]
            refresh_expires_in: Option<$lifetime>,
        }
    )*};
}

lifetimes! {
    SignedSeconds: i64,
    UnsignedSeconds: u64,
    NarrowSeconds: u32,
    Fraction: f64,
    Std: Duration,
    Chrono: TimeDelta,
    OptionalSeconds: Option<u64>,
}

macro_rules! scopes {
    ($($name:ident: $scopes:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(scopes)]
            scope: $scopes,
            #[token(refresh_scopes = "list")]
            refresh_scope: Option<$scopes>,
        }
    )*};
}

scopes! {
    Set: ScopeSet,
    Strings: Vec<String>,
    Sorted: BTreeSet<String>,
    Hashed: HashSet<String>,
    Boxed: Vec<Box<str>>,
    Cows: Vec<Cow<'static, str>>,
    Text: String,
    OptionalSet: Option<ScopeSet>,
}

/// GitHub's permissions: the keys are the scopes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Permissions {
    #[token(scopes)]
    permissions: BTreeMap<String, String>,
}

#[derive(Debug, Clone, TokenModel)]
struct Kinds {
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(token_type)]
    token_type: String,
}

#[derive(Debug, Clone, TokenModel)]
struct OptionalKind {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: Option<TokenType>,
}

#[derive(Debug, Clone, TokenModel)]
struct StoredReceived {
    #[token(received)]
    received_at: i64,
    #[token(expires_in)]
    expires_in: u64,
}

fn main() {
    let json = r#"{"expires_at": 4102444800, "created_at": 1, "updated_at": 1}"#;
    macro_rules! alive {
        ($json:ident: $($name:ident)*) => {$(
            let token: $name = serde_json::from_str($json).unwrap();
            assert!(!token.is_expired(), "{token:?}");
        )*};
    }
    alive!(json: InUtc WithOffset Answer System Signed Unsigned Optional);
    let json = r#"{"expires_in": 3600}"#;
    alive!(json: SignedSeconds UnsignedSeconds NarrowSeconds Fraction Std Chrono OptionalSeconds);
    alive!(json: StoredReceived);

    let json = r#"{"scope": "profile email"}"#;
    macro_rules! granted {
        ($($name:ident)*) => {$(
            let token: $name = serde_json::from_str(json).unwrap();
            assert!(token.has_all_scopes(["profile", "email"]), "{token:?}");
        )*};
    }
    granted!(Set Strings Sorted Hashed Boxed Cows Text OptionalSet);
    let token: Permissions = serde_json::from_str(r#"{"permissions": {"issues": "read"}}"#).unwrap();
    assert!(token.has_scope("issues"));

    let json = r#"{"access_token": "x", "token_type": "Bearer"}"#;
    let token: Kinds = serde_json::from_str(json).unwrap();
    assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer x");
    let token: OptionalKind = serde_json::from_str(r#"{"access_token": "x"}"#).unwrap();
    assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer x");
}
