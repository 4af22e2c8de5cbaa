//! Derives that read attributes of their own, in any order: each leaves the
//! attributes of the other alone.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use thiserror::Error;
use token_runtime::{Secret, TokenModel};

/// An error reply that carries a token: thiserror first.
#[derive(Debug, Error, TokenModel)]
#[error("refused: {reason} (code {code:?})")]
pub struct First {
    /// Says why.
    pub reason: String,
    /// A number.
    pub code: Option<u8>,
    /// A token that may be used to ask again.
    #[token(access_token)]
    pub access_token: Secret,
    /// Where it comes from.
    #[source]
    #[serde(skip)]
    pub cause: Option<std::fmt::Error>,
}

/// The same the other way round, generic, with attributes in between.
#[derive(TokenModel)]
#[token(debug)]
#[derive(Error)]
#[error("refused: {value}")]
#[serde(rename_all = "camelCase")]
pub struct Last<T: std::fmt::Display> {
    /// When it ends.
    #[token(expires = "unix")]
    pub expires_at: Option<i64>,
    /// A value.
    #[serde(rename = "v")]
    pub value: T,
    /// Where it comes from.
    #[serde(skip)]
    #[source]
    pub cause: std::fmt::Error,
}

/// An error of the standard library's derive `Default`, which has `#[default]`
/// on the variants of an enum.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Kind {
    /// The usual.
    #[default]
    Usual,
    /// The other.
    Other,
}

/// With every derive of the standard library.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, TokenModel)]
#[token(never_expires)]
pub struct Standard {
    /// What it may do.
    #[token(scopes)]
    pub scope: Vec<String>,
    /// Data.
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
