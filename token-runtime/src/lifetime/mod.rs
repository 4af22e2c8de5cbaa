//! Lifetimes: `expires_in`, `refresh_expires_in`.

mod duration;
pub(crate) mod types;
pub(crate) mod unit;

use crate::{
    Expiry,
    answer::{Query, Rank, Token},
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        number::{Number, SECOND},
        scalar::{self, Mismatch, Scalar},
    },
    refresh::{Inheritance, LifetimeStarts},
    scale::after,
    time::{
        Binary,
        sentinel::{Meaning, Sentinels},
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use core::fmt;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected},
};
use types::LifetimeField;
use unit::Unit;

/// How a lifetime is read and written: its unit and sentinel values.
#[derive(Debug, Clone, Copy)]
pub struct LifetimeFormat {
    unit: Unit,
    sentinels: Sentinels,
}

/// What a field that holds a lifetime says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifetimeValue {
    /// A number of the declared unit.
    Of(Number),
    /// A sentinel value.
    Sentinel(Meaning),
    /// Nothing: a missing key or null.
    Absent,
}

impl LifetimeFormat {
    /// The lifetime that a number of the declared unit is.
    #[inline]
    pub fn delta(&self, number: Number) -> TimeDelta {
        number.delta(self.unit.nanos())
    }

    /// The number of the declared unit that a lifetime is.
    pub fn number(&self, delta: TimeDelta) -> Number {
        Number::of_delta(delta, self.unit.nanos())
    }

    /// The meaning of a missing key and of null.
    pub fn absent(&self) -> Meaning {
        self.sentinels.absent
    }

    /// The field that holds `number`. Truncation or saturation by its type must
    /// not turn an ordinary value into a sentinel: a negative lifetime is an
    /// expired token, and 0 may mean never.
    fn field_of<T: LifetimeField>(&self, number: Number) -> Option<T> {
        let field = T::from_value(LifetimeValue::Of(number), self)?;
        let meaning = match field.to_value(self) {
            LifetimeValue::Of(number) => self.sentinels.number(number),
            LifetimeValue::Sentinel(_) | LifetimeValue::Absent => None,
        };
        (meaning == self.sentinels.number(number)).then_some(field)
    }

    fn read<'de, T: LifetimeField, D: Deserializer<'de>>(
        &self,
        deserializer: D,
    ) -> Result<T, D::Error> {
        if deserializer.is_human_readable() {
            return scalar::read(deserializer, self);
        }
        let value = Binary::deserialize(deserializer)?.map_or(LifetimeValue::Absent, unpack);
        T::from_value(value, self)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Other("null"), &"a lifetime"))
    }

    fn write<T: LifetimeField, S: Serializer>(
        &self,
        field: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match field.to_value(self) {
            LifetimeValue::Absent | LifetimeValue::Sentinel(_) => serializer.serialize_none(),
            LifetimeValue::Of(number) if serializer.is_human_readable() => {
                self.unit.write(number, serializer)
            }
            LifetimeValue::Of(number) => {
                let binary: Binary = Some(number.seconds(SECOND));
                binary.serialize(serializer)
            }
        }
    }

    #[inline]
    fn is_absent<T: LifetimeField>(&self, field: &T) -> bool {
        field.to_value(self) == LifetimeValue::Absent
    }

    /// The expiry that the field says, counted from `base`; `None` if it says
    /// nothing.
    #[inline]
    fn expiry<T: LifetimeField>(&self, field: &T, base: Option<DateTime<Utc>>) -> Option<Expiry> {
        let LifetimeValue::Of(number) = field.to_value(self) else { return None };
        match (self.sentinels.number(number), base) {
            (Some(meaning), _) => Some(meaning.into()),
            (None, None) => Some(Expiry::Unknown),
            (None, Some(base)) => Some(Expiry::At(after(base, self.delta(number)))),
        }
    }

    /// Makes an inherited lifetime count from the reply's start: what is left of
    /// it then.
    fn restart<T: LifetimeField>(&self, field: &mut T, starts: LifetimeStarts) {
        let end = self.expiry(field, starts.previous).and_then(Expiry::time);
        let (Some(end), Some(start)) = (end, starts.reply) else { return };
        let left = self.number(end.signed_duration_since(start));
        // A type that cannot say "expired" says "expires at once, or nearly".
        if let Some(left) = self.field_of(left).or_else(|| self.field_of(Number::from_int(1))) {
            *field = left;
        }
    }
}

fn unpack((seconds, nanos): (i64, u32)) -> LifetimeValue {
    LifetimeValue::Of(Number::of_seconds(seconds, nanos, SECOND))
}

impl<T: LifetimeField> scalar::Target<T> for LifetimeFormat {
    /// A number that is a sentinel value is kept as that number if the type holds
    /// numbers; `"N/A"` and its like are no numbers.
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Mismatch> {
        let (meaning, number) = match scalar {
            Scalar::Number(number) if self.sentinels.is_empty() && self.unit.is_number() => {
                return T::from_value(LifetimeValue::Of(number), self).ok_or(Mismatch);
            }
            Scalar::Absent => return T::from_value(LifetimeValue::Absent, self).ok_or(Mismatch),
            Scalar::Binary(seconds, nanos) => {
                return T::from_value(unpack((seconds, nanos)), self).ok_or(Mismatch);
            }
            Scalar::Number(number) => (self.sentinels.number(number), Some(number)),
            Scalar::Text(text) => (self.sentinels.text(text), text.parse().ok()),
        };
        let Some(meaning) = meaning else {
            let number = self.unit.read(scalar).ok_or(Mismatch)?;
            return self.field_of(number).ok_or(Mismatch);
        };
        // Held as sent if that round-trips, else as what it means.
        let held = number.and_then(|number| {
            let field = T::from_value(LifetimeValue::Of(number), self)?;
            (field.to_value(self) == LifetimeValue::Of(number)).then_some(field)
        });
        held.or_else(|| T::from_value(LifetimeValue::Sentinel(meaning), self)).ok_or(Mismatch)
    }
}

impl fmt::Display for LifetimeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unit.fmt(f)
    }
}

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

impl<'de, V: LifetimeField> Format<'de, V> for Lifetime {}
