//! Models with generic parameters.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;
use token_runtime::{ScopeSet, Secret, TokenModel};

/// A model that borrows.
#[derive(TokenModel)]
#[token(debug)]
pub struct Borrowed<'a> {
    /// The access token.
    #[token(access_token)]
    pub access_token: &'a str,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Cow<'a, str>>,
    /// A secret that may be missing.
    #[token(secret)]
    pub id_token: Option<&'a str>,
    /// What it may do: nothing is borrowed in it.
    #[token(refresh_scopes = "list")]
    pub scope: Vec<String>,
}

/// A model that borrows in one field.
#[derive(TokenModel)]
#[token(debug)]
pub struct BorrowedOnce<'a> {
    /// The access token.
    #[token(access_token)]
    pub access_token: Cow<'a, str>,
    /// The expiry.
    #[token(expires = "unix")]
    pub expires_at: Option<i64>,
    /// The scopes.
    #[token(scopes)]
    pub scope: ScopeSet,
}

/// A model with bounds.
#[derive(Debug, Clone, TokenModel)]
pub struct Bounded<'a, 'b: 'a, T: Clone, U = u8, const N: usize = 1>
where
    U: fmt::Debug,
{
    /// A field with a role.
    #[token(access_token)]
    pub access_token: T,
    /// A nested model of type `U`.
    #[token(nested(refresh_token))]
    pub inner: U,
    /// A secret.
    #[token(secret)]
    pub client_secret: Option<Secret>,
    /// A field with two lifetimes.
    #[serde(borrow)]
    pub pair: Option<(&'a str, &'b str)>,
}
