//! Fields that the user's own functions read or write: serde's `with`.

use super::{
    field::{AnswerField, Format, ReadField, WriteField},
    flatten::{FlatFormat, ReadFlat},
};
use crate::{answer::Query, refresh::Inheritance};
use core::marker::PhantomData;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// The type of a field that user functions read, write or skip. The derive implements these
/// traits for a type of the expansion; no other part of an expansion names a field type.
pub trait WithFunctions {
    type Value;
}

/// `#[serde(deserialize_with = "path")]`
pub trait ReadWith<'de>: WithFunctions {
    /// Calls the user's function.
    ///
    /// # Errors
    /// Those of the function.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self::Value, D::Error>;
}

/// `#[serde(serialize_with = "path")]`
pub trait WriteWith: WithFunctions {
    /// Calls the user's function.
    ///
    /// # Errors
    /// Those of the function.
    fn write<S: Serializer>(value: &Self::Value, serializer: S) -> Result<S::Ok, S::Error>;
}

/// `#[serde(skip_serializing_if = "path")]`
pub trait OmitWith: WithFunctions {
    /// Calls the user's function.
    fn is_omitted(value: &Self::Value) -> bool;
}

/// `#[serde(default = "path")]`
pub trait DefaultWith<'de>: WithFunctions {
    /// Calls the user's function.
    fn default() -> Self::Value;
}

/// The format `K`, read by a user function. As in serde, the key of an `Option` is then
/// required.
pub struct ReadBy<X, K>(K, PhantomData<X>);

impl<X, K> ReadBy<X, K> {
    pub const fn new(format: K) -> Self {
        Self(format, PhantomData)
    }
}

impl<'de, X: ReadWith<'de>, K> ReadField<'de, X::Value> for ReadBy<X, K> {
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<X::Value, D::Error> {
        X::read(deserializer)
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<X::Value, E> {
        Err(E::missing_field(name))
    }
}

impl<X, V, K: WriteField<V>> WriteField<V> for ReadBy<X, K> {
    const IS_WRITTEN: bool = K::IS_WRITTEN;
    const IS_MASKED: bool = K::IS_MASKED;

    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }
}

impl<X, V, K: AnswerField<V>> AnswerField<V> for ReadBy<X, K> {
    const HOLDS_SECRETS: bool = K::HOLDS_SECRETS;

    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        self.0.inherit(value, previous, inheritance);
    }
}

impl<'de, X: ReadWith<'de>, K> Format<'de, X::Value> for ReadBy<X, K> where
    K: WriteField<X::Value> + AnswerField<X::Value>
{
}

/// A value that the user's function reads.
pub struct ReadValue<X, V>(V, PhantomData<X>);

impl<'de, X: ReadWith<'de>> Deserialize<'de> for ReadValue<X, X::Value> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        X::read(deserializer).map(|value| Self(value, PhantomData))
    }
}

impl<'de, X: ReadWith<'de>, K> ReadFlat<'de, X::Value> for ReadBy<X, K> {
    type Read = ReadValue<X, X::Value>;

    fn value(read: Self::Read) -> Option<X::Value> {
        Some(read.0)
    }
}

/// The format `K`, written by a function of the user.
pub struct WriteBy<X, K>(K, PhantomData<X>);

impl<X, K> WriteBy<X, K> {
    pub const fn new(format: K) -> Self {
        Self(format, PhantomData)
    }
}

impl<'de, X, V, K: ReadField<'de, V>> ReadField<'de, V> for WriteBy<X, K> {
    const IS_READ: bool = K::IS_READ;
    const MAY_BE_LIST: bool = K::MAY_BE_LIST;

    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.0.read(deserializer)
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        self.0.missing(name)
    }

    fn default(&self) -> Option<V> {
        self.0.default()
    }
}

impl<X: WriteWith, K: AnswerField<X::Value>> WriteField<X::Value> for WriteBy<X, K> {
    const IS_MASKED: bool = K::HOLDS_SECRETS;

    fn write<S: Serializer>(&self, value: &X::Value, serializer: S) -> Result<S::Ok, S::Error> {
        X::write(value, serializer)
    }
}

impl<X, V, K: AnswerField<V>> AnswerField<V> for WriteBy<X, K> {
    const HOLDS_SECRETS: bool = K::HOLDS_SECRETS;

    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        self.0.inherit(value, previous, inheritance);
    }
}

impl<'de, X: WriteWith, K> Format<'de, X::Value> for WriteBy<X, K> where
    K: ReadField<'de, X::Value> + AnswerField<X::Value>
{
}

impl<'de, X, V, K: ReadFlat<'de, V>> ReadFlat<'de, V> for WriteBy<X, K> {
    type Read = K::Read;

    fn value(read: K::Read) -> Option<V> {
        K::value(read)
    }
}

impl<'de, X: ReadWith<'de>, K> FlatFormat<'de, X::Value> for ReadBy<X, K> where
    K: WriteField<X::Value> + AnswerField<X::Value>
{
}

impl<'de, X: WriteWith, K> FlatFormat<'de, X::Value> for WriteBy<X, K> where
    K: ReadFlat<'de, X::Value> + ReadField<'de, X::Value> + AnswerField<X::Value>
{
}

/// The format `K`, left out when a function of the user says so.
pub struct OmitBy<X, K>(K, PhantomData<X>);

impl<X, K> OmitBy<X, K> {
    pub const fn new(format: K) -> Self {
        Self(format, PhantomData)
    }
}

impl<'de, X, V, K: ReadField<'de, V>> ReadField<'de, V> for OmitBy<X, K> {
    const IS_READ: bool = K::IS_READ;
    const MAY_BE_LIST: bool = K::MAY_BE_LIST;

    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        self.0.read(deserializer)
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        self.0.missing(name)
    }

    fn default(&self) -> Option<V> {
        self.0.default()
    }
}

impl<X: OmitWith, K: WriteField<X::Value>> WriteField<X::Value> for OmitBy<X, K> {
    const IS_WRITTEN: bool = K::IS_WRITTEN;
    const IS_MASKED: bool = K::IS_MASKED;

    fn write<S: Serializer>(&self, value: &X::Value, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }

    fn is_omitted(&self, value: &X::Value, _: bool) -> bool {
        X::is_omitted(value)
    }
}

impl<X, V, K: AnswerField<V>> AnswerField<V> for OmitBy<X, K> {
    const HOLDS_SECRETS: bool = K::HOLDS_SECRETS;

    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        self.0.answer(value, query);
    }

    fn inherit(&self, value: &mut V, previous: Option<&mut V>, inheritance: &Inheritance) {
        self.0.inherit(value, previous, inheritance);
    }
}

impl<'de, X: OmitWith, K: Format<'de, X::Value>> Format<'de, X::Value> for OmitBy<X, K> {}

impl<'de, X, V, K: ReadFlat<'de, V>> ReadFlat<'de, V> for OmitBy<X, K> {
    type Read = K::Read;

    fn value(read: K::Read) -> Option<V> {
        K::value(read)
    }
}

impl<'de, X: OmitWith, K: FlatFormat<'de, X::Value>> FlatFormat<'de, X::Value> for OmitBy<X, K> {}
