//! Points in time: `expires`, `refresh_expires`, `issued`, `instant`, `received`.

use super::{
    encoding::Encoding,
    marks::{Mark, Marks, Meaning},
    number::Number,
    scalar::{self, Misfit, Scalar},
};
use crate::{
    Expiry,
    expiry::clamped,
    time_field::{MarkedTimeField, TimeField},
};
use chrono::{DateTime, Datelike, FixedOffset, Utc};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Unexpected};

/// The encodings and marks of one field.
#[derive(Debug, Clone, Copy)]
pub struct TimeWire {
    /// Tried in order; the first is the one written.
    pub encodings: &'static [Encoding],
    pub marks: Marks,
}

/// What the derive says of a field that holds a point in time.
pub trait TimeCodec {
    type Value: TimeField;
    const WIRE: TimeWire;
}

/// What it says of one in which wire values have a meaning of their own.
pub trait MarkedTimeCodec {
    type Value: MarkedTimeField;
    const WIRE: TimeWire;
}

impl<C: MarkedTimeCodec> TimeCodec for C {
    type Value = C::Value;
    const WIRE: TimeWire = C::WIRE;
}

/// What a field that holds a point in time says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    At(DateTime<FixedOffset>),
    /// A value that was declared to mean something; the number, if it was one.
    Marked(Meaning, Option<Number>),
    /// Nothing was there.
    Absent,
}

impl TimeWire {
    /// Whether every number is a Unix time. Asked first, because it is the case
    /// that comes most often and costs least.
    #[inline]
    fn is_plain_unix(&self) -> bool {
        self.marks.is_empty() && matches!(self.encodings, [Encoding::Unix, ..])
    }

    /// The meaning of the number that `time` is written as, if it has one.
    fn mark_of(&self, time: DateTime<FixedOffset>) -> Option<(Meaning, Number)> {
        let first = *self.encodings.first()?;
        let number = matches!(first, Encoding::Unix | Encoding::UnixMillis).then(|| first.number(time))?;
        Some((self.marks.number(number)?, number))
    }

    /// In what integers count.
    pub(crate) fn unit(&self) -> Encoding {
        self.encodings
            .first()
            .copied()
            .filter(|first| *first == Encoding::UnixMillis)
            .unwrap_or(Encoding::Unix)
    }

    /// The reading of a field, with what lies outside the years that are written
    /// as the mark that it stands for.
    #[inline]
    fn reading<T: TimeField>(&self, field: &T) -> Reading {
        match field.encode(self) {
            Reading::At(time) => match time.naive_utc().year() {
                ..0 => Reading::Marked(Meaning::Unknown, None),
                10_000.. => Reading::Marked(Meaning::Never, None),
                _ if self.marks.is_empty() => Reading::At(time),
                // Written as a number with a meaning it would be read so again.
                _ => match self.mark_of(time) {
                    Some((meaning, number)) => Reading::Marked(meaning, Some(number)),
                    None => Reading::At(time),
                },
            },
            reading => reading,
        }
    }

    /// The field that says what was read. One that is cut to its type's range, or
    /// of its fraction, must not come to lie on a value with a meaning.
    fn decode<T: TimeField>(&self, read: Reading) -> Result<T, Misfit> {
        let field = T::decode(read, self).ok_or(Misfit)?;
        let lies = matches!(read, Reading::At(_)) && !matches!(self.reading(&field), Reading::At(_));
        if lies { Err(Misfit) } else { Ok(field) }
    }

    fn deserialize<'de, T: TimeField, D: Deserializer<'de>>(&self, deserializer: D) -> Result<T, D::Error> {
        if deserializer.is_human_readable() {
            return scalar::read(deserializer, self);
        }
        let reading = unpack(Compact::deserialize(deserializer)?, self.marks);
        self.decode(reading)
            .map_err(|Misfit| serde::de::Error::invalid_value(Unexpected::Other("null"), &"a point in time"))
    }

    fn serialize<T: TimeField, S: Serializer>(&self, field: &T, serializer: S) -> Result<S::Ok, S::Error> {
        match self.reading(field) {
            reading if !serializer.is_human_readable() => pack(reading).serialize(serializer),
            Reading::At(time) if self.is_plain_unix() && time.timestamp_subsec_nanos() == 0 => {
                serializer.serialize_i64(time.timestamp())
            }
            reading => self.write(reading, serializer),
        }
    }

    fn read(&self, scalar: Scalar<'_>) -> Result<Reading, Misfit> {
        let marked = match scalar {
            Scalar::Absent => return Ok(Reading::Absent),
            Scalar::Compact(seconds, nanos) => return Ok(unpack(Some((seconds, nanos)), self.marks)),
            Scalar::Number(number) => self.marks.number(number).map(|meaning| (meaning, Some(number))),
            Scalar::Text(text) => self.marks.text(text).map(|meaning| (meaning, text.parse().ok())),
        };
        match marked {
            Some((meaning, number)) => Ok(Reading::Marked(meaning, number)),
            None => self
                .encodings
                .iter()
                .find_map(|encoding| encoding.read(scalar))
                .map(Reading::At)
                .ok_or(Misfit),
        }
    }

