//! Sentinels, `required`, `fallback`; in one attribute or in several.

use chrono::{DateTime, Utc};
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(access_token, fallback)]
    token: Option<Secret>,
    #[token(refresh_token, required)]
    refresh_token: Option<Secret>,
    #[token(expires("unix", "rfc3339"), never(0, "", absent), unknown(-1, "N/A"))]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires = "rfc3339")]
    #[token(fallback)]
    expiry: Option<DateTime<Utc>>,
    #[token(
        refresh_expires = "unix",
        never(0),
        unknown(absent),
    )]
    refresh_expires_at: Expiry,
    #[token(scopes, required)]
    scope: Option<ScopeSet>,
    #[token(required)]
    user_name: Option<String>,
}

/// A fallback may stand before the field that it is for.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct FallbackFirst {
    #[token(access_token, fallback)]
    token: Option<Secret>,
    #[token(access_token)]
    access_token: Option<Secret>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Numbers {
    #[token(issued = "unix")]
    created_at: i64,
    #[token(expires_in, never(0), unknown(-1))]
    expires_in: i64,
}

fn main() {
    let json = r#"{"token": "x", "refresh_token": null, "scope": null, "user_name": null}"#;
    let token: Session = serde_json::from_str(json).unwrap();
    assert_eq!(token.access_token(), Some("x"));
    assert_eq!(token.expiry(), Expiry::Never);
    assert_eq!(token.refresh_expiry(), Expiry::Unknown);
    assert!(!token.is_expired() && !token.can_refresh());
    for missing in ["refresh_token", "scope", "user_name"] {
        let json = json.replace(missing, "other");
        let error = serde_json::from_str::<Session>(&json).unwrap_err();
        assert!(error.to_string().contains(missing), "{error}");
    }

    let token: FallbackFirst =
        serde_json::from_str(r#"{"token": "x", "access_token": "y"}"#).unwrap();
    assert_eq!(token.access_token(), Some("y"));

    let token: Numbers = serde_json::from_str(r#"{"created_at": 5, "expires_in": 0}"#).unwrap();
    assert_eq!((token.expires_in, token.expiry()), (0, Expiry::Never));
    let token: Numbers = serde_json::from_str(r#"{"created_at": 5, "expires_in": -1}"#).unwrap();
    assert_eq!(token.expiry(), Expiry::Unknown);
}
