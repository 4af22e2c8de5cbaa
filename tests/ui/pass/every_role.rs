//! Each role at once, each on its usual type.

use chrono::{DateTime, Utc};
use token_runtime::{Extra, ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(secret)]
    id_token: Option<Secret>,
    #[token(public)]
    public_key: String,
    #[token(token_type)]
    token_type: TokenType,
    #[token(active)]
    active: Option<bool>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(refresh_expires = "rfc3339")]
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires_in = "millis")]
    refresh_expires_in: Option<u64>,
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(instant = "unix_ms")]
    last_used_at: Option<DateTime<Utc>>,
    #[token(scopes = "space")]
    scope: ScopeSet,
    #[token(refresh_scopes = "comma")]
    refresh_scope: Option<ScopeSet>,
    #[serde(flatten)]
    #[token(extra)]
    rest: Extra,
    user_id: u64,
}

fn main() {
    let json = r#"{
        "access_token": "a-secret", "refresh_token": "r-secret", "id_token": "i-secret",
        "public_key": "shown", "token_type": "bearer", "expires_at": 4102444800,
        "expires_in": 60, "scope": "profile email", "user_id": 7, "team": "blue"
    }"#;
    let token: Session = serde_json::from_str(json).unwrap();
    assert!(!token.is_expired());
    assert!(token.has_scope("profile") && token.has_all_scopes(["email", "profile"]));
    assert_eq!(token.access_token(), Some("a-secret"));
    assert_eq!(token.refresh_token(), Some("r-secret"));
    assert!(token.can_refresh());
    let printed = format!("{token:?} {token:#?}");
    assert!(!printed.contains("-secret") && printed.contains("shown"));
    assert!(!serde_json::to_string(&token.redacted()).unwrap().contains("-secret"));
    let written = serde_json::to_string(&token).unwrap();
    assert_eq!(serde_json::from_str::<Session>(&written).unwrap(), token);
}