    fn write<S: Serializer>(&self, reading: Reading, serializer: S) -> Result<S::Ok, S::Error> {
        match reading {
            Reading::Absent => serializer.serialize_none(),
            Reading::Marked(meaning, number) => self.marks.write(meaning, number, serializer),
            Reading::At(time) => {
                self.encodings.first().copied().unwrap_or(Encoding::Rfc3339).write(time, serializer)
            }
        }
    }
}

impl<T: TimeField> scalar::Wire<T> for TimeWire {
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Misfit> {
        let reading = match scalar {
            Scalar::Number(number) if self.is_plain_unix() => Reading::At(Encoding::Unix.instant(number)),
            scalar => self.read(scalar)?,
        };
        self.decode(reading)
    }
}

impl fmt::Display for TimeWire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, encoding) in self.encodings.iter().enumerate() {
            write!(f, "{}{encoding}", if index == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}

/// The form in formats that are not for people, where every field is there and
/// a reader cannot look at a value's type: seconds and nanoseconds, beyond the
/// years 0 to 9999 for a mark.
pub(super) type Compact = Option<(i64, u32)>;

const NEVER: (i64, u32) = (i64::MAX, 0);
const UNKNOWN: (i64, u32) = (i64::MIN, 0);

fn pack(reading: Reading) -> Compact {
    match reading {
        Reading::Absent => None,
        Reading::Marked(Meaning::Never, _) => Some(NEVER),
        Reading::Marked(Meaning::Unknown, _) => Some(UNKNOWN),
        Reading::At(time) => Some((time.timestamp(), time.timestamp_subsec_nanos())),
    }
}

fn unpack(compact: Compact, marks: Marks) -> Reading {
    let number = |meaning| match marks.written(meaning) {
        Some(Mark::Number(number)) => Some(number),
        Some(Mark::Text(_)) | None => None,
    };
    match compact {
        None => Reading::Absent,
        Some(NEVER) => Reading::Marked(Meaning::Never, number(Meaning::Never)),
        Some(UNKNOWN) => Reading::Marked(Meaning::Unknown, number(Meaning::Unknown)),
        Some((seconds, nanos)) => {
            let time = DateTime::from_timestamp(seconds, nanos.min(999_999_999));
            Reading::At(clamped(time, seconds < 0).fixed_offset())
        }
    }
}

/// Reads a point in time.
///
/// # Errors
/// The value is in none of the encodings.
pub fn deserialize<'de, C: TimeCodec, D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
    C::WIRE.deserialize(deserializer)
}

/// Reads when a reply was received. What is not there was received now.
///
/// # Errors
/// The value is no point in time.
#[cfg(feature = "clock")]
pub fn deserialize_received<'de, C: TimeCodec, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    let sent: Option<C::Value> = C::WIRE.deserialize(deserializer)?;
    Ok(sent.unwrap_or_else(received::<C>))
}

/// When a reply was received that does not say: now.
#[cfg(feature = "clock")]
pub fn received<C: TimeCodec>() -> C::Value {
    C::Value::from_time(Utc::now())
}

/// Writes a point in time in the first of its encodings.
///
/// # Errors
/// Those of the serializer; and a field that says "never" or "unknown" when no
/// wire value was declared to mean it.
pub fn serialize<C: TimeCodec, S: Serializer>(field: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
    C::WIRE.serialize(field, serializer)
}

/// What the field is when the key is missing.
pub fn absent<C: TimeCodec>() -> C::Value {
    // The derive asks only for types that can say so: `Option` and `Expiry`.
    C::Value::decode(Reading::Absent, &C::WIRE).unwrap_or_else(|| C::Value::from_time(DateTime::UNIX_EPOCH))
}

/// Whether the field says that nothing was there.
pub fn is_absent<C: TimeCodec>(field: &C::Value) -> bool {
    C::WIRE.reading(field) == Reading::Absent
}

/// The expiry that the field says; `None` if nothing was there.
pub fn expiry<C: TimeCodec>(field: &C::Value) -> Option<Expiry> {
    match C::WIRE.reading(field) {
        Reading::At(time) => Some(Expiry::At(time.to_utc())),
        Reading::Marked(meaning, _) => Some(meaning.into()),
        Reading::Absent => None,
    }
}

/// The instant that the field says, if it says one.
pub fn instant<C: TimeCodec>(field: &C::Value) -> Option<DateTime<Utc>> {
    expiry::<C>(field)?.time()
}

/// Takes over an older value where the field is empty.
pub fn keep<C: TimeCodec>(new: &mut C::Value, old: &mut C::Value) {
    if is_absent::<C>(new) {
        core::mem::swap(new, old);
    }
}
