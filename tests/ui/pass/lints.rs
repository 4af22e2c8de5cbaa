//! The expansion is silent under lints that people deny.

#![deny(warnings, missing_docs, unused, deprecated, nonstandard_style, rust_2018_idioms)]
#![deny(missing_debug_implementations, unreachable_pub, single_use_lifetimes, unused_qualifications)]
#![forbid(unsafe_code)]

use chrono::{DateTime, Utc};
use token_runtime::{Extra, ScopeSet, Secret, TokenModel};

/// A token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(margin = "1m")]
struct Session {
    /// The token.
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    scope: ScopeSet,
    #[serde(flatten)]
    #[token(extra)]
    rest: Extra,
}

#[derive(TokenModel)]
#[token(debug)]
struct Printed<'a> {
    #[token(access_token)]
    access_token: &'a str,
    #[token(expires("rfc3339", "unix"), never(0))]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token: Session = serde_json::from_str(r#"{"access_token": "x", "expires_in": 9}"#).unwrap();
    assert!(!token.is_expired() && !token.has_scope("a"));
    let token: Printed<'_> = serde_json::from_str(r#"{"access_token": "x"}"#).unwrap();
    assert!(!token.is_expired(), "{token:?}");
}
