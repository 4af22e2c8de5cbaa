//! Points in time: `expires`, `refresh_expires`, `issued`, `received`, `instant`.

pub(crate) mod encoding;
pub(crate) mod jwt;
mod rfc3339;
pub(crate) mod sentinel;
mod strftime;
pub(crate) mod types;

use crate::{
    Expiry,
    answer::{Query, Rank, Token},
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        scalar::{self, Mismatch, Scalar},
    },
    refresh::{Inheritance, inherit_if},
    scale::clamped,
};
use chrono::{DateTime, Datelike, FixedOffset};
use core::fmt;
use encoding::Encoding;
use sentinel::{Meaning, Sentinels};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected},
};
use types::{SentinelTimeField, TimeField};

/// How a point in time is read and written: its encodings and sentinel values.
#[derive(Debug, Clone, Copy)]
pub struct TimeFormat {
    /// Tried in order; the first is written.
    encodings: &'static [Encoding],
    sentinels: Sentinels,
}

/// What a field that holds a point in time says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TimeValue {
    /// This instant.
    At(DateTime<FixedOffset>),
    /// A sentinel value; the number, if it was one.
    Sentinel(Meaning, Option<i128>),
    /// Nothing: a missing key or null.
    Absent,
}

impl TimeFormat {
    /// The encoding that is written.
    #[inline]
    fn written(&self) -> Encoding {
        self.encodings.first().copied().unwrap_or(Encoding::Rfc3339)
    }

    /// Whether every number is a Unix time in seconds. Asked first, because it is
    /// the case that comes most often and costs least.
    #[inline]
    fn is_plain_unix(&self) -> bool {
        self.sentinels.is_empty() && self.written().is_unix_seconds()
    }

    /// The integer that a field of an integer type holds for `time`.
    #[inline]
    pub fn integer(&self, time: DateTime<FixedOffset>) -> i128 {
        self.written().number(time).trunc()
    }

    /// The instant that a field of an integer type holds.
    #[inline]
    pub fn instant(&self, integer: i128) -> DateTime<FixedOffset> {
        self.written().instant(integer.into())
    }

    /// The meaning of an integer, if it is a sentinel value.
    #[inline]
    pub fn meaning(&self, integer: i128) -> Option<Meaning> {
        self.sentinels.number(integer.into())
    }

    /// The meaning of a missing key and of null.
    pub fn absent(&self) -> Meaning {
        self.sentinels.absent
    }

    /// The meaning of the number that `time` is written as, if it has one.
    fn sentinel_of(&self, time: DateTime<FixedOffset>) -> Option<(Meaning, i128)> {
        let encoding = self.written();
        let number = encoding.is_number().then(|| encoding.number(time))?;
        Some((self.sentinels.number(number)?, number.trunc()))
    }

    /// What the field says. An instant outside the years that can be written
    /// stands for a sentinel value.
    #[inline]
    fn value<T: TimeField>(&self, field: &T) -> TimeValue {
        match field.to_value(self) {
            TimeValue::At(time) => match time.naive_utc().year() {
                ..0 => TimeValue::Sentinel(Meaning::Unknown, None),
                10_000.. => TimeValue::Sentinel(Meaning::Never, None),
                _ if self.sentinels.is_empty() => TimeValue::At(time),
                // Written as a sentinel value it would be read as one.
                _ => match self.sentinel_of(time) {
                    Some((meaning, number)) => TimeValue::Sentinel(meaning, Some(number)),
                    None => TimeValue::At(time),
                },
            },
            value => value,
        }
    }

    /// The field that says `value`. Truncation or saturation by its type must not
    /// turn an ordinary value into a sentinel.
    fn field<T: TimeField>(&self, value: TimeValue) -> Result<T, Mismatch> {
        let field = T::from_value(value, self).ok_or(Mismatch)?;
        let is_instant = |value: TimeValue| match value {
            TimeValue::At(_) => true,
            TimeValue::Sentinel(..) | TimeValue::Absent => false,
        };
        if is_instant(value) && !is_instant(self.value(&field)) {
            return Err(Mismatch);
        }
        Ok(field)
    }

