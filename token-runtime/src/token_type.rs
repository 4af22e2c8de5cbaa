//! The scheme of the `Authorization` header.

use crate::{
    answer::{Query, Rank},
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        plain::{MissingField, PlainField},
    },
    redact::errors::redact_as,
};
use alloc::{borrow::Cow, boxed::Box, string::String};
use core::{
    convert::Infallible,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// The type of an access token (RFC 6749 §7.1): the scheme with which a request presents it.
///
/// Servers send types of their own, so the enum is open. Types are compared without case (RFC
/// 6749 §5.1). An unknown type is written back as it came.
///
/// ```
/// use token_runtime::TokenType;
///
/// assert_eq!(TokenType::from("bearer"), TokenType::Bearer);
/// assert_eq!(TokenType::from("MAC"), TokenType::from("mac"));
/// assert_eq!("MAC".parse::<TokenType>()?.to_string(), "MAC");
/// # Ok::<(), core::convert::Infallible>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub enum TokenType {
    /// `Bearer` (RFC 6750).
    #[default]
    Bearer,
    /// Any other type, as the server wrote it.
    Other(Box<str>),
}

impl TokenType {
    /// The type as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Bearer => "Bearer",
            Self::Other(name) => name,
        }
    }
}

impl core::fmt::Display for TokenType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<&str> for TokenType {
    fn from(name: &str) -> Self {
        if name == "Bearer" || name.eq_ignore_ascii_case("Bearer") {
            Self::Bearer
        } else {
            Self::Other(name.into())
        }
    }
}

impl From<String> for TokenType {
    fn from(name: String) -> Self {
        Self::from(&*name)
    }
}

impl FromStr for TokenType {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(name.into())
    }
}

impl AsRef<str> for TokenType {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for TokenType {
    fn eq(&self, other: &Self) -> bool {
        self.as_str().eq_ignore_ascii_case(other.as_str())
    }
}

impl Eq for TokenType {}

impl Hash for TokenType {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().bytes().for_each(|byte| state.write_u8(byte.to_ascii_lowercase()));
    }
}

impl Serialize for TokenType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for TokenType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = TokenType;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a token type")
            }

            fn visit_str<E>(self, name: &str) -> Result<TokenType, E> {
                Ok(name.into())
            }
        }

        deserializer.deserialize_str(Visitor).map_err(|error| redact_as(error, &Visitor))
    }
}

/// A type for a field with `token_type`. It is read and written by its own serde impls.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a token type",
    label = "a token type is a string"
)]
pub trait TokenTypeField {
    /// The name of the scheme, if there is one.
    fn scheme(&self) -> Option<&str>;

    /// The value of a missing key, if it differs from serde's: `Bearer` for [`TokenType`].
    fn absent() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

#[diagnostic::do_not_recommend]
impl TokenTypeField for TokenType {
    fn scheme(&self) -> Option<&str> {
        Some(self.as_str())
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

#[diagnostic::do_not_recommend]
impl<T: TokenTypeField> TokenTypeField for Option<T> {
    fn scheme(&self) -> Option<&str> {
        self.as_ref()?.scheme()
    }
}

macro_rules! text_scheme {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl TokenTypeField for $ty {
            fn scheme(&self) -> Option<&str> {
                Some(self)
            }
        }
    )*};
}

text_scheme!(String, Box<str>, &str, Cow<'_, str>);

/// The format of a field that holds a token type.
#[derive(Debug, Clone, Copy)]
pub struct Scheme {
    is_fallback: bool,
}

impl Scheme {
    /// `token_type`
    #[inline]
    pub const fn token_type() -> Self {
        Self { is_fallback: false }
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true }
    }
}

impl<'de, V: TokenTypeField + Deserialize<'de>> ReadField<'de, V> for Scheme {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        V::deserialize(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        match V::absent() {
            Some(value) => Ok(value),
            None => V::deserialize(MissingField(name, PhantomData)),
        }
    }
}

impl<V: TokenTypeField + Serialize> WriteField<V> for Scheme {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && value.scheme().is_none()
    }
}

impl<V: TokenTypeField> AnswerField<V> for Scheme {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        query.scheme(Rank::STATED.or_fallback(self.is_fallback), || value.scheme());
    }
}

/// What a field with `token_type` must be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a token type",
    label = "a token type is a string",
    note = "use `TokenType`, a string, or an `Option` of these",
    note = "a type of your own can implement `token_runtime::field::TokenTypeField` and the traits of serde"
)]
pub trait TokenTypeValue<'de>: TokenTypeField + PlainField<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, V: TokenTypeField + PlainField<'de>> TokenTypeValue<'de> for V {}

impl<'de, V: TokenTypeValue<'de>> Format<'de, V> for Scheme {}
