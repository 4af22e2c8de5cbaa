//! Lifetimes: `expires_in`, `refresh_expires_in`.

mod duration;
pub(crate) mod format;
mod types;
pub(crate) mod unit;

use crate::{
    answer::{Query, Rank, Token},
    codec::field::{AnswerField, Format, ReadField, WriteField},
    refresh::Inheritance,
    time::sentinel::{Meaning, Sentinels},
};
use format::{LifetimeField, LifetimeFormat, LifetimeValue};
use serde::{Deserializer, Serializer, de::Error};
use unit::Unit;

/// The format of a field that holds a lifetime.
#[derive(Debug, Clone, Copy)]
pub struct Lifetime {
    token: Token,
    format: LifetimeFormat,
    is_fallback: bool,
}

impl Lifetime {
    /// `expires_in`
    #[inline]
    pub const fn expires_in(unit: Unit) -> Self {
        let format = LifetimeFormat { unit, sentinels: Sentinels::NONE };
        Self { token: Token::Access, format, is_fallback: false }
    }

    /// `refresh_expires_in`
    #[inline]
    pub const fn refresh_expires_in(unit: Unit) -> Self {
        Self { token: Token::Refresh, ..Self::expires_in(unit) }
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }

    /// `never(…)`, `unknown(…)`
    #[inline]
    #[must_use]
    pub const fn sentinels(mut self, sentinels: Sentinels) -> Self {
        self.format.sentinels = sentinels;
        self
    }
}

impl<'de, V: LifetimeField> ReadField<'de, V> for Lifetime {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.format.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        V::from_value(LifetimeValue::Absent, &self.format).ok_or_else(|| E::missing_field(name))
    }
}

impl<V: LifetimeField> WriteField<V> for Lifetime {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.format.write(value, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && self.format.is_absent(value)
    }
}

impl<V: LifetimeField> AnswerField<V> for Lifetime {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        let rank = Rank::LIFETIME.or_fallback(self.is_fallback);
        query.expiry(self.token, rank, |base| self.format.expiry(value, base));
        if self.format.absent() == Meaning::Never {
            query.absent_is_never(self.token);
        }
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        let Some(previous) = previous else {
            return self.format.restart(value, inheritance.starts);
        };
        let is_inherited = match self.token {
            // The times of the access token are the reply's alone.
            Token::Access => false,
            Token::Refresh => inheritance.refresh_expiry,
        };
        if is_inherited && self.format.is_absent(value) {
            core::mem::swap(value, previous);
            self.format.restart(value, inheritance.starts);
        }
    }
}

impl<V: LifetimeField> Format<'_, V> for Lifetime {}
