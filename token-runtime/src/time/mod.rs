//! Points in time: `expires`, `refresh_expires`, `issued`, `received`, `instant`.

pub(crate) mod encoding;
pub(crate) mod format;
#[cfg(feature = "jwt")]
pub(crate) mod jwt;
#[cfg(feature = "clock")]
pub(crate) mod received;
#[cfg(not(feature = "clock"))]
#[path = "received_without_clock.rs"]
pub(crate) mod received;
mod rfc3339;
pub(crate) mod sentinel;
mod strftime;
mod types;

use crate::{
    answer::{Query, Rank, Token},
    codec::field::{AnswerField, Format, ReadField, WriteField},
    refresh::{Inheritance, inherit_if},
};
use encoding::Encoding;
use format::{SentinelTimeField, TimeField, TimeFormat, TimeValue};
use sentinel::{Meaning, Sentinels};
use serde::{Deserializer, Serializer, de::Error};

/// The role of a point in time.
#[derive(Debug, Clone, Copy)]
enum TimeRole {
    Expires(Token),
    Issued,
    #[cfg_attr(not(feature = "clock"), expect(dead_code, reason = "the clock stamps it"))]
    Received,
    Instant,
}

/// The format of a field that holds a point in time, or with sentinel values also what they mean.
#[derive(Debug, Clone, Copy)]
pub struct Time<const HAS_SENTINELS: bool = false> {
    role: TimeRole,
    format: TimeFormat,
    is_fallback: bool,
}

impl Time<false> {
    #[inline]
    const fn new(role: TimeRole, encodings: &'static [Encoding]) -> Self {
        let format = TimeFormat { encodings, sentinels: Sentinels::NONE };
        Self { role, format, is_fallback: false }
    }

    /// `expires = "…"`
    #[inline]
    pub const fn expires(encodings: &'static [Encoding]) -> Self {
        Self::new(TimeRole::Expires(Token::Access), encodings)
    }

    /// `refresh_expires = "…"`
    #[inline]
    pub const fn refresh_expires(encodings: &'static [Encoding]) -> Self {
        Self::new(TimeRole::Expires(Token::Refresh), encodings)
    }

    /// `issued = "…"`
    #[inline]
    pub const fn issued(encodings: &'static [Encoding]) -> Self {
        Self::new(TimeRole::Issued, encodings)
    }

    /// `instant = "…"`
    #[inline]
    pub const fn instant(encodings: &'static [Encoding]) -> Self {
        Self::new(TimeRole::Instant, encodings)
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true, ..self }
    }

    /// `never(…)`, `unknown(…)`
    #[inline]
    pub const fn sentinels(self, sentinels: Sentinels) -> Time<true> {
        let format = TimeFormat { sentinels, ..self.format };
        Time { role: self.role, format, is_fallback: self.is_fallback }
    }
}

impl<'de, V: TimeField, const HAS_SENTINELS: bool> ReadField<'de, V> for Time<HAS_SENTINELS> {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.format.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        V::from_value(TimeValue::Absent, &self.format).ok_or_else(|| E::missing_field(name))
    }
}

impl<V: TimeField, const HAS_SENTINELS: bool> WriteField<V> for Time<HAS_SENTINELS> {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.format.write(value, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && self.format.is_omitted(value)
    }
}

impl<V: TimeField, const HAS_SENTINELS: bool> AnswerField<V> for Time<HAS_SENTINELS> {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        let instant = || self.format.expiry(value)?.time();
        match self.role {
            TimeRole::Expires(token) => {
                let rank = Rank::STATED.or_fallback(self.is_fallback);
                query.expiry(token, rank, |_| self.format.expiry(value));
                if self.format.absent() == Meaning::Never {
                    query.absent_is_never(token);
                }
            }
            TimeRole::Issued => query.base(Rank::STATED.or_fallback(self.is_fallback), instant),
            TimeRole::Received => query.base(Rank::CONTAINED, instant),
            TimeRole::Instant => {}
        }
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        let is_inherited = match self.role {
            TimeRole::Expires(Token::Refresh) => inheritance.refresh_expiry,
            TimeRole::Instant => true,
            // The times of the access token are the reply's alone.
            TimeRole::Expires(Token::Access) | TimeRole::Issued | TimeRole::Received => false,
        };
        inherit_if(is_inherited && self.format.is_absent(value), value, previous);
    }
}

impl<V: TimeField> Format<'_, V> for Time<false> {}

impl<V: SentinelTimeField> Format<'_, V> for Time<true> {}
