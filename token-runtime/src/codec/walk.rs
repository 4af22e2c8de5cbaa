//! What is done with a model: the walkers that an expansion calls.

use super::{
    read::Wire,
    redacting::Redaction,
    shapes::{Answering, Model, Reading, Shape, Walk, Writing},
};
use crate::{
    answer::Query,
    redact::{probe::Answer, view::Masked},
    refresh::Inheritance,
};
use alloc::vec::Vec;
use core::{marker::PhantomData, ops::Range};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Reads a model with the names of `N`. A packed struct lends no field, so that
/// its expansion uses the walker itself, on a tuple of the fields.
pub struct Read<N, D>(D, PhantomData<fn() -> N>);

impl<N, D> Read<N, D> {
    #[inline]
    pub fn new(deserializer: D) -> Self {
        Self(deserializer, PhantomData)
    }
}

impl<'de, 'm, N: Wire, D: Deserializer<'de>, M> Walk<'de, 'm, M> for Read<N, D> {
    type Out = Result<M, D::Error>;

    #[inline]
    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) -> Self::Out {
        shape.read::<N, D>(self.0)
    }
}

/// Reads a model.
///
/// # Errors
/// Those of its fields.
#[inline]
pub fn read<'de, M: Model<'de, Reading>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<M, D::Error> {
    M::walk(Read::<M, D>::new(deserializer))
}

/// Reads over the default of a model with the names of `N`.
pub struct Overwrite<'m, N, M, D>(&'m mut M, D, PhantomData<fn() -> N>);

impl<'m, N, M, D> Overwrite<'m, N, M, D> {
    #[inline]
    pub fn new(default: &'m mut M, deserializer: D) -> Self {
        Self(default, deserializer, PhantomData)
    }
}

impl<'de, 'm, N: Wire, M, D: Deserializer<'de>> Walk<'de, 'm, M> for Overwrite<'m, N, M, D> {
    type Out = Result<(), D::Error>;

    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) -> Self::Out {
        shape.overwrite::<N, D>(self.1, self.0)
    }
}

/// Reads a model over its default: serde's `default` on the struct.
///
/// # Errors
/// Those of its fields.
pub fn read_over<'de, M: Model<'de, Reading>, D: Deserializer<'de>>(
    mut default: M,
    deserializer: D,
) -> Result<M, D::Error> {
    M::walk(Overwrite::<M, M, D>::new(&mut default, deserializer))?;
    Ok(default)
}

/// Reads a value that becomes the model: serde's `from`.
///
/// # Errors
/// Those of the value.
#[inline]
pub fn read_from<'de, N: Wire + From<V>, V: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<N, D::Error> {
    read_value::<N, V, D>(deserializer).map(N::from)
}

/// Reads a value that may become the model: serde's `try_from`.
///
/// # Errors
/// Those of the value, and that of the conversion.
#[inline]
pub fn read_try_from<'de, N: Wire + TryFrom<V>, V: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<N, D::Error>
where
    N::Error: core::fmt::Display,
{
    let redaction = Redaction::<N>::new(&deserializer);
    N::try_from(read_value::<N, V, D>(deserializer)?)
        .map_err(|error| redaction.redact_value(D::Error::custom(error), &|_| Answer::default()))
}

fn read_value<'de, N: Wire, V: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<V, D::Error> {
    let redaction = Redaction::<N>::new(&deserializer);
    V::deserialize(deserializer).map_err(|error| {
        redaction.redact_value(error, &|probe| V::deserialize(probe).err().unwrap_or_default())
    })
}

/// Writes a model with the names of `N`.
pub struct Write<'m, N: ?Sized, M, S>(&'m M, S, PhantomData<fn() -> N>);

impl<'m, N: ?Sized, M, S> Write<'m, N, M, S> {
    #[inline]
    pub fn new(model: &'m M, serializer: S) -> Self {
        Self(model, serializer, PhantomData)
    }
}

impl<'de, 'm, N: Wire + ?Sized, M, Z: Serializer> Walk<'de, 'm, M> for Write<'m, N, M, Z> {
    type Out = Result<Z::Ok, Z::Error>;

    #[inline]
    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) -> Self::Out {
        shape.write::<N, Z>(self.0, self.1)
    }
}

/// Writes a model.
///
/// # Errors
/// Those of the serializer.
#[inline]
pub fn write<'de: 'de, M: Model<'de, Writing>, S: Serializer>(
    model: &M,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    M::walk(Write::<M, M, S>::new(model, serializer))
}

/// Writes what a model becomes: serde's `into`. If it is masked, a redacted view masks all of
/// it.
///
/// # Errors
/// Those of the serializer.
pub fn write_into<V: Serialize, M: Clone + Into<V>, S: Serializer>(
    model: &M,
    serializer: S,
    is_masked: bool,
) -> Result<S::Ok, S::Error> {
    let value: V = model.clone().into();
    if is_masked { Masked(&value).serialize(serializer) } else { value.serialize(serializer) }
}

struct Ask<'q, 'm, M, Q>(&'m M, Range<usize>, &'q mut Q);

impl<'de, 'm, M, Q: Query<'m>> Walk<'de, 'm, M> for Ask<'_, 'm, M, Q> {
    type Out = ();

    #[inline]
    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) {
        shape.answer(self.0, self.1, self.2);
    }
}

/// Puts `query` to every field of a model.
#[inline]
pub fn ask<'m, 'de: 'de, M: Model<'de, Answering>, Q: Query<'m>>(model: &'m M, query: &mut Q) {
    M::walk(Ask(model, 0..usize::MAX, query));
}

/// Whether the field at `position` holds a secret, for `Debug`.
pub fn has_secret<'de: 'de, M: Model<'de, Answering>>(model: &M, position: usize) -> bool {
    struct Presence(bool);

    impl Query<'_> for Presence {
        fn presence(&mut self, is_present: impl FnOnce() -> bool) {
            self.0 = is_present();
        }
    }

    let mut presence = Presence(false);
    M::walk(Ask(model, position..position + 1, &mut presence));
    presence.0
}

/// The names of the unknown members that a model holds, for `Debug`.
pub fn unknown_members<'m, 'de: 'de, M: Model<'de, Answering>>(model: &'m M) -> Vec<&'m str> {
    struct Members<'m>(Vec<&'m str>);

    impl<'m> Query<'m> for Members<'m> {
        fn unknown_members(&mut self, names: impl Iterator<Item = &'m str>) {
            self.0.extend(names);
        }
    }

    let mut members = Members(Vec::new());
    ask(model, &mut members);
    members.0
}

struct Inherit<'m, M>(&'m mut M, Option<&'m mut M>, Inheritance);

impl<'de, 'm, M> Walk<'de, 'm, M> for Inherit<'m, M> {
    type Out = ();

    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) {
        shape.inherit(self.0, self.1, &self.2);
    }
}

/// Takes over from `previous` what `model`, a refresh reply, lacks.
pub fn inherit<'de: 'de, M: Model<'de, Answering>>(
    model: &mut M,
    previous: Option<&mut M>,
    inheritance: Inheritance,
) {
    M::walk(Inherit(model, previous, inheritance));
}
