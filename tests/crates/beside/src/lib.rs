//! Derives with attributes of their own, in any order. Each derive ignores the attributes of the
//! others.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use thiserror::Error;
use token_runtime::{Secret, TokenModel};

/// An error reply with a token. The derive of `thiserror` comes first.
#[derive(Debug, Error, TokenModel)]
#[error("refused: {reason} (code {code:?})")]
pub struct First {
    /// The reason.
    pub reason: String,
    /// A number.
    pub code: Option<u8>,
    /// A token for the next attempt.
    #[token(access_token)]
    pub access_token: Secret,
    /// The cause.
    #[source]
    #[serde(skip)]
    pub cause: Option<std::fmt::Error>,
}

/// The same in the other order, generic, with attributes between the derives.
#[derive(TokenModel)]
#[token(debug)]
#[derive(Error)]
#[error("refused: {value}")]
#[serde(rename_all = "camelCase")]
pub struct Last<T: std::fmt::Display> {
    /// The expiry.
    #[token(expires = "unix")]
    pub expires_at: Option<i64>,
    /// A value.
    #[serde(rename = "v")]
    pub value: T,
    /// The cause.
    #[serde(skip)]
    #[source]
    pub cause: std::fmt::Error,
}

/// An enum with the standard derive `Default`, whose attribute is `#[default]`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Kind {
    /// The default kind.
    #[default]
    Usual,
    /// The other kind.
    Other,
}

/// A model with every derive of the standard library.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, TokenModel)]
#[token(never_expires)]
pub struct Standard {
    /// The scopes.
    #[token(scopes)]
    pub scope: Vec<String>,
    /// A field without a role.
    pub plain: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    #[test]
    fn each_derive_does_its_part() {
        const FIRST: &str = r#"{"reason":"no","code":1,"access_token":"a"}"#;
        let first: First = serde_json::from_str(FIRST).expect("JSON");
        assert_eq!(first.to_string(), "refused: no (code Some(1))");
        assert_eq!(first.access_token(), Some("a"));
        assert!(first.source().is_none());
        assert_eq!(serde_json::to_string(&first).expect("JSON"), FIRST);

        let last: Last<u8> = serde_json::from_str(r#"{"expiresAt":1,"v":2}"#).expect("JSON");
        assert_eq!(last.to_string(), "refused: 2");
        assert!(last.is_expired() && last.source().is_some());
        assert!(Standard::default() < serde_json::from_str(r#"{"scope":"x"}"#).expect("JSON"));
    }
}
