//! One value of the wire, whatever type it came in.

use super::number::Number;
use core::{fmt, marker::PhantomData};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

// Two formats hand a value over as a map with one key of theirs: TOML its times,
// and `serde_json` its numbers, with its feature `arbitrary_precision` that any
// crate in the build may turn on.
pub(crate) const TOML_TIME: &str = "$__toml_private_datetime";
pub(crate) const JSON_NUMBER: &str = "$serde_json::private::Number";

/// A wire value of a role that is a number, a text or nothing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scalar<'a> {
    Number(Number),
    Text(&'a str),
    /// The fixed form of the formats that are not for people.
    Compact(i64, u32),
    Absent,
}

/// Why a scalar does not fit; the field's name is added by the guard, and the
/// value is not kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Misfit;

/// Reads one scalar and makes a field of it.
///
/// # Errors
/// The value is not a scalar, or `make` refuses it; the error says `expected`
/// and never the value.
pub(super) fn read<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    expected: &dyn fmt::Display,
    make: impl FnOnce(Scalar<'_>) -> Result<T, Misfit>,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(ScalarVisitor { expected, make, value: PhantomData })
}

struct ScalarVisitor<'e, F, T> {
    expected: &'e dyn fmt::Display,
    make: F,
    value: PhantomData<fn() -> T>,
}

impl<F: FnOnce(Scalar<'_>) -> Result<T, Misfit>, T> ScalarVisitor<'_, F, T> {
    fn number<E: Error>(self, number: Option<Number>) -> Result<T, E> {
        let made = number.ok_or(Misfit).and_then(|number| (self.make)(Scalar::Number(number)));
        made.map_err(|Misfit| refused("number", self.expected))
    }

    fn absent<E: Error>(self) -> Result<T, E> {
        (self.make)(Scalar::Absent).map_err(|Misfit| refused("null", self.expected))
    }
}

fn refused<E: Error>(found: &'static str, expected: &dyn fmt::Display) -> E {
    E::invalid_value(Unexpected::Other(found), &Wanted(expected))
}

struct Wanted<'e>(&'e dyn fmt::Display);

impl serde::de::Expected for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de, F: FnOnce(Scalar<'_>) -> Result<T, Misfit>, T> Visitor<'de> for ScalarVisitor<'_, F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Other("boolean"), &self))
    }

    fn visit_i64<E: Error>(self, int: i64) -> Result<T, E> {
        self.number(Some(Number::from_int(int.into())))
    }

    fn visit_u64<E: Error>(self, int: u64) -> Result<T, E> {
        self.number(Some(Number::from_int(int.into())))
    }

    fn visit_i128<E: Error>(self, int: i128) -> Result<T, E> {
        self.number(Some(Number::from_int(int)))
    }

    fn visit_u128<E: Error>(self, int: u128) -> Result<T, E> {
        self.number(Some(Number::from_int(int.try_into().unwrap_or(i128::MAX))))
    }

    fn visit_f64<E: Error>(self, float: f64) -> Result<T, E> {
        self.number(Number::from_float(float))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.make)(Scalar::Text(text)).map_err(|Misfit| refused("string", self.expected))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.absent()
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.absent()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    // What a format for machines has written into a flattened struct comes back
    // through serde's buffer, which takes it for one for people.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        let refused = |this: &Self| A::Error::invalid_type(Unexpected::Seq, this);
        let pair = (seq.next_element().ok().flatten(), seq.next_element().ok().flatten());
        let (Some(seconds), Some(nanos)) = pair else { return Err(refused(&self)) };
        (self.make)(Scalar::Compact(seconds, nanos)).map_err(|Misfit| self::refused("array", self.expected))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let key = map.next_key::<alloc::string::String>().ok().flatten();
        match key.as_deref() {
            Some(JSON_NUMBER) => {
                let text: alloc::string::String = map.next_value()?;
                self.number(text.parse().ok())
            }
            Some(TOML_TIME) => {
                let text: alloc::string::String = map.next_value()?;
                self.visit_str(&text)
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
