//! Secrets: `access_token`, `refresh_token`, `secret`.

use crate::secret::{FromSecret, SecretField, SecretText};
use core::{fmt, marker::PhantomData};
use serde::{
    Deserializer, Serializer,
    de::{Error, Unexpected, Visitor},
};

/// What the derive says of a field that holds a secret, in a struct with
/// `#[token(debug)]`.
pub trait SecretCodec<'de> {
    type Value: FromSecret<'de>;
}

/// What it says in every other struct, whose `Debug` prints each field: the
/// type of a secret must not.
pub trait UnprintableCodec<'de> {
    type Value: SecretField<'de>;
}

impl<'de, C: UnprintableCodec<'de>> SecretCodec<'de> for C {
    type Value = C::Value;
}

struct SecretVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: FromSecret<'de>> Visitor<'de> for SecretVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let expected = &"text that can be borrowed from the input";
        T::from_text(text).ok_or_else(|| E::invalid_type(Unexpected::Other("copied text"), expected))
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

    // The value must not get into the error, so every scalar is refused here.
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

/// Reads a secret.
///
/// # Errors
/// The value is not a string; the error does not quote it.
pub fn deserialize<'de, C: SecretCodec<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    any(deserializer)
}

/// Reads an access token, which must not be empty.
///
/// # Errors
/// The value is not a string, or it is empty.
pub fn deserialize_access<'de, C: SecretCodec<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    let token: C::Value = any(deserializer)?;
    match token.text() {
        Some("") => Err(D::Error::invalid_value(Unexpected::Other("empty string"), &"an access token")),
        _ => Ok(token),
    }
}

pub(crate) fn any<'de, T: FromSecret<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let visitor = SecretVisitor(PhantomData);
    if T::absent().is_some() {
        // Also in formats that are not for people: there `None` is written.
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
        // A deserializer that is asked for a string quotes what it found.
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

/// Writes a secret, marked so that a redacted view masks it.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<'de, C: SecretCodec<'de>, S: Serializer>(
    field: &C::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    field.write(serializer)
}

/// What the field is when the key is missing.
pub fn absent<'de, C: SecretCodec<'de, Value: Default>>() -> C::Value {
    C::Value::absent().unwrap_or_default()
}

/// The secret, if there is one. An empty one is none.
pub fn expose<'de, 'f, C: SecretCodec<'de>>(field: &'f C::Value) -> Option<&'f str>
where
    C::Value: 'f,
{
    field.text().filter(|text| !text.is_empty())
}

/// Takes over an older secret where the field has none.
pub fn keep<'de, C: SecretCodec<'de>>(new: &mut C::Value, old: &mut C::Value) {
    if new.text().is_none_or(str::is_empty) {
        core::mem::swap(new, old);
    }
}

/// A secret as `#[token(debug)]` prints it: whether there is one.
pub struct Shown(pub bool);

/// Whether there is a secret, to be printed.
pub fn shown<'de, C: SecretCodec<'de>>(field: &C::Value) -> Shown {
    Shown(field.text().is_some())
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "***" } else { "None" })
    }
}
