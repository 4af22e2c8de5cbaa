//! One scalar of the payload: a number, a text or nothing.
//!
//! In binary formats every scalar is an optional text, and a number is its decimal digits. A
//! buffer of serde does not know which format filled it; with one representation it reads the
//! same value either way.

use super::number::Number;
use alloc::string::String;
use core::{fmt, marker::PhantomData};
use serde::{
    Serialize, Serializer,
    de::{Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor},
};

// Two formats represent a scalar as a map with one private key: TOML its times, and
// `serde_json` its numbers under the feature `arbitrary_precision`, which any crate in the
// build may enable.
pub(crate) const TOML_TIME: &str = "$__toml_private_datetime";
pub(crate) const JSON_NUMBER: &str = "$serde_json::private::Number";

/// The wire value of a time, a lifetime or another scalar.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scalar<'a> {
    Number(Number),
    Text(&'a str),
    /// A text of a binary format, where numbers are texts too.
    BinaryText(&'a str),
    Absent,
}

impl<'a> Scalar<'a> {
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) | Self::BinaryText(text) => Some(text),
            Self::Number(_) | Self::Absent => None,
        }
    }

    /// The number, also from a text. Human-readable formats write it as a float, so a text
    /// keeps only the decimals that a float keeps.
    pub(crate) fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Text(text) => text.parse().ok().map(Number::in_float),
            Self::BinaryText(text) => text.parse().ok(),
            Self::Absent => None,
        }
    }
}

/// The scalar does not fit the field. The driver adds the name of the field to the error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mismatch;

/// How a field of the type `T` is made from a scalar. `Display` writes what was expected,
/// for errors.
//
// A value and not a type, so that all fields of a type share one compiled reader.
pub(crate) trait Target<T>: fmt::Display {
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Mismatch>;
}

/// Reads one scalar and makes a field of it.
///
/// # Errors
/// The value is not a scalar, or `format` refuses it. The error never contains the value.
pub(crate) fn read<'de, T, F: Target<T>, D: Deserializer<'de>>(
    deserializer: D,
    format: &F,
) -> Result<T, D::Error> {
    let is_binary = !deserializer.is_human_readable();
    let visitor = ScalarVisitor { format, is_binary, value: PhantomData };
    if is_binary {
        deserializer.deserialize_option(visitor)
    } else {
        deserializer.deserialize_any(visitor)
    }
}

/// Writes a number; in binary formats as text.
///
/// # Errors
/// Those of the serializer.
pub(crate) fn write_number<S: Serializer>(
    number: Number,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        number.serialize(serializer)
    } else {
        serializer.serialize_some(&format_args!("{number}"))
    }
}

/// Writes a text.
///
/// # Errors
/// Those of the serializer.
pub(crate) fn write_text<S: Serializer>(
    text: &(impl Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        text.serialize(serializer)
    } else {
        serializer.serialize_some(text)
    }
}

struct ScalarVisitor<'f, F, T> {
    format: &'f F,
    is_binary: bool,
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
        let scalar = if self.is_binary { Scalar::BinaryText(text) } else { Scalar::Text(text) };
        self.make("string", scalar)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.make("null", Scalar::Absent)
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.make("null", Scalar::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        if self.is_binary {
            deserializer.deserialize_str(self)
        } else {
            deserializer.deserialize_any(self)
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let refused = |this: &Self| Err(A::Error::invalid_type(Unexpected::Map, this));
        let key = map.next_key::<String>().ok().flatten();
        let is_number = match key.as_deref() {
            Some(JSON_NUMBER) => true,
            Some(TOML_TIME) => false,
            _ => return refused(&self),
        };
        let text: String = map.next_value()?;
        if map.next_key::<IgnoredAny>()?.is_some() {
            return refused(&self);
        }
        if is_number { self.number(text.parse().ok()) } else { self.visit_str(&text) }
    }
}
