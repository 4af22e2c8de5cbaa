//! Deprecated structs and fields, where a generated `allow` would be an error.

use token_runtime::{ScopeSet, Secret, TokenModel};

/// A deprecated model.
#[derive(Debug, TokenModel)]
#[deprecated = "use another"]
pub struct Old<T> {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// A value.
    pub value: Option<T>,
}

/// A model with deprecated fields.
#[derive(TokenModel)]
#[token(debug)]
pub struct OldFields {
    /// The access token.
    #[deprecated]
    #[token(access_token)]
    pub access_token: alloc::string::String,
    /// The expiry.
    #[deprecated(since = "1.0.0", note = "use another")]
    #[token(expires = "unix")]
    pub expires_at: Option<i64>,
    /// The scopes.
    #[deprecated]
    #[token(scopes)]
    pub scope: ScopeSet,
    /// A value.
    #[deprecated]
    pub value: Option<u8>,
}
