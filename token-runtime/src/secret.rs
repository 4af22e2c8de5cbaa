//! Values that no `Debug`, log or error ever shows.

use crate::{redacted::SECRET, wire::guard::Guard};
use alloc::{borrow::Cow, boxed::Box, format, string::String};
use core::fmt;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;

/// A secret string: an access token, a refresh token, a client secret.
///
/// `Debug` prints a constant, there is no `Display`, `==` takes the same time
/// wherever the values differ, and the memory is zeroed on drop.
/// [`expose_secret`](Secret::expose_secret) is the one way to the value.
///
/// Serialising **writes the value**, because a stored token would be useless
/// without it. For logs there is [`TokenModel::redacted`].
///
/// [`TokenModel::redacted`]: crate::TokenModel::redacted
///
/// ```
/// use token_runtime::Secret;
///
/// let secret = Secret::from("ya29.a0AfH6");
/// assert_eq!(secret.expose_secret(), "ya29.a0AfH6");
/// assert_eq!(format!("{secret:?}"), "Secret(***)");
/// assert_eq!(secret, Secret::from(String::from("ya29.a0AfH6")));
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// A secret with this value. Of a `String` with room to spare the buffer is
    /// moved, and what it leaves behind is not zeroed; a `&str` is copied.
    pub fn new(value: impl Into<Box<str>>) -> Self {
        Self(SecretString::from(value.into()))
    }

    /// The value itself. Every use of it is worth a look in review.
    pub fn expose_secret(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

impl Eq for Secret {}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.into())
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value.into())
    }
}

impl From<Box<str>> for Secret {
    fn from(value: Box<str>) -> Self {
        Self(value.into())
    }
}

impl From<SecretString> for Secret {
    fn from(value: SecretString) -> Self {
        Self(value)
    }
}

impl From<Secret> for SecretString {
    fn from(value: Secret) -> Self {
        value.0
    }
}

impl Serialize for Secret {
    /// Writes the value: see [`Secret`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SECRET, self.expose_secret())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire::secret::any(Guard(deserializer))
    }
}

/// A type that holds a secret and never prints it: what a field with
/// `access_token`, `refresh_token` or `secret` may be.
///
/// Implement it, [`FromSecret`] and [`SecretText`] for a type of your own to use
/// it in such a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot keep a secret",
    label = "a secret wants a type that never prints it",
    note = "use `Secret` or `Option<Secret>`",
    note = "or put `#[token(debug)]` on the struct, in place of `Debug` in its `derive`, to keep a string"
)]
pub trait SecretField<'de>: FromSecret<'de> {}

/// A type that holds the text of a secret, printing or not.
pub trait SecretText {
    /// The secret itself; `None` if there is none.
    fn text(&self) -> Option<&str>;

    /// Writes the secret, marked so that a redacted view masks it.
    #[doc(hidden)]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(SECRET, self.text().unwrap_or_default())
    }
}

/// A type that can be made from a secret on the wire.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a secret",
    label = "a secret is a string",
    note = "use `Secret`, `String`, `Box<str>`, `Cow<str>`, `&str`, or an `Option` of these"
)]
pub trait FromSecret<'de>: SecretText + Sized {
    /// The secret from a piece of text that does not outlive the call.
    /// `None` if the type can only borrow from the input.
    fn from_text(text: &str) -> Option<Self>;

    /// The secret from text that the input lends.
    fn from_borrowed(text: &'de str) -> Option<Self> {
        Self::from_text(text)
    }

    /// What a missing or null secret is; `None` if it has to be there.
    fn absent() -> Option<Self> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl SecretField<'_> for Secret {}
#[diagnostic::do_not_recommend]
impl SecretField<'_> for SecretString {}
#[diagnostic::do_not_recommend]
impl<'de, T: SecretField<'de>> SecretField<'de> for Option<T> {}
#[diagnostic::do_not_recommend]
impl<'de, T: SecretField<'de>> SecretField<'de> for Box<T> {}

impl<T: SecretText> SecretText for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref()?.text()
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Written<'a, T>(&'a T);

        impl<T: SecretText> Serialize for Written<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write(serializer)
            }
        }

        match self {
            Some(secret) => serializer.serialize_some(&Written(secret)),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: SecretText> SecretText for Box<T> {
    fn text(&self) -> Option<&str> {
        T::text(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromSecret<'de>> FromSecret<'de> for Option<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Some)
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        T::from_borrowed(text).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromSecret<'de>> FromSecret<'de> for Box<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Box::new)
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        T::from_borrowed(text).map(Box::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }
}

macro_rules! owned_secret {
    ($($ty:ty, $value:ident => $text:expr;)*) => {$(
        impl SecretText for $ty {
            fn text(&self) -> Option<&str> {
                let $value = self;
                Some($text)
            }
        }

        #[diagnostic::do_not_recommend]
        impl FromSecret<'_> for $ty {
            fn from_text(text: &str) -> Option<Self> {
                Some(text.into())
            }
        }
    )*};
}

owned_secret! {
    Secret, value => value.expose_secret();
    SecretString, value => value.expose_secret();
    String, value => value;
    Box<str>, value => value;
}

impl SecretText for &str {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromSecret<'de> for &'a str {
    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        Some(text)
    }
}

impl SecretText for Cow<'_, str> {
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromSecret<'de> for Cow<'a, str> {
    fn from_text(text: &str) -> Option<Self> {
        Some(Cow::Owned(text.into()))
    }

    fn from_borrowed(text: &'de str) -> Option<Self> {
        Some(Cow::Borrowed(text))
    }
}

/// Why a token cannot be sent: see [`TokenModel::authorization`].
///
/// [`TokenModel::authorization`]: crate::TokenModel::authorization
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationError {
    /// The payload had no access token.
    NoToken,
    /// The access token has a character that must not stand in a header.
    Token,
    /// The token type is not the name of an authentication scheme.
    Scheme,
}

impl fmt::Display for AuthorizationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoToken => "there is no access token",
            Self::Token => "the access token has a character that must not stand in a header",
            Self::Scheme => "the token type is not the name of an authentication scheme",
        })
    }
}

impl core::error::Error for AuthorizationError {}

/// The header value for `token` under `scheme`.
pub(crate) fn authorization(scheme: Option<&str>, token: Option<&str>) -> Result<Secret, AuthorizationError> {
    let token = token.ok_or(AuthorizationError::NoToken)?;
    // RFC 9110 §5.5: visible ASCII; what is outside could end the header.
    if token.is_empty() || !token.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(AuthorizationError::Token);
    }
    let scheme = match scheme {
        None | Some("") => "Bearer",
        Some(scheme) if scheme.eq_ignore_ascii_case("Bearer") => "Bearer",
        Some(scheme) if scheme.bytes().all(is_token_char) => scheme,
        Some(_) => return Err(AuthorizationError::Scheme),
    };
    Ok(Secret::from(format!("{scheme} {token}")))
}

/// RFC 9110 §5.6.2: a character of a scheme's name.
fn is_token_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
