//! A token model that reads and writes JSON without serde as a dependency.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

/// A session of an invented provider.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct SessionToken {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The expiry, in Unix seconds.
    #[token(expires = "unix")]
    pub expires_at: Option<DateTime<Utc>>,
    /// The scopes of the session.
    #[token(scopes = "space")]
    pub scope: ScopeSet,
    /// The user of the session.
    #[serde(rename = "uid")]
    pub user_id: u64,
}

/// Reads a session.
///
/// # Errors
///
/// `body` is not a session in JSON.
pub fn read(body: &str) -> serde_json::Result<SessionToken> {
    serde_json::from_str(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str =
        r#"{"accessToken":"s3cr3t","expiresAt":1735689600,"scope":"profile mail","uid":7}"#;

    #[test]
    fn decodes() {
        let token = read(BODY).expect("a documented payload");
        assert_eq!(token.access_token(), Some("s3cr3t"));
        assert_eq!(token.expires_at(), DateTime::from_timestamp(1_735_689_600, 0));
        assert!(token.is_expired());
        assert!(token.has_all_scopes(["mail", "profile"]));
        assert_eq!(token.refresh_token(), None);
        assert_eq!(token.user_id, 7);
    }

    #[test]
    fn writes_what_it_read() {
        let token = read(BODY).expect("a documented payload");
        assert_eq!(serde_json::to_string(&token).expect("JSON"), BODY);
    }

    #[test]
    fn says_which_key_is_missing() {
        let error = read(r#"{"scope":"","uid":7}"#).expect_err("no access token");
        assert!(error.to_string().contains("`accessToken`"), "{error}");
    }

    #[test]
    fn quotes_nothing_of_the_payload() {
        let error = read(r#"{"accessToken":["s3cr3t"],"scope":"","uid":7}"#).expect_err("an array");
        assert!(!error.to_string().contains("s3cr3t"), "{error}");
    }
}
