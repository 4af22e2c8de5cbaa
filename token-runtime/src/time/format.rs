//! How an instant is read and written, and what a type needs to hold one.

use super::{
    encoding::Encoding,
    sentinel::{Meaning, Sentinels},
};
use crate::{
    codec::{
        number::Number,
        scalar::{self, Mismatch, Scalar},
    },
    expiry::Expiry,
    scale::clamped,
};
use chrono::{DateTime, Datelike, FixedOffset, Utc};
use core::fmt;
use serde::{Deserializer, Serializer};

/// A type for a field with `expires`, `issued`, `instant` and the other roles of an instant.
///
/// Implement the first two methods for a type of your own.
///
/// ```
/// use token_runtime::{TokenModel, field::TimeField};
/// use token_runtime::chrono::{DateTime, Utc};
///
/// #[derive(Debug)]
/// struct Minute(i64);
///
/// impl TimeField for Minute {
///     fn from_time(time: DateTime<Utc>) -> Self {
///         Self(time.timestamp() / 60)
///     }
///     fn to_time(&self) -> DateTime<Utc> {
///         DateTime::from_timestamp(self.0.saturating_mul(60), 0).unwrap_or_default()
///     }
/// }
///
/// #[derive(Debug, TokenModel)]
/// struct Session {
///     #[token(expires = "unix")]
///     until: Minute,
/// }
///
/// let session: Session = serde_json::from_str(r#"{"until":120}"#)?;
/// assert_eq!(session.until.0, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a point in time",
    label = "not a type for a point in time"
)]
#[cfg_attr(
    feature = "std",
    diagnostic::on_unimplemented(
        note = "use `DateTime<Utc>`, `DateTime<FixedOffset>`, `Expiry`, `SystemTime`, an integer, or an `Option` of these"
    )
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "use `DateTime<Utc>`, `DateTime<FixedOffset>`, `Expiry`, an integer, or an `Option` of these; `SystemTime` needs the feature `std` of `token-runtime`"
    )
)]
#[cfg_attr(
    not(all(feature = "jiff", feature = "time")),
    diagnostic::on_unimplemented(
        note = "the types of `jiff` and of `time` need the feature of that name of `token-runtime`"
    )
)]
#[diagnostic::on_unimplemented(
    note = "a type of your own can implement `token_runtime::field::TimeField`"
)]
pub trait TimeField: Sized {
    /// The field from an instant between the years 0 and 9999.
    fn from_time(time: DateTime<Utc>) -> Self;

    /// The instant that the field holds.
    fn to_time(&self) -> DateTime<Utc>;

    /// The field for `value`. `None` if the type cannot hold it. By default a type holds instants
    /// only.
    fn from_value(value: TimeValue, _: &TimeFormat) -> Option<Self> {
        match value {
            TimeValue::At(time) => Some(Self::from_time(time.to_utc())),
            TimeValue::Sentinel(..) | TimeValue::Absent => None,
        }
    }

    /// What the field says.
    fn to_value(&self, _: &TimeFormat) -> TimeValue {
        TimeValue::At(self.to_time().fixed_offset())
    }

    /// Whether the type can represent an out-of-range instant as a sentinel.
    fn holds_any_instant() -> bool {
        true
    }
}

/// A type for a field with `never(…)` or `unknown(…)`: a [`TimeField`] that has a value for each.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no value for \"never\" or \"unknown\"",
    label = "`never(…)` and `unknown(…)` want a type that can say so",
    note = "use `Expiry`, or an `Option` of a time type such as `Option<DateTime<Utc>>`; an integer keeps the number as sent",
    note = "a type of your own can implement `token_runtime::field::SentinelTimeField`"
)]
#[cfg_attr(
    not(all(feature = "jiff", feature = "time")),
    diagnostic::on_unimplemented(
        note = "the types of `jiff` and of `time` need the feature of that name of `token-runtime`"
    )
)]
pub trait SentinelTimeField: TimeField {}

/// How an instant is read and written: its encodings and sentinel values.
#[derive(Debug, Clone, Copy)]
pub struct TimeFormat {
    /// Tried in order; the first is written.
    pub(super) encodings: &'static [Encoding],
    pub(super) sentinels: Sentinels,
}

