//! Models with parameters.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;
use token_runtime::{ScopeSet, Secret, TokenModel};

/// Borrows.
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

/// Borrows in one place.
#[derive(TokenModel)]
#[token(debug)]
pub struct BorrowedOnce<'a> {
    /// The access token.
    #[token(access_token)]
    pub access_token: Cow<'a, str>,
    /// When it ends.
    #[token(expires = "unix")]
    pub expires_at: Option<i64>,
    /// What it may do.
    #[token(scopes)]
    pub scope: ScopeSet,
}

/// Bounded.
#[derive(Debug, Clone, TokenModel)]
pub struct Bounded<'a, 'b: 'a, T: Clone, U = u8, const N: usize = 1>
where
    U: fmt::Debug,
{
    /// A role.
    #[token(access_token)]
    pub access_token: T,
    /// Another.
    #[token(nested(refresh_token))]
    pub inner: U,
    /// The refresh token of this one.
    #[token(secret)]
    pub client_secret: Option<Secret>,
    /// Two lifetimes.
    #[serde(borrow)]
    pub pair: Option<(&'a str, &'b str)>,
}
