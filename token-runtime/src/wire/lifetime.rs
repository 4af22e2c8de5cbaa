//! Lifetimes: `expires_in`, `refresh_expires_in`.

use super::{
    marks::{Marks, Meaning},
    number::{Number, SECOND, fit, wide},
    scalar::{self, Misfit, Scalar},
    time::Compact,
};
use crate::{Expiry, expiry::after, role::Bases};
use chrono::{DateTime, TimeDelta, Utc};
use core::{fmt, time::Duration};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Unexpected};

/// How a lifetime stands on the wire: `expires_in = UNIT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Millis,
    Minutes,
    /// With the unit behind each number: `"604800s"` as protobuf writes it, or
    /// `"5m0s"` as Go does.
    Duration,
    /// `H:M:S`.
    Clock,
}

impl Unit {
    /// How many nanoseconds one of this unit's numbers is.
    fn nanos(self) -> i128 {
        match self {
            Self::Millis => 1_000_000,
            Self::Minutes => 60_000_000_000,
            Self::Seconds | Self::Duration | Self::Clock => SECOND,
        }
    }

    /// Whether it is a number on the wire, and not a text with the unit in it.
    fn is_number(self) -> bool {
        matches!(self, Self::Seconds | Self::Millis | Self::Minutes)
    }

    fn read(self, scalar: Scalar<'_>) -> Option<Number> {
        match (self, scalar) {
            (_, Scalar::Number(number)) => Some(number).filter(|_| self.is_number()),
            (_, Scalar::Absent | Scalar::Compact(..)) => None,
            (Self::Duration, Scalar::Text(text)) => duration(text.trim_ascii()),
            (Self::Clock, Scalar::Text(text)) => clock(text.trim_ascii()),
            (_, Scalar::Text(text)) => text.parse().ok(),
        }
    }
}

/// `604800s`, `1.5s`, and as Go writes them `5m0s`, `1h30m`, `300ms`; in seconds.
fn duration(text: &str) -> Option<Number> {
    let (negative, mut rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if rest.is_empty() {
        return None;
    }
    let mut nanos = 0_i128;
    while !rest.is_empty() {
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.')?);
        let unit = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let factor = match &behind[..unit] {
            "h" => 3_600_000_000_000,
            "m" => 60_000_000_000,
            "s" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" | "µs" => 1000,
            "ns" => 1,
            _ => return None,
        };
        nanos = nanos.saturating_add(Number::from_digits(number)?.nanos(factor));
        rest = &behind[unit..];
    }
    Some(Number::of_nanos(if negative { -nanos } else { nanos }, SECOND))
}

/// `H:M:S` in seconds. Hours may have any number of digits.
fn clock(text: &str) -> Option<Number> {
    let mut parts = text.splitn(3, ':');
    let mut part =
        || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<i128>().ok();
    let (hours, minutes, seconds) = (part()?, part()?, part()?);
    (minutes < 60 && seconds < 60)
        .then(|| Number::from_int(hours.saturating_mul(3600).saturating_add(minutes * 60 + seconds)))
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seconds => "a lifetime in seconds",
            Self::Millis => "a lifetime in milliseconds",
            Self::Minutes => "a lifetime in minutes",
            Self::Duration => "a lifetime in the form `3600s`",
            Self::Clock => "a lifetime in the form `H:M:S`",
        })
    }
}

/// The unit and marks of one field.
#[derive(Debug, Clone, Copy)]
pub struct LifetimeWire {
    pub unit: Unit,
    pub marks: Marks,
}

/// What the derive says of a field that holds a lifetime.
pub trait LifetimeCodec {
    type Value: LifetimeField;
    const WIRE: LifetimeWire;
}

/// What a field that holds a lifetime says: a number of its unit, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Of(Number),
    Marked(Meaning),
    Absent,
}

/// A type that holds a lifetime: what a field with `expires_in` or
/// `refresh_expires_in` may be.
///
/// Implement the two first methods for a type of your own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a lifetime",
    label = "not a type for a lifetime",
    note = "use an integer, `f64`, `Duration`, `TimeDelta`, or an `Option` of these",
    note = "a type of your own can implement `token_runtime::LifetimeField`"
)]
pub trait LifetimeField: Sized {
    /// The field from a lifetime, which may be negative: expired already.
    fn from_delta(delta: TimeDelta) -> Self;

    /// The lifetime that the field holds.
    fn to_delta(&self) -> TimeDelta;

    #[doc(hidden)]
    fn decode(span: Span, wire: &LifetimeWire) -> Option<Self> {
        match span {
            Span::Of(number) => Some(Self::from_delta(number.delta(wire.unit.nanos()))),
            Span::Marked(_) | Span::Absent => None,
        }
    }

    #[doc(hidden)]
    fn encode(&self, wire: &LifetimeWire) -> Span {
        Span::Of(Number::of_delta(self.to_delta(), wire.unit.nanos()))
    }
}

