//! A token model with `token-runtime` as the only dependency.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

/// A session of an invented provider.
#[derive(Debug, Clone, PartialEq, TokenModel)]
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
    pub user_id: u64,
}

/// A token with a lifetime that counts from the time of decoding.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct LifetimeToken {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// Seconds from `received_at`.
    #[token(expires_in)]
    pub expires_in: u64,
    /// The time of decoding.
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

/// Whether `token` is valid now and has `scope`.
#[must_use]
pub fn usable(token: &SessionToken, scope: &str) -> bool {
    !token.is_expired() && token.has_scope(scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_runtime::{Expiry, Status};

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a time that chrono can hold")
    }

    fn session(expires_at: Option<DateTime<Utc>>) -> SessionToken {
        SessionToken {
            access_token: Secret::from("s3cr3t-access"),
            refresh_token: Some(Secret::from("s3cr3t-refresh")),
            expires_at,
            scope: ScopeSet::from("profile mail"),
            user_id: 7,
        }
    }

    #[test]
    fn answers() {
        let token = session(Some(at(1_000)));
        assert_eq!(token.expiry(), Expiry::At(at(1_000)));
        assert!(token.is_expired_at(at(1_000)));
        assert!(!token.is_expired_at(at(999)));
        assert_eq!(token.status_at(at(980)), Status::Stale);
        assert!(token.is_expired());
        assert!(!usable(&token, "profile"));
        assert!(usable(&session(None), "profile"));
        assert!(!usable(&session(None), "admin"));
        assert_eq!(token.access_token(), Some("s3cr3t-access"));
        assert!(token.can_refresh());
    }

    #[test]
    fn lifetime() {
        let token = LifetimeToken {
            access_token: Secret::from("s3cr3t-access"),
            expires_in: 60,
            received_at: at(1_000),
        };
        assert_eq!(token.expiry(), Expiry::At(at(1_060)));
    }

    #[test]
    fn refreshes() {
        let mut reply = session(Some(at(2_000)));
        reply.refresh_token = None;
        let token = session(Some(at(1_000))).refresh_with(reply);
        assert_eq!(token.expires_at(), Some(at(2_000)));
        assert_eq!(token.refresh_token(), Some("s3cr3t-refresh"));
    }

    #[test]
    fn hides_secrets() {
        let token = session(None);
        assert!(!format!("{token:?} {token:#?}").contains("s3cr3t"));
    }
}
