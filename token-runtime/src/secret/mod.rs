//! Secrets: `access_token`, `refresh_token`, `secret`.

pub(crate) mod authorization;
pub(crate) mod field;
pub(crate) mod name;
mod no_text;
mod read;
pub(crate) mod value;

use crate::{
    answer::{Query, Rank, Token},
    codec::field::{AnswerField, Format, ReadField, WriteField},
    refresh::{Inheritance, inherit_if},
};
use core::fmt;
use field::{FromSecret, SecretField, SecretText};
use serde::{
    Deserializer, Serializer,
    de::{Error, Unexpected},
};

/// What a secret is to its token.
#[derive(Debug, Clone, Copy)]
enum SecretRole {
    Token(Token),
    Other,
}

/// The format of a field that holds a secret, in a type that never prints it; under
/// `#[token(debug)]` the type may print it.
#[derive(Debug, Clone, Copy)]
pub struct Credential<const MAY_PRINT: bool = false> {
    role: SecretRole,
    is_fallback: bool,
    /// The token of which this secret, a JWT, contains the expiry.
    jwt: Option<Token>,
}

impl Credential<false> {
    #[inline]
    const fn new(role: SecretRole) -> Self {
        Self { role, is_fallback: false, jwt: None }
    }

    /// `access_token`
    #[inline]
    pub const fn access_token() -> Self {
        Self::new(SecretRole::Token(Token::Access))
    }

    /// `refresh_token`
    #[inline]
    pub const fn refresh_token() -> Self {
        Self::new(SecretRole::Token(Token::Refresh))
    }

    /// `secret`
    #[inline]
    pub const fn secret() -> Self {
        Self::new(SecretRole::Other)
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }

    /// `expires = "jwt"`, `refresh_expires = "jwt"`
    #[inline]
    #[must_use]
    pub fn jwt<T: JwtFeature>(self, token: T) -> Self {
        Self { jwt: Some(token.token()), ..self }
    }

    /// `#[token(debug)]` on the struct: the field's own type may print the secret.
    #[inline]
    pub const fn printable(self) -> Credential<true> {
        Credential { role: self.role, is_fallback: self.is_fallback, jwt: self.jwt }
    }
}

/// A token, with the feature `jwt`.
#[diagnostic::on_unimplemented(
    message = "`\"jwt\"` needs the feature `jwt` of `token-runtime`",
    label = "the expiry is inside of this token",
    note = "in `Cargo.toml`: `token-runtime = {{ version = \"…\", features = [\"jwt\"] }}`"
)]
pub trait JwtFeature {
    fn token(self) -> Token;
}

#[cfg(feature = "jwt")]
impl JwtFeature for Token {
    #[inline]
    fn token(self) -> Token {
        self
    }
}

/// The secret, if there is one. An empty one is none.
#[inline]
fn expose<V: SecretText>(value: &V) -> Option<&str> {
    value.text().filter(|text| !text.is_empty())
}

impl<'de, V: FromSecret<'de>, const MAY_PRINT: bool> ReadField<'de, V> for Credential<MAY_PRINT> {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        let expected = match self.role {
            SecretRole::Token(Token::Access) => "an access token in a string",
            SecretRole::Token(Token::Refresh) | SecretRole::Other => "a string",
        };
        let value: V = read::read(deserializer, expected)?;
        match (self.role, value.text()) {
            // The reply of a token endpoint has an access token (RFC 6749 §5.1).
            (SecretRole::Token(Token::Access), Some("")) => {
                Err(D::Error::invalid_value(Unexpected::Other("empty string"), &expected))
            }
            _ => Ok(value),
        }
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        V::absent().ok_or_else(|| E::missing_field(name))
    }
}

impl<V: SecretText, const MAY_PRINT: bool> WriteField<V> for Credential<MAY_PRINT> {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && value.text().is_none()
    }
}

impl<V: SecretText, const MAY_PRINT: bool> AnswerField<V> for Credential<MAY_PRINT> {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        query.presence(|| value.text().is_some());
        if let SecretRole::Token(token) = self.role {
            let rank = Rank::STATED.or_fallback(self.is_fallback);
            query.secret(token, rank, || expose(value));
        }
        #[cfg(feature = "jwt")]
        if let Some(token) = self.jwt {
            query.expiry(token, Rank::CONTAINED, |_| crate::time::jwt::expiry(expose(value)?));
        }
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        let is_inherited = match self.role {
            // The access token is the reply's alone.
            SecretRole::Token(Token::Access) => false,
            SecretRole::Token(Token::Refresh) => inheritance.refresh_token,
            SecretRole::Other => true,
        };
        inherit_if(is_inherited && expose(value).is_none(), value, previous);
    }
}

impl<'de, V: SecretField<'de>> Format<'de, V> for Credential<false> {}

impl<'de, V: FromSecret<'de>> Format<'de, V> for Credential<true> {}

/// A secret as `#[token(debug)]` prints it: whether there is one.
pub struct Presence(pub bool);

impl fmt::Debug for Presence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "***" } else { "None" })
    }
}