#[diagnostic::do_not_recommend]
impl LifetimeField for TimeDelta {
    fn from_delta(delta: TimeDelta) -> Self {
        delta
    }

    fn to_delta(&self) -> TimeDelta {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl LifetimeField for Duration {
    fn from_delta(delta: TimeDelta) -> Self {
        delta.to_std().unwrap_or_default()
    }

    fn to_delta(&self) -> TimeDelta {
        TimeDelta::from_std(*self).unwrap_or(TimeDelta::MAX)
    }
}

/// An `Option` is `None` for a mark that its type cannot hold, if a missing key
/// means the same.
#[diagnostic::do_not_recommend]
impl<T: LifetimeField> LifetimeField for Option<T> {
    fn from_delta(delta: TimeDelta) -> Self {
        Some(T::from_delta(delta))
    }

    fn to_delta(&self) -> TimeDelta {
        self.as_ref().map_or(TimeDelta::zero(), T::to_delta)
    }

    fn decode(span: Span, wire: &LifetimeWire) -> Option<Self> {
        match span {
            Span::Absent => Some(None),
            Span::Of(_) => T::decode(span, wire).map(Some),
            Span::Marked(meaning) => (meaning == wire.marks.absent).then_some(None),
        }
    }

    fn encode(&self, wire: &LifetimeWire) -> Span {
        self.as_ref().map_or(Span::Absent, |lifetime| lifetime.encode(wire))
    }
}

/// Numbers hold the number of the wire, in the unit of the wire: seconds for
/// `"duration"` and `"clock"`.
macro_rules! integer_lifetimes {
    ($($int:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl LifetimeField for $int {
            fn from_delta(delta: TimeDelta) -> Self {
                fit!(i128::from(delta.num_seconds()), $int)
            }

            fn to_delta(&self) -> TimeDelta {
                Number::from_int(wide!(*self)).delta(SECOND)
            }

            fn decode(span: Span, _: &LifetimeWire) -> Option<Self> {
                match span {
                    Span::Of(number) => Some(fit!(number.trunc(), $int)),
                    Span::Marked(_) | Span::Absent => None,
                }
            }

            fn encode(&self, _: &LifetimeWire) -> Span {
                Span::Of(Number::from_int(wide!(*self)))
            }
        }
    )*};
}

integer_lifetimes!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

#[diagnostic::do_not_recommend]
impl LifetimeField for f64 {
    fn from_delta(delta: TimeDelta) -> Self {
        delta.as_seconds_f64()
    }

    fn to_delta(&self) -> TimeDelta {
        Number::from_float(*self).map_or(TimeDelta::zero(), |seconds| seconds.delta(SECOND))
    }

    fn decode(span: Span, _: &LifetimeWire) -> Option<Self> {
        match span {
            Span::Of(number) => Some(number.to_float()),
            Span::Marked(_) | Span::Absent => None,
        }
    }

    /// What is not a number is no lifetime.
    fn encode(&self, _: &LifetimeWire) -> Span {
        Number::from_float(*self).map_or(Span::Absent, Span::Of)
    }
}

impl<T: LifetimeField> scalar::Wire<T> for LifetimeWire {
    /// A number with a meaning is kept as that number where the type holds
    /// numbers; `"N/A"` and its like are not numbers.
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Misfit> {
        let (meaning, number) = match scalar {
            Scalar::Number(number) if self.marks.is_empty() && self.unit.is_number() => {
                return T::decode(Span::Of(number), self).ok_or(Misfit);
            }
            Scalar::Absent => return T::decode(Span::Absent, self).ok_or(Misfit),
            Scalar::Compact(seconds, nanos) => {
                return T::decode(unpacked((seconds, nanos)), self).ok_or(Misfit);
            }
            Scalar::Number(number) => (self.marks.number(number), Some(number)),
            Scalar::Text(text) => (self.marks.text(text), text.parse().ok()),
        };
        let Some(meaning) = meaning else {
            let number = self.unit.read(scalar).ok_or(Misfit)?;
            return self.decode(number).ok_or(Misfit);
        };
        // Held as sent if that comes out the same, else as what it means.
        let held = number.and_then(|number| T::decode(Span::Of(number), self).map(|held| (number, held)));
        match held {
            Some((number, held)) if held.encode(self) == Span::Of(number) => Ok(held),
            _ => T::decode(Span::Marked(meaning), self).ok_or(Misfit),
        }
    }
}

impl LifetimeWire {
    /// The field that holds `number`. One that is cut to its type's range, or of
    /// its fraction, must not come to lie on a value with a meaning: a negative
    /// lifetime is an expired token, and 0 may mean never.
    fn decode<T: LifetimeField>(&self, number: Number) -> Option<T> {
        let field = T::decode(Span::Of(number), self)?;
        let means = |span| match span {
            Span::Of(number) => self.marks.number(number),
            Span::Marked(_) | Span::Absent => None,
        };
        (means(field.encode(self)) == self.marks.number(number)).then_some(field)
    }

    fn write<S: Serializer>(&self, number: Number, serializer: S) -> Result<S::Ok, S::Error> {
        match self.unit {
            Unit::Seconds | Unit::Millis | Unit::Minutes => number.serialize(serializer),
            Unit::Duration => serializer.collect_str(&format_args!("{number}s")),
            Unit::Clock => {
                let seconds = number.trunc().max(0);
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                serializer.collect_str(&format_args!("{hours}:{minutes:02}:{:02}", seconds % 60))
            }
        }
    }

    /// The expiry after a lifetime of `span` that began at `base`.
    #[inline]
    fn expiry(&self, span: Span, base: Option<DateTime<Utc>>) -> Option<Expiry> {
        let Span::Of(number) = span else { return None };
        match (self.marks.number(number), base) {
            (Some(meaning), _) => Some(meaning.into()),
            (None, None) => Some(Expiry::Unknown),
            (None, Some(base)) => Some(Expiry::At(after(base, number.delta(self.unit.nanos())))),
        }
    }
}

impl fmt::Display for LifetimeWire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unit.fmt(f)
    }
}