    fn read_value(&self, scalar: Scalar<'_>) -> Result<TimeValue, Mismatch> {
        let sentinel = match scalar {
            Scalar::Absent => return Ok(TimeValue::Absent),
            Scalar::Binary(seconds, nanos) => return Ok(self.unpack(Some((seconds, nanos)))),
            Scalar::Number(number) => self.sentinels.number(number).map(|it| (it, Some(number))),
            Scalar::Text(text) => self.sentinels.text(text).map(|it| (it, text.parse().ok())),
        };
        if let Some((meaning, number)) = sentinel {
            return Ok(TimeValue::Sentinel(meaning, number.map(|number| number.trunc())));
        }
        let time = self.encodings.iter().find_map(|encoding| encoding.read(scalar));
        time.map(TimeValue::At).ok_or(Mismatch)
    }

    fn read<'de, T: TimeField, D: Deserializer<'de>>(
        &self,
        deserializer: D,
    ) -> Result<T, D::Error> {
        if deserializer.is_human_readable() {
            return scalar::read(deserializer, self);
        }
        let value = self.unpack(Binary::deserialize(deserializer)?);
        self.field(value).map_err(|Mismatch| {
            D::Error::invalid_value(Unexpected::Other("null"), &"a point in time")
        })
    }

    fn write<T: TimeField, S: Serializer>(
        &self,
        field: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self.value(field) {
            value if !serializer.is_human_readable() => pack(value).serialize(serializer),
            TimeValue::At(time) if self.is_plain_unix() && time.timestamp_subsec_nanos() == 0 => {
                serializer.serialize_i64(time.timestamp())
            }
            TimeValue::At(time) => self.written().write(time, serializer),
            TimeValue::Sentinel(meaning, number) => {
                self.sentinels.write(meaning, number, serializer)
            }
            TimeValue::Absent => serializer.serialize_none(),
        }
    }

    fn unpack(&self, binary: Binary) -> TimeValue {
        let sentinel = |meaning| TimeValue::Sentinel(meaning, self.sentinels.number_for(meaning));
        match binary {
            None => TimeValue::Absent,
            Some(NEVER) => sentinel(Meaning::Never),
            Some(UNKNOWN) => sentinel(Meaning::Unknown),
            Some((seconds, nanos)) => {
                let time = DateTime::from_timestamp(seconds, nanos.min(999_999_999));
                TimeValue::At(clamped(time, seconds < 0).fixed_offset())
            }
        }
    }

    /// Whether the field says nothing.
    #[inline]
    fn is_absent<T: TimeField>(&self, field: &T) -> bool {
        match self.value(field) {
            TimeValue::Absent => true,
            TimeValue::At(_) | TimeValue::Sentinel(..) => false,
        }
    }

    /// The expiry that the field says; `None` if it says nothing.
    #[inline]
    fn expiry<T: TimeField>(&self, field: &T) -> Option<Expiry> {
        match self.value(field) {
            TimeValue::At(time) => Some(Expiry::At(time.to_utc())),
            TimeValue::Sentinel(meaning, _) => Some(meaning.into()),
            TimeValue::Absent => None,
        }
    }
}

impl<T: TimeField> scalar::Target<T> for TimeFormat {
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Mismatch> {
        let value = match scalar {
            Scalar::Number(number) if self.is_plain_unix() => {
                TimeValue::At(self.written().instant(number))
            }
            scalar => self.read_value(scalar)?,
        };
        self.field(value)
    }
}

