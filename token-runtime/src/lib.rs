//! Access tokens as data: what serde is for data, this is for tokens.
//!
//! A program that talks to an OAuth server gets a token and must answer: when
//! does it expire, can it be refreshed, does it have the scope I need, and how
//! do I keep its secrets out of the logs? Every provider spells this differently.
//! You write the struct that the provider documents, and declare what each field
//! is. The derive writes the rest.
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
//!     r#"{"access_token":"ya29.a0Af","expires_at":1767229200,
//!         "scope":"email profile","user_id":7}"#,
//! )?;
//! assert!(token.has_scope("profile"));
//! assert!(!token.is_expired_at(DateTime::from_timestamp(1_767_229_199, 0).unwrap()));
//! assert!(!format!("{token:?}").contains("ya29"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Where to start
//!
//! | you want to | read |
//! |---|---|
//! | learn it | the [guide], from the first token on |
//! | find the struct for a provider | the [cookbook](guide::cookbook) |
//! | annotate a struct | [`derive@TokenModel`]: every attribute, with an example |
//! | know what a token answers | the trait [`trait@TokenModel`] |
//! | take a ready-made struct | [`models`]: the standards, and four providers |
//! | use a field type of your own | [`field`]: the traits to implement |
//! | combine it with another crate | the features below |
//!
//! # The types
//!
//! | type | is |
//! |---|---|
//! | [`Secret`] | a string that never prints and is zeroed when dropped |
//! | [`Expiry`], [`Status`], [`TimeLeft`] | when a token ends, where it is in its life, and the time left as text for people |
//! | [`ScopeSet`], [`MissingScopes`] | scopes in the order sent, and the error of a token that lacks some |
//! | [`TokenType`] | the scheme of the `Authorization` header |
//! | [`Extra`] | the members that no field takes |
//! | [`Redacted`] | a token that serializes with every secret masked |
//! | [`Expires`], [`Scoped`], [`Authorizes`], [`Refreshes`] | what a model can answer, as bounds for generic code |
//! | [`AnyToken`] | a token whose model is not known: `Vec<Box<dyn AnyToken>>` |
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `derive` | yes | `#[derive(TokenModel)]` and [`models`] |
//! | `clock` | yes | the methods that read the system clock, and `received` |
//! | `std` | with `clock` | `SystemTime`, `HashMap` and `HashSet` fields |
//! | `jwt` | no | `expires = "jwt"`: the unverified `exp` claim of the token |
//! | `http` | no | a [`Secret`] as a header value that is marked sensitive: [`interop::http`] |
//! | `jiff` | no | jiff's times and durations as fields: [`interop::jiff`] |
//! | `oauth2` | no | a model as the token response of the `oauth2` crate: [`interop::oauth2`] |
//! | `serde_json` | no | values of `serde_json` as unknown members: [`interop::serde_json`] |
//! | `time` | no | the times and durations of `time` as fields: [`interop::time`] |
//!
//! Without default features the crate is `no_std` and needs `alloc`.
//!
// Full addresses, because these modules are not there without their features.
//! [`interop::http`]: https://docs.rs/token-runtime/latest/token_runtime/interop/http/
//! [`interop::jiff`]: https://docs.rs/token-runtime/latest/token_runtime/interop/jiff/
//! [`interop::oauth2`]: https://docs.rs/token-runtime/latest/token_runtime/interop/oauth2/
//! [`interop::serde_json`]: https://docs.rs/token-runtime/latest/token_runtime/interop/serde_json/
//! [`interop::time`]: https://docs.rs/token-runtime/latest/token_runtime/interop/time/

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[allow(missing_docs, reason = "only expansions use it")]
mod active;
#[allow(missing_docs, reason = "only expansions use it")]
mod answer;
mod answers;
mod any_token;
#[cfg(feature = "std")]
mod clock;
#[allow(missing_docs, reason = "only expansions use it")]
mod codec;
mod expiry;
mod extra;
#[cfg(not(feature = "clock"))]
mod feature;
pub mod field;
#[cfg(all(any(doc, doctest), feature = "clock", feature = "derive"))]
pub mod guide;
mod inherit;
pub mod interop;
#[allow(missing_docs, reason = "only expansions use it")]
mod lifetime;
mod model;
#[cfg(feature = "derive")]
pub mod models;
#[allow(missing_docs, reason = "only expansions use it")]
mod nested;
mod redact;
#[allow(missing_docs, reason = "only expansions use it")]
mod refresh;
mod scale;
mod scope;
#[allow(missing_docs, reason = "only expansions use it")]
mod secret;
#[allow(missing_docs, reason = "only expansions use it")]
mod time;
mod time_left;
mod token_type;

#[doc(hidden)]
pub mod __private;

pub use answer::Scopes;
pub use any_token::AnyToken;
pub use chrono;
pub use expiry::{Expiry, ParseExpiryError, ParseStatusError, Status};
pub use extra::value::{Extra, ExtraValue};
pub use model::{Authorizes, Expires, Refreshes, Scoped, TokenModel};
pub use redact::view::Redacted;
pub use scope::{
    format::ScopeFormat, missing::MissingScopes, open::OpenScope, rules as scope_rules,
    set::ScopeSet,
};
pub use secret::{authorization::AuthorizationError, value::Secret};
pub use time_left::TimeLeft;
#[cfg(feature = "derive")]
#[doc = include_str!("attributes.md")]
pub use token_derive::TokenModel;
pub use token_type::TokenType;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct CrateReadme;
