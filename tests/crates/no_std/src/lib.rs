//! Token models without std: the expansion cannot name the crate `std`.

#![no_std]
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

extern crate alloc;

use alloc::{borrow::Cow, boxed::Box, collections::BTreeMap, string::String, vec::Vec};
use core::time::Duration;
use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Expiry, Extra, ScopeSet, Secret, TokenModel, TokenType};

/// A model with every role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(margin = "1m", default_lifetime = "1h")]
pub struct Session {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The token type.
    #[token(token_type)]
    pub token_type: TokenType,
    /// The lifetime.
    #[token(expires_in)]
    pub expires_in: Option<Duration>,
    /// The time of issue.
    #[token(issued("rfc3339", "unix"))]
    pub issued_at: DateTime<Utc>,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The expiry of the refresh token.
    #[token(refresh_expires = "unix_ms", never(0, absent), unknown(-1))]
    pub refresh_expires: Expiry,
    /// The scopes.
    #[token(scopes = "comma")]
    pub scope: Option<ScopeSet>,
    /// The user.
    pub user: u64,
    /// Unknown members.
    #[token(extra)]
    #[serde(flatten)]
    pub extra: Extra,
}

/// A generic model with secrets in strings.
#[derive(TokenModel)]
#[token(debug)]
#[serde(rename_all = "camelCase")]
pub struct Strings<'a, T> {
    /// The access token.
    #[token(access_token)]
    pub access_token: Cow<'a, str>,
    /// A secret.
    #[token(secret)]
    pub client_secret: Option<Box<str>>,
    /// The scopes.
    #[token(scopes = "list")]
    pub scope: Vec<String>,
    /// A nested model.
    #[token(nested(refresh_token, expires))]
    pub inner: Option<Box<T>>,
    /// A field without a role.
    pub plain: BTreeMap<String, Option<u8>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::ToString};

    const JSON: &str = r#"{"accessToken":"a","scope":["x"],"inner":{"access_token":"b","token_type":"Bearer","expires_in":5,"issued_at":"1970-01-01T00:00:01Z","refresh_token":"r","refresh_expires":0,"scope":"y","user":1,"later":2},"plain":{"k":null}}"#;

    #[test]
    fn reads_and_writes() {
        let token: Strings<'_, Session> = serde_json::from_str(JSON).expect("JSON");
        assert_eq!(serde_json::to_string(&token).expect("JSON"), JSON);
        assert!(token.is_expired_at(DateTime::from_timestamp(6, 0).expect("a time")));
        assert!(token.has_scope("x") && token.can_refresh_at(DateTime::UNIX_EPOCH));
        assert!(!format!("{token:?}").contains("\"a\""));
    }

    #[test]
    fn ready_made_models_are_there() {
        let token: token_runtime::models::easyship::OAuth2TokenResponse = serde_json::from_str(
            r#"{"access_token":"a","expires_in":7200,"scope":"rate","created_at":1645532460}"#,
        )
        .expect("JSON");
        assert!(token.has_scope("rate"));
        let error =
            serde_json::from_str::<Session>(r#"{"access_token":["s3cr3t"]}"#).expect_err("a list");
        assert!(!error.to_string().contains("s3cr3t"), "{error}");
    }
}