impl fmt::Display for TimeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, encoding) in self.encodings.iter().enumerate() {
            write!(f, "{}{encoding}", if index == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}

/// The form in binary formats, where every field is there and a reader cannot
/// look at a value's type: seconds and nanoseconds. A pair outside the years 0 to
/// 9999 is a sentinel.
pub(crate) type Binary = Option<(i64, u32)>;

const NEVER: (i64, u32) = (i64::MAX, 0);
const UNKNOWN: (i64, u32) = (i64::MIN, 0);

fn pack(value: TimeValue) -> Binary {
    match value {
        TimeValue::Absent => None,
        TimeValue::Sentinel(Meaning::Never, _) => Some(NEVER),
        TimeValue::Sentinel(Meaning::Unknown, _) => Some(UNKNOWN),
        TimeValue::At(time) => Some((time.timestamp(), time.timestamp_subsec_nanos())),
    }
}

/// What a point in time is to its token.
#[derive(Debug, Clone, Copy)]
enum TimeRole {
    Expires(Token),
    Issued,
    Received,
    Instant,
}

/// The format of a field that holds a point in time.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    role: TimeRole,
    format: TimeFormat,
    is_fallback: bool,
}

impl Time {
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
    pub const fn sentinels(mut self, sentinels: Sentinels) -> TimeOrSentinel {
        self.format.sentinels = sentinels;
        TimeOrSentinel(self)
    }
}

impl<'de, V: TimeField> ReadField<'de, V> for Time {
    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.format.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        V::from_value(TimeValue::Absent, &self.format).ok_or_else(|| E::missing_field(name))
    }
}

impl<V: TimeField> WriteField<V> for Time {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.format.write(value, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && self.format.is_absent(value)
    }
}

impl<V: TimeField> AnswerField<V> for Time {
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

impl<'de, V: TimeField> Format<'de, V> for Time {}

/// The format of a field that holds a point in time or a sentinel value.
#[derive(Debug, Clone, Copy)]
pub struct TimeOrSentinel(Time);

impl<'de, V: SentinelTimeField> ReadField<'de, V> for TimeOrSentinel {
    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.0.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        self.0.missing(name)
    }
}

impl<V: SentinelTimeField> WriteField<V> for TimeOrSentinel {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        self.0.is_omitted(value, human_readable)
    }
}

impl<V: SentinelTimeField> AnswerField<V> for TimeOrSentinel {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        self.0.inherit(value, previous, inheritance);
    }
}

impl<'de, V: SentinelTimeField> Format<'de, V> for TimeOrSentinel {}

/// The format of a field that holds when a reply was received: now, if the input
/// does not say.
#[cfg(feature = "clock")]
#[derive(Debug, Clone, Copy)]
pub struct Received(Time);

#[cfg(feature = "clock")]
impl Received {
    /// Written as RFC 3339.
    #[inline]
    pub const fn as_text() -> Self {
        Self(Time::new(TimeRole::Received, &[Encoding::Rfc3339, Encoding::Unix]))
    }

    /// Written as a Unix time: in a field of an integer type.
    #[inline]
    pub const fn as_number() -> Self {
        Self(Time::new(TimeRole::Received, &[Encoding::Unix, Encoding::Rfc3339]))
    }
}

#[cfg(feature = "clock")]
impl<'de, V: TimeField> ReadField<'de, V> for Received {
    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        let stored: Option<V> = self.0.format.read(deserializer)?;
        Ok(stored.unwrap_or_else(|| V::from_time(chrono::Utc::now())))
    }

    #[inline]
    fn missing<E: Error>(&self, _: &'static str) -> Result<V, E> {
        Ok(V::from_time(chrono::Utc::now()))
    }
}

#[cfg(feature = "clock")]
impl<V: TimeField> WriteField<V> for Received {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        self.0.is_omitted(value, human_readable)
    }
}

#[cfg(feature = "clock")]
impl<V: TimeField> AnswerField<V> for Received {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }
}

#[cfg(feature = "clock")]
impl<'de, V: TimeField> Format<'de, V> for Received {}