/// What a field that holds an instant says.
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

    /// The meaning of the number or the text that `time` is written as, if it has one.
    fn sentinel_of(&self, time: DateTime<FixedOffset>) -> Option<(Meaning, Option<i128>)> {
        let encoding = self.written();
        if let Some(text) = encoding.text(time) {
            return Some((self.sentinels.text(&text)?, None));
        }
        let number = encoding.number(time);
        Some((self.sentinels.number(number)?, Some(number.trunc())))
    }

    /// What the field says. An instant after the years that can be written stands for a
    /// sentinel value; one before them is clamped.
    #[inline]
    fn value<T: TimeField>(&self, field: &T) -> TimeValue {
        let time = match field.to_value(self) {
            TimeValue::At(time) => time,
            value => return value,
        };
        let year = time.naive_utc().year();
        if let Some(meaning) = Meaning::of_year(year) {
            return TimeValue::Sentinel(meaning, None);
        }
        let time = if year < 0 { clamped(None, true).fixed_offset() } else { time };
        if self.sentinels.is_empty() {
            return TimeValue::At(time);
        }
        // Written as a sentinel value it would be read as one.
        match self.sentinel_of(time) {
            Some((meaning, number)) => TimeValue::Sentinel(meaning, number),
            None => TimeValue::At(time),
        }
    }

    /// The field that says `value`. Truncation or saturation by its type must not
    /// turn an ordinary value into a sentinel, nor into one that is written as another.
    fn field<T: TimeField>(&self, value: TimeValue) -> Result<T, Mismatch> {
        let field = T::from_value(value, self).ok_or(Mismatch)?;
        let TimeValue::At(time) = value else { return Ok(field) };
        match self.value(&field) {
            TimeValue::At(held) if held == time => Ok(field),
            TimeValue::At(held) => {
                let settled = TimeValue::At(self.written().settled(held));
                T::from_value(settled, self).ok_or(Mismatch)
            }
            TimeValue::Sentinel(..) | TimeValue::Absent => Err(Mismatch),
        }
    }

    fn read_value(&self, scalar: Scalar<'_>) -> Result<TimeValue, Mismatch> {
        let sentinel = match scalar {
            Scalar::Absent => return Ok(TimeValue::Absent),
            Scalar::Number(number) => self.sentinels.number(number).map(|it| (it, Some(number))),
            Scalar::Text(text) | Scalar::BinaryText(text) => {
                self.sentinels.text(text).map(|meaning| (meaning, text.parse().ok()))
            }
        };
        if let Some((meaning, number)) = sentinel {
            return Ok(TimeValue::Sentinel(meaning, number.map(Number::trunc)));
        }
        let time = self.encodings.iter().find_map(|encoding| encoding.read(scalar));
        time.map(TimeValue::At).ok_or(Mismatch)
    }

    pub(super) fn read<'de, T: TimeField, D: Deserializer<'de>>(
        &self,
        deserializer: D,
    ) -> Result<T, D::Error> {
        scalar::read(deserializer, self)
    }

    pub(super) fn write<T: TimeField, S: Serializer>(
        &self,
        field: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self.value(field) {
            TimeValue::At(time) => self.written().write(time, serializer),
            TimeValue::Sentinel(meaning, number) => {
                self.sentinels.write(meaning, number, serializer)
            }
            TimeValue::Absent => serializer.serialize_none(),
        }
    }

    /// Whether the field is left out where it can be.
    #[inline]
    pub(super) fn is_omitted<T: TimeField>(&self, field: &T) -> bool {
        match self.value(field) {
            TimeValue::Absent => true,
            TimeValue::Sentinel(meaning, None) => self.sentinels.is_omitted(meaning),
            TimeValue::Sentinel(_, Some(_)) | TimeValue::At(_) => false,
        }
    }

    /// Whether the field says nothing.
    #[inline]
    pub(super) fn is_absent<T: TimeField>(&self, field: &T) -> bool {
        self.expiry(field).is_none()
    }

    /// The expiry that the field says; `None` if it says nothing, or what a missing key would
    /// say: `Expiry` does not tell them apart.
    #[inline]
    pub(super) fn expiry<T: TimeField>(&self, field: &T) -> Option<Expiry> {
        match self.value(field) {
            TimeValue::At(time) => Some(Expiry::At(time.to_utc())),
            TimeValue::Sentinel(meaning, None) if meaning == self.absent() => None,
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
