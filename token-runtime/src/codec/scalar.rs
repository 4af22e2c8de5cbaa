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
pub(crate) enum Scalar<'a> {
    Number(Number),
    Text(&'a str),
    /// The form of binary formats.
    Binary(i64, u32),
    Absent,
}

/// A scalar does not fit. The driver adds the name of the field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mismatch;

/// What a field is declared to be on the wire, for a type `T` that it may have.
/// Displayed, it is what an error says was expected.
//
// A value and not a type, so that all fields of a type share one compiled reader.
pub(crate) trait Target<T>: fmt::Display {
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Mismatch>;
}

/// Reads one scalar and makes a field of it.
///
/// # Errors
/// The value is not a scalar, or not what `format` declares; the error says so, and
/// never the value.
pub(crate) fn read<'de, T, F: Target<T>, D: Deserializer<'de>>(
    deserializer: D,
    format: &F,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(ScalarVisitor { format, value: PhantomData })
}

struct ScalarVisitor<'f, F, T> {
    format: &'f F,
    value: PhantomData<fn() -> T>,
}

impl<F: Target<T>, T> ScalarVisitor<'_, F, T> {
    fn make<E: Error>(self, found: &'static str, scalar: Scalar<'_>) -> Result<T, E> {
        self.format.field(scalar).map_err(|Mismatch| refused(found, self.format))
    }

    fn number<E: Error>(self, number: Option<Number>) -> Result<T, E> {
        match number {
            Some(number) => self.make("number", Scalar::Number(number)),
            None => Err(refused("number", self.format)),
        }
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

impl<'de, F: Target<T>, T> Visitor<'de> for ScalarVisitor<'_, F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.format.fmt(f)
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
        self.make("string", Scalar::Text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.make("null", Scalar::Absent)
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.make("null", Scalar::Absent)
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
        self.make("array", Scalar::Binary(seconds, nanos))
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
