//! A token model with the oldest supported versions of all dependencies.

#![deny(warnings, missing_docs)]

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

/// A model that uses every dependency.
#[derive(Debug, Clone, TokenModel)]
#[token(default_lifetime = "1h")]
pub struct Session {
    /// The access token.
    #[token(access_token, expires = "jwt")]
    pub access_token: Secret,
    /// The time of issue.
    #[token(issued("%d.%m.%Y %H:%M", "http_date"))]
    pub issued: DateTime<Utc>,
    /// The scopes.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// A field without a role.
    pub plain: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        // The claims are `{"exp":1767225600}`.
        const JSON: &str = r#"{"access_token":"e30.eyJleHAiOjE3NjcyMjU2MDB9.","issued":"31.12.2025 23:00","scope":"x","plain":null}"#;
        let token: Session = serde_json::from_str(JSON).expect("JSON");
        assert_eq!(serde_json::to_string(&token).expect("JSON"), JSON);
        assert_eq!(token.expires_at(), DateTime::from_timestamp(1_767_225_600, 0));
        assert_eq!(token.issued, DateTime::from_timestamp(1_767_222_000, 0).expect("a time"));
    }
}
