//! Token models in a crate of edition 2018.

#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]

use token_runtime::{ScopeSet, Secret, TokenModel};

/// A model with keywords as names.
#[derive(Debug, Clone, TokenModel)]
#[token(margin = "1m")]
pub struct Session {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The expiry.
    #[token(expires = "unix", never(0))]
    pub expires_at: Option<i64>,
    /// The scopes.
    #[token(scopes)]
    pub scope: ScopeSet,
    /// A keyword.
    pub r#async: Option<u8>,
    /// Another keyword.
    pub r#await: u8,
    /// Another keyword.
    pub r#dyn: Option<u8>,
    /// Another keyword.
    pub r#try: Option<u8>,
    /// A keyword of a later edition.
    pub gen: Option<u8>,
}

/// Generic, borrowed, and with its own `Debug`.
#[derive(TokenModel)]
#[token(debug, crate = "token_runtime")]
pub struct Borrowed<'a, T> {
    /// The access token.
    #[token(access_token)]
    pub access_token: &'a str,
    /// A nested model.
    #[token(nested(refresh_token))]
    pub inner: Option<T>,
    /// A field without a role.
    pub plain: Option<Box<T>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        const JSON: &'static str = r#"{"access_token":"a","inner":{"access_token":"b","refresh_token":"r","expires_at":0,"scope":"x","async":1,"await":2,"dyn":null,"try":null,"gen":3},"plain":null}"#;
        let token: Borrowed<Session> = serde_json::from_str(JSON).expect("JSON");
        assert_eq!(serde_json::to_string(&token).expect("JSON"), JSON);
        assert_eq!((token.access_token(), token.refresh_token()), (Some("a"), Some("r")));
        assert!(token.inner.map_or(false, |inner| inner.has_scope("x") && !inner.is_expired()));
    }
}
