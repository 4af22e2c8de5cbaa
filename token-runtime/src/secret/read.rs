//! Reading a secret, so that no error quotes it.

use super::{field::FromSecret, value::Secret};
use crate::redact::{errors::redact_as, view::SECRET};
use alloc::string::String;
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};

/// Reads a secret. An error says that `expected` was expected.
///
/// # Errors
/// The value is not a string; the error does not quote it.
pub(super) fn read<'de, T: FromSecret<'de>, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
) -> Result<T, D::Error> {
    let visitor = SecretVisitor { expected, value: PhantomData };
    if T::absent().is_some() {
        // Also in binary formats: there `None` is written.
        deserializer.deserialize_option(visitor)
    } else {
        text(deserializer, visitor)
    }
}

fn text<'de, V: Visitor<'de>, D: Deserializer<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<V::Value, D::Error> {
    if deserializer.is_human_readable() {
        // A deserializer that is asked for a string quotes what it found. It is written as
        // a newtype, which some formats write around it.
        deserializer.deserialize_newtype_struct(SECRET, visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

struct SecretVisitor<T> {
    expected: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<'de, T: FromSecret<'de>> Visitor<'de> for SecretVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)?;
        match T::from_text("") {
            Some(_) => Ok(()),
            None => f.write_str(" that can be borrowed from the input"),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text).ok_or_else(|| E::invalid_type(Unexpected::Other("copied text"), &self))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
        T::from_string(text).ok_or_else(|| E::invalid_type(Unexpected::Other("copied text"), &self))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        T::from_borrowed(text).ok_or_else(|| E::invalid_type(Unexpected::Other("string"), &self))
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        T::absent().ok_or_else(|| E::invalid_type(Unexpected::Other("null"), &self))
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        T::absent().ok_or_else(|| E::invalid_type(Unexpected::Other("null"), &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        text(deserializer, self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    // A method that is not here would put the value into its error.
    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Other("boolean"), &self))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Other("number"), &self))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Other("number"), &self))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        Err(E::invalid_type(Unexpected::Other("number"), &self))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, "a string").map_err(|error| redact_as(error, &"a string"))
    }
}
