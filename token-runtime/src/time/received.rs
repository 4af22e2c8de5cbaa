//! The time of receipt: `received`.

use super::{
    Time, TimeRole,
    encoding::Encoding,
    format::{TimeField, TimeValue},
};
use crate::{
    answer::Query,
    clock,
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        scalar::{self, Mismatch, Scalar, Target},
    },
};
use core::fmt;
use serde::{Deserializer, Serializer, de::Error};

/// The format of a field that holds when a reply was received: now, if the input
/// does not say.
#[derive(Debug, Clone, Copy)]
pub struct Received(Time);

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

/// How `None` is written. Without this text the token would be stamped again at the next
/// reading, and gain time.
const NOT_KNOWN: &str = "unknown";

impl<V: TimeField> Target<V> for Received {
    fn field(&self, scalar: Scalar<'_>) -> Result<V, Mismatch> {
        let absent = || V::from_value(TimeValue::Absent, &self.0.format);
        match scalar {
            Scalar::Absent => Ok(absent().unwrap_or_else(|| V::from_time(clock::now()))),
            scalar if scalar.text() == Some(NOT_KNOWN) => absent().ok_or(Mismatch),
            scalar => self.0.format.field(scalar),
        }
    }
}

impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format.fmt(f)
    }
}

impl<'de, V: TimeField> ReadField<'de, V> for Received {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        scalar::read(deserializer, self)
    }

    #[inline]
    fn missing<E: Error>(&self, _: &'static str) -> Result<V, E> {
        Ok(V::from_time(clock::now()))
    }
}

impl<V: TimeField> WriteField<V> for Received {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.format.is_absent(value) {
            return scalar::write_text(NOT_KNOWN, serializer);
        }
        self.0.write(value, serializer)
    }
}

impl<V: TimeField> AnswerField<V> for Received {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }
}

impl<V: TimeField> Format<'_, V> for Received {}
