//! A token model in a crate that renames `token_runtime`.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use tokens::{Expiry, ScopeSet, Secret, TokenModel};

/// A model with the path in a string.
#[derive(Debug, Clone, TokenModel)]
#[token(crate = "tokens", margin = "1m")]
pub struct Quoted {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The expiry.
    #[token(expires = "unix", never(0))]
    pub expires_at: Expiry,
    /// The scopes.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// A field without a role.
    pub plain: Option<u8>,
}

/// A model with a bare path from the root.
#[derive(TokenModel)]
#[token(debug, crate = ::tokens)]
pub struct Bare<T> {
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<String>,
    /// A nested model.
    #[token(nested)]
    pub inner: T,
}

/// A model without roles.
#[derive(Debug, TokenModel)]
#[token(crate = tokens)]
pub struct Plain {
    /// A field without a role.
    pub plain: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        const JSON: &str = r#"{"refresh_token":"r","inner":{"access_token":"a","expires_at":0,"scope":"x","plain":1}}"#;
        let token: Bare<Quoted> = serde_json::from_str(JSON).expect("JSON");
        assert_eq!(serde_json::to_string(&token).expect("JSON"), JSON);
        assert_eq!(token.access_token(), Some("a"));
        assert_eq!(token.expiry(), Expiry::Never);
        assert!(token.has_scope("x") && token.can_refresh());
        assert!(!format!("{token:?}").contains("\"r\""));
        assert_eq!(Quoted::MARGIN.as_secs(), 60);
    }

    #[test]
    fn is_serde() {
        assert_eq!(serde_json::from_str::<Plain>(r#"{"plain":1}"#).expect("JSON").plain, Some(1));
    }
}