/// Reads a lifetime.
///
/// # Errors
/// The value is not in the declared unit.
pub fn deserialize<'de, C: LifetimeCodec, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    if deserializer.is_human_readable() {
        scalar::read(deserializer, &C::WIRE)
    } else {
        let span = Compact::deserialize(deserializer)?.map_or(Span::Absent, unpacked);
        C::Value::decode(span, &C::WIRE)
            .ok_or_else(|| serde::de::Error::invalid_value(Unexpected::Other("null"), &"a lifetime"))
    }
}

fn unpacked((seconds, nanos): (i64, u32)) -> Span {
    Span::Of(Number::of_seconds(seconds, nanos, SECOND))
}

/// Writes a lifetime in the declared unit.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<C: LifetimeCodec, S: Serializer>(
    field: &C::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match field.encode(&C::WIRE) {
        Span::Absent | Span::Marked(_) => serializer.serialize_none(),
        Span::Of(number) if serializer.is_human_readable() => C::WIRE.write(number, serializer),
        Span::Of(number) => {
            let compact: Compact = Some(number.seconds(SECOND));
            compact.serialize(serializer)
        }
    }
}

/// What the field is when the key is missing.
pub fn absent<C: LifetimeCodec>() -> C::Value {
    // The derive asks only for an `Option`.
    C::Value::decode(Span::Absent, &C::WIRE).unwrap_or_else(|| C::Value::from_delta(TimeDelta::zero()))
}

/// Whether the field says that nothing was there.
pub fn is_absent<C: LifetimeCodec>(field: &C::Value) -> bool {
    field.encode(&C::WIRE) == Span::Absent
}

/// The expiry that the field says, counted from `base`; `None` if nothing was
/// there.
pub fn expiry<C: LifetimeCodec>(field: &C::Value, base: Option<DateTime<Utc>>) -> Option<Expiry> {
    C::WIRE.expiry(field.encode(&C::WIRE), base)
}

/// Takes over an older lifetime where the field is empty: what is left of it,
/// as it now counts from the reply's base.
pub fn keep<C: LifetimeCodec>(new: &mut C::Value, old: &mut C::Value, bases: Bases) {
    if !is_absent::<C>(new) {
        return;
    }
    core::mem::swap(new, old);
    rebase::<C>(new, bases);
}

/// What is left of an older lifetime, as it counts from the reply's base.
pub fn rebase<C: LifetimeCodec>(field: &mut C::Value, bases: Bases) {
    let end = expiry::<C>(field, bases.old).and_then(Expiry::time);
    let (Some(end), Some(base)) = (end, bases.new) else { return };
    let left = end.signed_duration_since(base);
    let left = Number::of_delta(left, C::WIRE.unit.nanos());
    // What cannot say "expired" says "expires at once, or nearly".
    if let Some(left) = C::WIRE.decode(left).or_else(|| C::WIRE.decode(Number::from_int(1))) {
        *field = left;
    }
}

#[cfg(test)]
mod tests {
    use super::{Scalar, Unit};

    #[test]
    fn durations_are_read_as_protobuf_and_go_write_them() {
        let seconds = |text| Unit::Duration.read(Scalar::Text(text)).map(super::Number::to_float);
        assert_eq!(seconds("604800s"), Some(604_800.0));
        assert_eq!(seconds("1.5s"), Some(1.5));
        assert_eq!(seconds("5m0s"), Some(300.0));
        assert_eq!(seconds("1h30m"), Some(5400.0));
        assert_eq!(seconds("300ms"), Some(0.3));
        assert_eq!(seconds("-5s"), Some(-5.0));
        for text in ["", "s", "5", "5x", "m5", "-", "5 s", "1.2.3s"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
