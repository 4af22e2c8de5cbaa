//! Fields with a codec, as types that serde's derive reads and writes like any
//! other: for a function in `deserialize_with` it would write a type each time.

use super::{
    extra::{self, ExtraCodec},
    lifetime::{self, LifetimeCodec},
    scopes::{self, ScopeCodec},
    secret::{self, SecretCodec},
    time::{self, TimeCodec},
};
use core::marker::PhantomData;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How a `V` is read: [`Time`] and the others, each of a codec.
pub trait Reads<'de, V> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error>;
}

/// What a `V` is when its key is missing.
pub trait Absent<V> {
    fn absent() -> V;
}

/// How a `V` is written.
pub trait Writes<V> {
    fn write<S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A field that was read.
pub struct In<K, V>(pub V, PhantomData<fn() -> K>);

impl<K: Absent<V>, V> In<K, V> {
    pub fn absent() -> Self {
        Self(K::absent(), PhantomData)
    }
}

impl<'de, K: Reads<'de, V>, V> Deserialize<'de> for In<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        K::read(deserializer).map(|value| Self(value, PhantomData))
    }
}

/// A field to be written, and whether it is left out.
pub struct Out<'t, K, V> {
    value: &'t V,
    omitted: bool,
    kind: PhantomData<fn() -> K>,
}

impl<'t, K, V> Out<'t, K, V> {
    pub fn new(value: &'t V, omitted: bool) -> Self {
        Self { value, omitted, kind: PhantomData }
    }

    /// What serde calls to ask it.
    pub fn omitted(&self) -> bool {
        self.omitted
    }
}

// Of a packed struct serde copies the fields.
impl<K, V> Copy for Out<'_, K, V> {}

impl<K, V> Clone for Out<'_, K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Writes<V>, V> Serialize for Out<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        K::write(self.value, serializer)
    }
}

/// A field that keeps its type, because serde is asked for more than its value.
pub fn read<'de, K: Reads<'de, V>, V, D: Deserializer<'de>>(deserializer: D) -> Result<V, D::Error> {
    K::read(deserializer)
}

pub fn absent<K: Absent<V>, V>() -> V {
    K::absent()
}

pub fn write<K: Writes<V>, V, S: Serializer>(value: &V, serializer: S) -> Result<S::Ok, S::Error> {
    K::write(value, serializer)
}

/// A secret that is no access token.
pub struct Secret<C>(PhantomData<C>);

impl<'de, C: SecretCodec<'de>> Reads<'de, C::Value> for Secret<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        secret::deserialize::<C, D>(deserializer)
    }
}

impl<'de, C: SecretCodec<'de, Value: Default>> Absent<C::Value> for Secret<C> {
    fn absent() -> C::Value {
        secret::absent::<C>()
    }
}

impl<'de, C: SecretCodec<'de>> Writes<C::Value> for Secret<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        secret::serialize::<C, S>(value, serializer)
    }
}

/// An access token, which must not be empty.
pub struct Access<C>(PhantomData<C>);

impl<'de, C: SecretCodec<'de>> Reads<'de, C::Value> for Access<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        secret::deserialize_access::<C, D>(deserializer)
    }
}

impl<'de, C: SecretCodec<'de, Value: Default>> Absent<C::Value> for Access<C> {
    fn absent() -> C::Value {
        secret::absent::<C>()
    }
}

/// A point in time.
pub struct Time<C>(PhantomData<C>);

impl<'de, C: TimeCodec> Reads<'de, C::Value> for Time<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        time::deserialize::<C, D>(deserializer)
    }
}

impl<C: TimeCodec> Absent<C::Value> for Time<C> {
    fn absent() -> C::Value {
        time::absent::<C>()
    }
}

impl<C: TimeCodec> Writes<C::Value> for Time<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        time::serialize::<C, S>(value, serializer)
    }
}

/// When a reply was received: now, if it does not say.
#[cfg(feature = "clock")]
pub struct Received<C>(PhantomData<C>);

#[cfg(feature = "clock")]
impl<'de, C: TimeCodec> Reads<'de, C::Value> for Received<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        time::deserialize_received::<C, D>(deserializer)
    }
}

#[cfg(feature = "clock")]
impl<C: TimeCodec> Absent<C::Value> for Received<C> {
    fn absent() -> C::Value {
        time::received::<C>()
    }
}

/// A lifetime.
pub struct Lifetime<C>(PhantomData<C>);

impl<'de, C: LifetimeCodec> Reads<'de, C::Value> for Lifetime<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        lifetime::deserialize::<C, D>(deserializer)
    }
}

impl<C: LifetimeCodec> Absent<C::Value> for Lifetime<C> {
    fn absent() -> C::Value {
        lifetime::absent::<C>()
    }
}

impl<C: LifetimeCodec> Writes<C::Value> for Lifetime<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        lifetime::serialize::<C, S>(value, serializer)
    }
}

/// Scopes.
pub struct Scopes<C>(PhantomData<C>);

impl<'de, C: ScopeCodec<'de>> Reads<'de, C::Value> for Scopes<C> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<C::Value, D::Error> {
        scopes::deserialize::<C, D>(deserializer)
    }
}

impl<'de, C: ScopeCodec<'de>> Absent<C::Value> for Scopes<C> {
    fn absent() -> C::Value {
        scopes::absent::<C>()
    }
}

impl<'de, C: ScopeCodec<'de>> Writes<C::Value> for Scopes<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        scopes::serialize::<C, S>(value, serializer)
    }
}

/// Unknown members, which serde reads by itself.
pub struct Extra<C>(PhantomData<C>);

impl<C: ExtraCodec> Writes<C::Value> for Extra<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        extra::serialize::<C, S>(value, serializer)
    }
}

/// What serde writes, wrapped because it may be left out.
pub struct Plain<C>(PhantomData<C>);

/// What the derive says of such a field: a type that serde cannot write is an
/// error there, and not of what is around it.
pub trait PlainCodec {
    type Value: Serialize;
}

impl<C: PlainCodec> Writes<C::Value> for Plain<C> {
    fn write<S: Serializer>(value: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }
}
