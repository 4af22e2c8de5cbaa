//! Access tokens as data: what serde is for data, this is for tokens.
//!
//! A program that talks to an OAuth server gets a token and must answer: when
//! does it expire, may it be refreshed, does it carry the scope I need, and how
//! do I keep its secrets out of the logs? Every provider spells it differently.
//! Here the struct says per field what it *is*, and the rest is derived:
//!
//! ```
//! use token_runtime::chrono::{DateTime, Utc};
//! use token_runtime::{ScopeSet, Secret, TokenModel};
//!
//! #[derive(Debug, Clone, TokenModel)]
//! struct SessionToken {
//!     #[token(access_token)]
//!     access_token: Secret,
//!     #[token(refresh_token)]
//!     refresh_token: Option<Secret>,
//!     #[token(expires = "unix")]
//!     expires_at: Option<DateTime<Utc>>,
//!     #[token(scopes = "space")]
//!     scope: ScopeSet,
//!     user_id: u64,
//! }
//!
//! let token: SessionToken = serde_json::from_str(
//!     r#"{"access_token":"ya29.a0Af","expires_at":1767229200,"scope":"email profile","user_id":7}"#,
//! )?;
//! assert!(token.has_scope("profile"));
//! assert!(!token.is_expired_at(DateTime::from_timestamp(1_767_229_199, 0).unwrap()));
//! assert!(!format!("{token:?}").contains("ya29"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! * Annotate a struct of your own: the attributes are listed at
//!   [`derive@TokenModel`].
//! * Ask it: the methods are those of the trait [`trait@TokenModel`].
//! * Or use a model that is there already: [`models`].
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `derive` | yes | `#[derive(TokenModel)]` and [`models`] |
//! | `clock` | yes | the methods that read the system clock, and `received` |
//! | `std` | with `clock` | `SystemTime`, `HashMap` and `HashSet` fields |
//! | `jwt` | no | `expires = "jwt"`: the unverified `exp` claim of the token |
//! | `http` | no | a [`Secret`] as the value of a header, marked sensitive: `interop::http` |
//! | `jiff` | no | jiff's times and durations as fields: `interop::jiff` |
//! | `oauth2` | no | a model as the token response of the `oauth2` crate: `interop::oauth2` |
//! | `time` | no | the times and durations of `time` as fields: `interop::time` |
//!
//! Without default features the crate is `no_std` with `alloc`.

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod expiry;
mod extra;
#[cfg(any(feature = "http", feature = "jiff", feature = "oauth2", feature = "time"))]
pub mod interop;
pub mod matching;
mod model;
#[cfg(feature = "derive")]
pub mod models;
mod open_scope;
mod redacted;
mod role;
mod scope;
mod scope_field;
mod secret;
mod time_field;
mod token_type;
#[allow(missing_docs, clippy::missing_errors_doc, reason = "private: only expansions call it")]
mod wire;

pub use chrono;
pub use expiry::{Expiry, Status};
pub use extra::{Extra, ExtraField, UnprintableExtra, Value};
pub use model::TokenModel;
pub use open_scope::OpenScope;
pub use redacted::Redacted;
pub use role::{Authorizes, Expires, NestedField, Refreshes, Scoped};
pub use scope::{MissingScopes, ScopeSet};
pub use scope_field::{Form, FromScopes, ScopeField};
pub use secret::{AuthorizationError, FromSecret, Secret, SecretField, SecretText};
pub use time_field::{MarkedTimeField, TimeField};
#[cfg(feature = "derive")]
#[doc = include_str!("attributes.md")]
pub use token_derive::TokenModel;
pub use token_type::{TokenType, TokenTypeField};
pub use wire::lifetime::LifetimeField;

/// What expansions of the derive name. Not for use by hand: it may change in
/// any release.
#[doc(hidden)]
#[allow(missing_docs)]
pub mod derived {
    pub use crate::__items as items;
    pub use crate::{
        Authorizes, Expires, Expiry, ExtraField, FromScopes, FromSecret, LifetimeField, NestedField,
        Refreshes, ScopeField, ScopeSet, Scoped, SecretField, SecretText, TimeField, TokenModel,
        TokenTypeField,
    };
    pub use crate::{
        role::{
            AccessCodec, Bases, ExpiryCodec, GrantedCodec, PassesAccess, PassesExpiry, PassesRefresh,
            PassesScopes, RefreshCodec,
        },
        scope_field::Form,
        wire::{
            encoding::Encoding,
            error, expiry,
            extra::{self, ExtraCodec, UnprintableExtraCodec},
            fallback,
            guard::Guard,
            jwt,
            lifetime::{self, LifetimeCodec, LifetimeWire, Unit},
            marks::{Mark, Marks, Meaning},
            nested::{self, NestedCodec},
            number::Number,
            plain,
            scopes::{self, ScopeCodec},
            secret::{self, SecretCodec, UnprintableCodec},
            time::{self, MarkedTimeCodec, TimeCodec, TimeWire},
            token_type::{self, TokenTypeCodec},
            wrapped::{self, In, Out},
        },
    };
    pub use chrono::{DateTime, Utc};
    pub use core::{
        convert::Into, default::Default, fmt, iter::Iterator, marker::PhantomData, ops::Deref,
        option::Option, primitive::bool, primitive::str, result::Result, time::Duration,
    };
    pub use serde;
}

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
