//! Predefined models of real providers and of the standards.
//!
//! | type | provider or standard | times on the wire | without an expiry |
//! |---|---|---|---|
//! | [`OauthTokenObject`], in [`OAuthTokenResponse`] or [`OAuthTokensResponse`] | Zendesk | RFC 3339 | never expires |
//! | [`OAuthAccessToken`], in [`OAuthAccessTokens`] | Clerk | Unix seconds | unknown |
//! | [`AccessToken`], in [`TokenGetListResponse`] | Authlete | Unix milliseconds | unknown |
//! | [`OAuth2TokenResponse`] | Easyship | Unix seconds, lifetime in seconds | unknown |
//! | [`TokenResponse`] | RFC 6749 §5.1 | lifetime in seconds | unknown |
//! | [`IntrospectionResponse`] | RFC 7662 | Unix seconds | unknown |
//! | [`JwtClaims`] | RFC 7519 | Unix seconds | unknown |
//! | [`DeviceAuthorizationResponse`] | RFC 8628 | lifetime in seconds | an error |
//! | [`ClientRegistration`] | RFC 7591 | Unix seconds | unknown; 0 is never |
//! | [`PushedAuthorizationResponse`] | RFC 9126 | lifetime in seconds | an error |
//!
//! To read a reply that may be an error, decode a [`Reply`]: it is a token or an
//! [`ErrorResponse`].
//!
//! Every model is written with the public attributes of the derive, so each file is also an
//! example for a model of your own.
//!
//! A model skips unknown members. Providers add members over time, and a new version of this
//! crate may add them as public fields. If you construct a model by hand, for example in a
//! test, end the literal with `..Default::default()`, or with the type's `new` if it has
//! required fields.
//!
//! ```
//! use token_runtime::models::{AccessToken, OAuthAccessToken};
//!
//! let google = OAuthAccessToken {
//!     scopes: Some("email profile".into()),
//!     ..OAuthAccessToken::new("oauth_google", "ya29.a0Af")
//! };
//! let authlete = AccessToken { subject: Some("john".into()), ..Default::default() };
//! # let _ = (google, authlete);
//! ```

pub mod authlete;
pub mod clerk;
pub mod easyship;
pub mod standard;
pub mod zendesk;

#[doc(no_inline)]
pub use self::authlete::{AccessToken, GrantType, Property, TokenGetListResponse};
#[doc(no_inline)]
pub use self::clerk::{OAuthAccessToken, OAuthAccessTokenObject, OAuthAccessTokens};
#[doc(no_inline)]
pub use self::easyship::OAuth2TokenResponse;
#[doc(no_inline)]
pub use self::standard::{
    Audience, ClientRegistration, ErrorCode, ErrorResponse, IntrospectionResponse, JwtClaims, Reply,
};
#[cfg(feature = "clock")]
#[doc(no_inline)]
pub use self::standard::{DeviceAuthorizationResponse, PushedAuthorizationResponse, TokenResponse};
#[doc(no_inline)]
pub use self::zendesk::{OAuthTokenResponse, OAuthTokensResponse, OauthTokenObject};

/// Declares an enum of known strings. An unknown string is kept and written back unchanged.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[doc = concat!(" On the wire: `", $wire, "`.")] $variant,)+
            /// An unknown value, unchanged.
            Other(alloc::boxed::Box<str>),
        }

        impl $name {
            /// The value on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::Other(value) => value,
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($wire => Self::$variant,)+
                    _ => Self::Other(value.into()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let value = alloc::string::String::deserialize(input);
                value
                    .map(|value| Self::from(&*value))
                    .map_err(|error| crate::redact::errors::redact_as(error, &"a string"))
            }
        }
    };
}
use open_enum;

/// Reads null as the default, for `#[serde(deserialize_with)]`. Binary formats contain what this
/// crate wrote, which is never null.
fn or_default<'de, T, D>(input: D) -> Result<T, D::Error>
where
    T: serde::Deserialize<'de> + Default,
    D: serde::Deserializer<'de>,
{
    if input.is_human_readable() {
        <Option<T> as serde::Deserialize>::deserialize(input).map(Option::unwrap_or_default)
    } else {
        T::deserialize(input)
    }
}
