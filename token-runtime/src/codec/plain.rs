//! Fields without a role: serde's own, exactly.

use super::{
    field::{AnswerField, Format, ReadField, WriteField},
    flatten::{FlatFormat, ReadFlat},
    with::{ReadWith, WithFunctions},
};
use crate::refresh::{Inheritance, inherit_if};
use alloc::borrow::Cow;
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};

/// A type that serde reads and writes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no role here, and serde cannot read and write it",
    label = "serde cannot read and write this type",
    note = "for a point in time, say how it is written: `#[token(instant = \"rfc3339\")]`; for a secret, write `#[token(secret)]`",
    note = "for a type of your own, derive `serde::Deserialize` and `serde::Serialize`"
)]
pub trait PlainField<'de>: Deserialize<'de> + Serialize {}

#[diagnostic::do_not_recommend]
impl<'de, V: Deserialize<'de> + Serialize> PlainField<'de> for V {}

/// The format of a field without a role.
pub struct Plain;

impl<'de, V: Deserialize<'de>> ReadField<'de, V> for Plain {
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        V::deserialize(deserializer)
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        V::deserialize(MissingField(name, PhantomData))
    }
}

impl<V: Serialize> WriteField<V> for Plain {
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

impl<V> AnswerField<V> for Plain {}

impl<'de, V: PlainField<'de>> Format<'de, V> for Plain {}

impl<'de, V: Deserialize<'de>> ReadFlat<'de, V> for Plain {
    type Read = V;

    fn value(read: V) -> Option<V> {
        Some(read)
    }
}

impl<'de, V: PlainField<'de>> FlatFormat<'de, V> for Plain {}

/// The format of an `Option` without a role: a refresh inherits it.
pub struct Optional;

impl<'de, V: Deserialize<'de>> ReadField<'de, Option<V>> for Optional {
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<Option<V>, D::Error> {
        Option::deserialize(deserializer)
    }

    fn missing<E: Error>(&self, _: &'static str) -> Result<Option<V>, E> {
        Ok(None)
    }
}

impl<V: Serialize> WriteField<Option<V>> for Optional {
    fn write<S: Serializer>(&self, value: &Option<V>, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}

impl<V> AnswerField<Option<V>> for Optional {
    fn inherit(&self, value: &mut Option<V>, previous: Option<&mut Option<V>>, _: &Inheritance) {
        inherit_if(value.is_none(), value, previous);
    }
}

impl<'de, V: PlainField<'de>> Format<'de, Option<V>> for Optional {}

impl<'de, V: Deserialize<'de>> ReadFlat<'de, Option<V>> for Optional {
    type Read = Option<V>;

    fn value(read: Option<V>) -> Option<Option<V>> {
        Some(read)
    }
}

impl<'de, V: PlainField<'de>> FlatFormat<'de, Option<V>> for Optional {}

/// What serde asks of a type whose key is missing: an `Option` is `None`.
pub(crate) struct MissingField<E>(pub(crate) &'static str, pub(crate) PhantomData<E>);

impl<'de, E: Error> Deserializer<'de> for MissingField<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct newtype_struct seq tuple tuple_struct map
        struct enum identifier ignored_any
    }
}

/// Reads a `Cow` under serde's `borrow`: text and bytes that the input lends are
/// borrowed.
pub struct BorrowCow<V>(PhantomData<fn() -> V>);

/// A `Cow` that borrows from the input.
pub trait BorrowedCow<'de>: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// The value is not text, or not bytes.
    fn borrow<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<'de: 'a, 'a> BorrowedCow<'de> for Cow<'a, str> {
    fn borrow<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(CowStr(PhantomData))
    }
}

impl<'de: 'a, 'a> BorrowedCow<'de> for Cow<'a, [u8]> {
    fn borrow<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(CowBytes(PhantomData))
    }
}

impl<V> WithFunctions for BorrowCow<V> {
    type Value = V;
}

impl<'de, V: BorrowedCow<'de>> ReadWith<'de> for BorrowCow<V> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
        V::borrow(deserializer)
    }
}

pub(crate) struct CowStr<'a>(pub(crate) PhantomData<&'a str>);

impl<'de: 'a, 'a> Visitor<'de> for CowStr<'a> {
    type Value = Cow<'a, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_string<E: Error>(self, text: alloc::string::String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Owned(text.into())),
            Err(_) => Err(E::invalid_value(serde::de::Unexpected::Bytes(bytes), &self)),
        }
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => Err(E::invalid_value(serde::de::Unexpected::Bytes(bytes), &self)),
        }
    }

    fn visit_byte_buf<E: Error>(self, bytes: alloc::vec::Vec<u8>) -> Result<Self::Value, E> {
        self.visit_bytes(&bytes)
    }
}

struct CowBytes<'a>(PhantomData<&'a [u8]>);

impl<'de: 'a, 'a> Visitor<'de> for CowBytes<'a> {
    type Value = Cow<'a, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a byte array")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.as_bytes().into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text.as_bytes()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes.into()))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(bytes))
    }

    fn visit_byte_buf<E: Error>(self, bytes: alloc::vec::Vec<u8>) -> Result<Self::Value, E> {
        Ok(Cow::Owned(bytes))
    }
}
