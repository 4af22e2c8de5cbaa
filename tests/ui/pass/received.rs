//! `received` is stamped once; a stored token gains no time.

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct IssuedFirst {
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: i64,
    #[token(expires_in)]
    expires_in: Option<u64>,
}

fn main() {
    let json = r#"{"access_token": "x", "expires_in": 3600}"#;
    let token: Session = serde_json::from_str(json).unwrap();
    assert!(!token.is_expired());
    let stored = serde_json::to_string(&token).unwrap();
    let loaded: Session = serde_json::from_str(&stored).unwrap();
    assert_eq!(loaded.expires_at(), token.expires_at());

    let token: IssuedFirst = serde_json::from_str(r#"{"created_at": 0, "expires_in": 60}"#).unwrap();
    assert_eq!(token.expires_at(), DateTime::from_timestamp(60, 0));
}
