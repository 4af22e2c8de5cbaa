//! Formats that change another one: serde's `default` and `skip_…`, and `required`.

use super::{
    field::{AnswerField, Format, ReadField, WriteField},
    flatten::{FlatFormat, NoMembers, ReadFlat},
};
use crate::{answer::Query, refresh::Inheritance};
use serde::{Deserializer, Serializer, de::Error};

/// Forwards the methods that a modifier does not change.
macro_rules! hand_on {
    (read) => {
        const IS_READ: bool = K::IS_READ;
        const MAY_BE_LIST: bool = K::MAY_BE_LIST;

        fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
            self.0.read(deserializer)
        }
    };
    (missing) => {
        fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
            self.0.missing(name)
        }

        fn default(&self) -> Option<V> {
            self.0.default()
        }
    };
    (write) => {
        const IS_WRITTEN: bool = K::IS_WRITTEN;
        const IS_MASKED: bool = K::IS_MASKED;

        fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.write(value, serializer)
        }
    };
    (answer) => {
        const HOLDS_SECRETS: bool = K::HOLDS_SECRETS;

        fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
            self.0.answer(value, query);
        }

        fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
            self.0.inherit(value, previous, inheritance);
        }
    };
    (flat) => {
        type Read = K::Read;

        fn value(read: K::Read) -> Option<V> {
            K::value(read)
        }
    };
}

/// `#[serde(default)]`, `#[serde(default = "path")]`: a missing key has the value
/// that `F` makes. So an empty value is written: without its key it would read as the default.
pub struct Or<K, F>(pub K, pub F);

/// What makes a default value.
pub trait MakeDefault<V> {
    fn make(&self) -> V;
}

/// `#[serde(default = "path")]`
impl<V, F: Fn() -> V> MakeDefault<V> for F {
    fn make(&self) -> V {
        self()
    }
}

/// `#[serde(default)]`. With the function of `Default` in its place, rustc would report a type
/// without a default twice.
pub struct DefaultOfType;

impl<V: Default> MakeDefault<V> for DefaultOfType {
    fn make(&self) -> V {
        V::default()
    }
}

impl<'de, V, K: ReadField<'de, V>, F: MakeDefault<V>> ReadField<'de, V> for Or<K, F> {
    hand_on!(read);

    fn missing<E: Error>(&self, _: &'static str) -> Result<V, E> {
        Ok(self.1.make())
    }

    fn default(&self) -> Option<V> {
        Some(self.1.make())
    }
}

impl<V, K: WriteField<V>, F> WriteField<V> for Or<K, F> {
    hand_on!(write);
}

impl<V, K: AnswerField<V>, F> AnswerField<V> for Or<K, F> {
    hand_on!(answer);
}

impl<'de, V, K: Format<'de, V>, F: MakeDefault<V>> Format<'de, V> for Or<K, F> {}

impl<'de, V, K: ReadFlat<'de, V>, F> ReadFlat<'de, V> for Or<K, F> {
    hand_on!(flat);
}

impl<'de, V, K: FlatFormat<'de, V>, F: MakeDefault<V>> FlatFormat<'de, V> for Or<K, F> {}

/// `#[token(required)]`: reading fails without the key, so an empty value is written.
pub struct Required<K>(pub K);

impl<'de, V, K: ReadField<'de, V>> ReadField<'de, V> for Required<K> {
    hand_on!(read);

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        Err(E::missing_field(name))
    }
}

impl<V, K: WriteField<V>> WriteField<V> for Required<K> {
    hand_on!(write);
}

impl<V, K: AnswerField<V>> AnswerField<V> for Required<K> {
    hand_on!(answer);
}

impl<'de, V, K: Format<'de, V>> Format<'de, V> for Required<K> {}

/// A field of a struct under `#[serde(default)]`: a missing key has the value of
/// the struct's default. So an empty value is written.
pub struct Overwriting<K>(pub K);

impl<'de, V, K: ReadField<'de, V>> ReadField<'de, V> for Overwriting<K> {
    hand_on!(read);
    hand_on!(missing);
}

impl<V, K: WriteField<V>> WriteField<V> for Overwriting<K> {
    hand_on!(write);
}

impl<V, K: AnswerField<V>> AnswerField<V> for Overwriting<K> {
    hand_on!(answer);
}

impl<'de, V, K: Format<'de, V>> Format<'de, V> for Overwriting<K> {}

impl<'de, V, K: ReadFlat<'de, V>> ReadFlat<'de, V> for Overwriting<K> {
    hand_on!(flat);
}

impl<'de, V, K: FlatFormat<'de, V>> FlatFormat<'de, V> for Overwriting<K> {}

/// `#[serde(skip_deserializing)]`; also a field of which only the other
/// directions are asked.
pub struct Unread<K>(pub K);

impl<'de, V, K> ReadField<'de, V> for Unread<K> {
    const IS_READ: bool = false;

    fn read<D: Deserializer<'de>>(&self, _: D) -> Result<V, D::Error> {
        Err(D::Error::custom("this field is not read"))
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        Err(E::missing_field(name))
    }
}

impl<V, K: WriteField<V>> WriteField<V> for Unread<K> {
    hand_on!(write);

    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        self.0.is_omitted(value, human_readable)
    }
}

impl<V, K: AnswerField<V>> AnswerField<V> for Unread<K> {
    hand_on!(answer);
}

impl<V, K: WriteField<V> + AnswerField<V>> Format<'_, V> for Unread<K> {}

impl<V, K> ReadFlat<'_, V> for Unread<K> {
    type Read = NoMembers;

    fn value(_: NoMembers) -> Option<V> {
        None
    }
}

impl<V, K: WriteField<V> + AnswerField<V>> FlatFormat<'_, V> for Unread<K> {}

/// `#[serde(skip_serializing)]`; also a field of which only the other directions
/// are asked.
pub struct Unwritten<K>(pub K);

impl<'de, V, K: ReadField<'de, V>> ReadField<'de, V> for Unwritten<K> {
    hand_on!(read);
    hand_on!(missing);
}

impl<V, K> WriteField<V> for Unwritten<K> {
    const IS_WRITTEN: bool = false;

    fn write<S: Serializer>(&self, _: &V, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("this field is not written"))
    }

    fn is_omitted(&self, _: &V, _: bool) -> bool {
        true
    }
}

impl<V, K: AnswerField<V>> AnswerField<V> for Unwritten<K> {
    hand_on!(answer);
}

impl<'de, V, K: ReadField<'de, V> + AnswerField<V>> Format<'de, V> for Unwritten<K> {}

impl<'de, V, K: ReadFlat<'de, V>> ReadFlat<'de, V> for Unwritten<K> {
    hand_on!(flat);
}

impl<'de, V, K> FlatFormat<'de, V> for Unwritten<K> where
    K: ReadFlat<'de, V> + ReadField<'de, V> + AnswerField<V>
{
}
