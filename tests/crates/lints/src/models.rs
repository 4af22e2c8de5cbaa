//! Models with every role.

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
    /// The token type.
    #[token(token_type)]
    pub token_type: TokenType,
    /// The lifetime.
    #[token(expires_in = "millis")]
    pub expires_in: Option<Duration>,
    /// The time of receipt.
    #[token(received)]
    pub received_at: DateTime<Utc>,
    /// The refresh token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The expiry of the refresh token.
    #[token(refresh_expires("rfc3339", "unix"), never(0, absent), unknown(-1, "N/A"))]
    pub refresh_expires: Expiry,
    /// The scopes.
    #[token(scopes = "comma")]
    pub scope: Option<ScopeSet>,
    /// An instant without a role.
    #[token(instant = "%Y-%m-%d %H:%M")]
    pub trial: Option<DateTime<FixedOffset>>,
    /// A required member.
    #[token(required)]
    pub label: Option<String>,
    /// The user.
    pub user: u64,
}

/// A token with secrets in strings, and with unknown members.
#[derive(Clone, TokenModel)]
#[token(debug)]
#[serde(rename_all = "camelCase")]
pub struct Strings {
    /// The access token.
    #[token(access_token)]
    pub access_token: String,
    /// A second access token.
    #[token(access_token, fallback)]
    pub token: Option<Box<str>>,
    /// The time of issue.
    #[token(issued = "unix")]
    pub issued: i64,
    /// The lifetime.
    #[token(expires_in)]
    pub expires_in: i32,
    /// The scopes.
    #[token(scopes = "objects(name)")]
    pub scope: Vec<String>,
    /// Unknown members.
    #[token(extra)]
    #[serde(flatten)]
    pub extra: Extra,
}

/// A model with nested models, including itself.
#[derive(Debug, TokenModel)]
pub struct Outer {
    /// A nested model.
    #[token(nested)]
    pub session: Session,
    /// The fallback.
    #[token(nested(access_token, scopes), fallback)]
    pub strings: Option<Strings>,
    /// A model of the same type.
    #[token(nested(refresh_token), fallback)]
    pub outer: Option<Box<Self>>,
    /// A private model.
    hidden: Option<Hidden>,
}

/// A private model.
#[derive(Debug, TokenModel)]
#[token(never_expires)]
struct Hidden {
    /// The access token.
    #[token(access_token)]
    token: Secret,
}

/// A public model with the roles of a private model.
#[derive(Debug, TokenModel)]
#[must_use]
pub struct Hiding {
    /// A private field of a private type, with roles.
    #[token(nested(access_token, expires))]
    hidden: Hidden,
    /// A private field.
    #[token(nested(refresh_token))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<Vec<Session>>,
}

/// A model without roles.
#[derive(Debug, Clone, Copy, TokenModel)]
pub struct Plain {
    /// A number.
    pub number: u8,
    /// An optional number.
    pub optional: Option<u8>,
}

/// A model whose serde impls are manual.
#[derive(Debug, Clone, Copy, TokenModel)]
#[token(manual(Serialize, Deserialize))]
pub struct Neither {
    /// The expiry.
    #[token(expires = "date")]
    pub ends: Option<DateTime<Utc>>,
}
