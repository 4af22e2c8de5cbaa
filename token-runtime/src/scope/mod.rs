//! Scopes: `scopes`, `refresh_scopes`.

pub(crate) mod field;
pub(crate) mod format;
mod lengths;
pub(crate) mod missing;
pub(crate) mod open;
mod places;
pub mod rules;
pub(crate) mod set;
mod traits;
mod types;
mod write;

use crate::{
    answer::{Grant, Query, Rank, Scopes, Token},
    codec::field::{AnswerField, Format, ReadField, WriteField},
    refresh::{Inheritance, inherit_if},
};
use field::{FromScopes, ScopeField};
use format::ScopeFormat;
use serde::{Deserializer, Serializer, de::Error};

/// The format of a field that holds scopes.
#[derive(Debug, Clone, Copy)]
pub struct Granted {
    token: Token,
    format: ScopeFormat,
    is_fallback: bool,
}

impl Granted {
    /// `scopes = "…"`
    #[inline]
    pub const fn scopes(format: ScopeFormat) -> Self {
        Self { token: Token::Access, format, is_fallback: false }
    }

    /// `refresh_scopes = "…"`
    #[inline]
    pub const fn refresh_scopes(format: ScopeFormat) -> Self {
        Self { token: Token::Refresh, format, is_fallback: false }
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }
}

impl<'de, V: FromScopes<'de>> ReadField<'de, V> for Granted {
    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        field::read(deserializer, self.format)
    }

    #[inline]
    fn missing<E: Error>(&self, _: &'static str) -> Result<V, E> {
        Ok(V::none())
    }
}

impl<V: ScopeField> WriteField<V> for Granted {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(self.format, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && value.scopes(self.format).is_none()
    }
}

/// The scopes of one field, in its format.
struct FieldScopes<'m, V>(&'m V, ScopeFormat);

impl<'m, V: ScopeField> Grant<'m> for FieldScopes<'m, V> {
    #[inline]
    fn scopes(self) -> Option<Scopes<'m>> {
        self.0.scopes(self.1)
    }

    #[inline]
    fn grants(self, scope: &str) -> Option<bool> {
        self.0.scopes(self.1).map(|_| self.0.grants(scope, self.1))
    }

    fn answers(self) -> bool {
        self.0.is_answer(self.1)
    }
}

impl<V: ScopeField> AnswerField<V> for Granted {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        let rank = Rank::STATED.or_fallback(self.is_fallback);
        query.scopes(self.token, rank, FieldScopes(value, self.format));
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        let is_inherited = match self.token {
            Token::Access => inheritance.scopes,
            Token::Refresh => inheritance.refresh_scopes,
        };
        inherit_if(is_inherited && !value.is_answer(self.format), value, previous);
    }
}

impl<'de, V: FromScopes<'de>> Format<'de, V> for Granted {}
