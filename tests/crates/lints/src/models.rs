//! Models with each role.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::time::Duration;
use token_runtime::chrono::{DateTime, FixedOffset, Utc};
use token_runtime::{Expiry, Extra, ScopeSet, Secret, TokenModel, TokenType};

/// A token of OAuth 2.0.
#[derive(Debug, Clone, PartialEq, Eq, TokenModel)]
#[token(margin = "1m", default_lifetime = 60)]
#[non_exhaustive]
pub struct Session {
    /// The access token.
    #[token(access_token, expires = "jwt")]
    pub access_token: Secret,
    /// How it is sent.
    #[token(token_type)]
    pub token_type: TokenType,
    /// How long it lives.
    #[token(expires_in = "millis")]
    pub expires_in: Option<Duration>,
    /// When it came.
    #[token(received)]
    pub received_at: DateTime<Utc>,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// When that ends.
    #[token(refresh_expires("rfc3339", "unix"), never(0, absent), unknown(-1, "N/A"))]
    pub refresh_expires: Expiry,
    /// What it may do.
    #[token(scopes = "comma")]
    pub scope: Option<ScopeSet>,
    /// Something else that ends.
    #[token(instant = "%Y-%m-%d %H:%M")]
    pub trial: Option<DateTime<FixedOffset>>,
    /// Must be there.
    #[token(required)]
    pub label: Option<String>,
    /// Whose it is.
    pub user: u64,
}

/// A token that keeps its secrets in strings, and what it does not know.
#[derive(Clone, TokenModel)]
#[token(debug)]
#[serde(rename_all = "camelCase")]
pub struct Strings {
    /// The access token.
    #[token(access_token)]
    pub access_token: String,
    /// One more.
    #[token(access_token, fallback)]
    pub token: Option<Box<str>>,
    /// When it began.
    #[token(issued = "unix")]
    pub issued: i64,
    /// How long it lives.
    #[token(expires_in)]
    pub expires_in: i32,
    /// What it may do.
    #[token(scopes = "objects(name)")]
    pub scope: Vec<String>,
    /// The rest.
    #[token(extra)]
    #[serde(flatten)]
    pub extra: Extra,
}

/// A model with others in it, one of them itself.
#[derive(Debug, TokenModel)]
pub struct Outer {
    /// The first.
    #[token(nested)]
    pub session: Session,
    /// Used when that is empty.
    #[token(nested(access_token, scopes), fallback)]
    pub strings: Option<Strings>,
    /// Itself.
    #[token(nested(refresh_token), fallback)]
    pub outer: Option<Box<Self>>,
    /// And a private one.
    hidden: Option<Hidden>,
}

/// Nobody sees it.
#[derive(Debug, TokenModel)]
#[token(never_expires)]
struct Hidden {
    /// The access token.
    #[token(access_token)]
    token: Secret,
}

/// Passes on what a private model says.
#[derive(Debug, TokenModel)]
#[must_use]
pub struct Hiding {
    /// Private, with a role that this one has through it.
    #[token(nested(access_token, expires))]
    hidden: Hidden,
    /// Private, and so is its type.
    #[token(nested(refresh_token))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<Vec<Session>>,
}

/// Nothing but serde.
#[derive(Debug, Clone, Copy, TokenModel)]
pub struct Plain {
    /// A number.
    pub number: u8,
    /// Or none.
    pub optional: Option<u8>,
}

/// One direction only.
#[derive(Debug, Clone, Copy, TokenModel)]
#[token(manual(Serialize, Deserialize))]
pub struct Neither {
    /// When it ends.
    #[token(expires = "date")]
    pub ends: Option<DateTime<Utc>>,
}
