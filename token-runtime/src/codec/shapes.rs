//! The shapes of models on the wire, and how an expansion hands its fields over.
//!
//! An expansion has one body, which calls a function such as `fields3` with the
//! walker, a format for each field, and closures that take the model apart and
//! put it together. The types of the fields are inferred from the closures, and
//! each format is an argument of its own: a type that cannot have its format is
//! one error, at the field.

use super::{
    field::{Format, ReadField},
    flatten::{
        Flattened,
        read::{MakeFlattened, OverwriteFlattened},
        write::WritingFlattened,
    },
    read::{Make, Overwrite, Wire},
    redacting::{Redaction, answer_as_map, answer_as_struct},
    sets::Fields,
    slot,
    write::{IntoMap, IntoStruct, Member},
};
use crate::{answer::Query, redact::probe::Probe, refresh::Inheritance};
use core::{marker::PhantomData, ops::Range};
use serde::{Deserializer, Serialize, Serializer, ser::SerializeMap};

/// A model, seen from the direction `D`: the derive implements it.
pub trait Model<'de, D>: Wire + Sized {
    /// Hands the fields to `walker`.
    fn walk<'m, W: Walk<'de, 'm, Self>>(walker: W) -> W::Out
    where
        Self: 'm;
}

/// The direction in which a model with type parameters is read: other bounds hold
/// for each. All other models have one `Model` for all directions.
pub enum Reading {}
/// The direction in which a model is written.
pub enum Writing {}
/// The direction in which a model is asked about its token.
pub enum Answering {}

/// An operation on the fields of a model.
pub trait Walk<'de, 'm, M> {
    type Out;

    fn walk<S: Shape<'de, 'm, M>>(self, shape: S) -> Self::Out;
}

/// The fields of a model in the shape that they have on the wire.
pub trait Shape<'de, 'm, M>: Sized {
    /// Reads a model with the names of `N`.
    ///
    /// # Errors
    /// Those of the fields.
    fn read<N: Wire, D: Deserializer<'de>>(self, deserializer: D) -> Result<M, D::Error>;

    /// Reads a model over its default.
    ///
    /// # Errors
    /// Those of the fields.
    fn overwrite<N: Wire, D: Deserializer<'de>>(
        self,
        deserializer: D,
        model: &'m mut M,
    ) -> Result<(), D::Error>;

    /// Writes a model with the names of `N`.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<N: Wire + ?Sized, S: Serializer>(
        &self,
        model: &'m M,
        serializer: S,
    ) -> Result<S::Ok, S::Error>;

    /// Puts `query` to the fields at these positions.
    fn answer<Q: Query<'m>>(&self, model: &'m M, positions: Range<usize>, query: &mut Q);

    fn inherit(&self, model: &'m mut M, previous: Option<&'m mut M>, inheritance: &Inheritance);
}

/// A struct: `split` and `split_mut` lend its fields, `join` makes it of them.
pub struct Struct<F, S, U, J> {
    pub fields: F,
    pub split: S,
    pub split_mut: U,
    pub join: J,
}

impl<'de, 'm, M: 'm, F, S, U, J> Shape<'de, 'm, M> for Struct<F, S, U, J>
where
    F: Fields<'de, 'm>,
    S: Fn(&'m M) -> F::Refs,
    U: Fn(&'m mut M) -> F::RefsMut,
    J: FnOnce(F::Values) -> M,
{
    #[inline]
    fn read<N: Wire, D: Deserializer<'de>>(self, deserializer: D) -> Result<M, D::Error> {
        let Self { fields, join, .. } = self;
        let redaction = Redaction::<N>::new(&deserializer);
        let (names, of) = (&redaction.names, PhantomData);
        let make = Make::<N, M, F, J> { fields: &fields, names, join, of };
        let read = deserializer.deserialize_struct(N::NAME, N::KEYS, make);
        read.map_err(|error| redaction.redact(error, &fields, &answer_as_struct::<N>))
    }

    fn overwrite<N: Wire, D: Deserializer<'de>>(
        self,
        deserializer: D,
        model: &'m mut M,
    ) -> Result<(), D::Error> {
        let (over, fields) = ((self.split_mut)(model), self.fields);
        let redaction = Redaction::<N>::new(&deserializer);
        let (names, of) = (&redaction.names, PhantomData);
        let overwrite = Overwrite::<N, F> { fields: &fields, names, over, of };
        let read = deserializer.deserialize_struct(N::NAME, N::KEYS, overwrite);
        read.map_err(|error| redaction.redact(error, &fields, &answer_as_struct::<N>))
    }

    #[inline]
    fn write<N: Wire + ?Sized, Z: Serializer>(
        &self,
        model: &'m M,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        let human_readable = N::IS_TOKEN && serializer.is_human_readable();
        let fields = (self.split)(model);
        let mut count = slot::Count { human_readable, fields: 0 };
        self.fields.each(fields, 0, &mut count);
        let into = IntoStruct::begin(serializer, N::WRITTEN_NAME, N::TAG, count.fields)?;
        let mut writing = slot::Writing::new(into, N::WRITTEN_FIELDS, human_readable);
        self.fields.each(fields, 0, &mut writing);
        writing.result?;
        writing.into.end()
    }

    #[inline]
    fn answer<Q: Query<'m>>(&self, model: &'m M, positions: Range<usize>, query: &mut Q) {
        self.fields.each((self.split)(model), 0, &mut slot::Asking { query, positions });
    }

    fn inherit(&self, model: &'m mut M, previous: Option<&'m mut M>, inheritance: &Inheritance) {
        let (model, previous) = ((self.split_mut)(model), previous.map(&self.split_mut));
        self.fields.inherit(model, previous, inheritance);
    }
}

/// A struct with the flattened fields `G`: a map on the wire.
pub struct FlattenedStruct<F, G, S, U, J> {
    pub fields: F,
    pub flattened: G,
    pub split: S,
    pub split_mut: U,
    pub join: J,
}

impl<'de, 'm, M: 'm, F, G, S, U, J> Shape<'de, 'm, M> for FlattenedStruct<F, G, S, U, J>
where
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
    S: Fn(&'m M) -> (F::Refs, G::Refs),
    U: Fn(&'m mut M) -> (F::RefsMut, G::RefsMut),
    J: FnOnce((F::Values, G::Values)) -> M,
{
    fn read<N: Wire, D: Deserializer<'de>>(self, deserializer: D) -> Result<M, D::Error> {
        let (fields, flattened, join) = (&self.fields, &self.flattened, self.join);
        let redaction = Redaction::<N>::new(&deserializer);
        let (names, of) = (&redaction.names, PhantomData);
        let make = MakeFlattened::<N, M, F, G, J> { fields, names, join, of };
        let own = |probe: Probe<'_>| answer_as_map::<N, G>(flattened, probe);
        deserializer.deserialize_map(make).map_err(|error| redaction.redact(error, fields, &own))
    }

    fn overwrite<N: Wire, D: Deserializer<'de>>(
        self,
        deserializer: D,
        model: &'m mut M,
    ) -> Result<(), D::Error> {
        let (fields, flattened, over) = (&self.fields, &self.flattened, (self.split_mut)(model));
        let redaction = Redaction::<N>::new(&deserializer);
        let (names, of) = (&redaction.names, PhantomData);
        let overwrite = OverwriteFlattened::<N, F, G> { fields, flattened, names, over, of };
        let own = |probe: Probe<'_>| answer_as_map::<N, G>(flattened, probe);
        deserializer
            .deserialize_map(overwrite)
            .map_err(|error| redaction.redact(error, fields, &own))
    }

    fn write<N: Wire + ?Sized, Z: Serializer>(
        &self,
        model: &'m M,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        let human_readable = N::IS_TOKEN && serializer.is_human_readable();
        let (fields, flattened) = (self.split)(model);
        let mut into = IntoMap(serializer.serialize_map(None)?);
        if let Some(tag) = N::TAG {
            into.0.serialize_entry(tag, N::WRITTEN_NAME)?;
        }
        let mut writing = slot::Writing::new(into, N::WRITTEN_FIELDS, human_readable);
        for (position, end) in N::FLATTENED_AFTER.iter().copied().enumerate() {
            writing.positions.end = end;
            self.fields.each(fields, 0, &mut writing);
            writing.result?;
            let into = &mut writing.into.0;
            let mut write = WritingFlattened { position, human_readable, into, result: Ok(()) };
            self.flattened.each(flattened, 0, &mut write);
            writing.result = write.result;
            writing.positions.start = end;
        }
        writing.positions.end = usize::MAX;
        self.fields.each(fields, 0, &mut writing);
        writing.result?;
        writing.into.0.end()
    }

    fn answer<Q: Query<'m>>(&self, model: &'m M, positions: Range<usize>, query: &mut Q) {
        let (fields, flattened) = (self.split)(model);
        self.fields.each(fields, 0, &mut slot::Asking { query, positions });
        self.flattened.each(flattened, 0, &mut slot::Asking { query, positions: 0..usize::MAX });
    }

    fn inherit(&self, model: &'m mut M, previous: Option<&'m mut M>, inheritance: &Inheritance) {
        let (fields, flattened) = (self.split_mut)(model);
        let (previous, previous_flattened) = previous.map(&self.split_mut).unzip();
        self.fields.inherit(fields, previous, inheritance);
        self.flattened.inherit(flattened, previous_flattened, inheritance);
    }
}

/// A struct that is its one field on the wire: `#[serde(transparent)]`.
pub struct Transparent<K, V, S, U, J> {
    format: K,
    split: S,
    split_mut: U,
    join: J,
    value: PhantomData<fn() -> V>,
}

impl<'de, 'm, M: 'm, K, V: 'm, S, U, J> Shape<'de, 'm, M> for Transparent<K, V, S, U, J>
where
    K: Format<'de, V>,
    S: Fn(&'m M) -> (&'m V,),
    U: Fn(&'m mut M) -> (&'m mut V,),
    J: FnOnce((V,)) -> M,
{
    fn read<N: Wire, D: Deserializer<'de>>(self, deserializer: D) -> Result<M, D::Error> {
        let value = read_value::<N, K, V, D>(&self.format, deserializer)?;
        Ok((self.join)((value,)))
    }

    fn overwrite<N: Wire, D: Deserializer<'de>>(
        self,
        deserializer: D,
        model: &'m mut M,
    ) -> Result<(), D::Error> {
        *(self.split_mut)(model).0 = read_value::<N, K, V, D>(&self.format, deserializer)?;
        Ok(())
    }

    fn write<N: Wire + ?Sized, Z: Serializer>(
        &self,
        model: &'m M,
        serializer: Z,
    ) -> Result<Z::Ok, Z::Error> {
        Member::new(&self.format, (self.split)(model).0).serialize(serializer)
    }

    fn answer<Q: Query<'m>>(&self, model: &'m M, _: Range<usize>, query: &mut Q) {
        self.format.answer((self.split)(model).0, query);
    }

    fn inherit(&self, model: &'m mut M, previous: Option<&'m mut M>, inheritance: &Inheritance) {
        let previous = previous.map(|previous| (self.split_mut)(previous).0);
        self.format.inherit((self.split_mut)(model).0, previous, inheritance);
    }
}

/// Reads the one field of a transparent struct.
fn read_value<'de, N: Wire, K: ReadField<'de, V>, V, D: Deserializer<'de>>(
    format: &K,
    deserializer: D,
) -> Result<V, D::Error> {
    let redaction = Redaction::<N>::new(&deserializer);
    let read = format.read(deserializer);
    read.map_err(|error| {
        redaction.redact_value(error, &|probe| format.read(probe).err().unwrap_or_default())
    })
}

/// Hands the one field of a transparent struct to `walker`.
#[inline]
pub fn transparent<'de, 'm, W, M: 'm, K, V: 'm, S, U, J>(
    walker: W,
    format: K,
    split: S,
    split_mut: U,
    join: J,
) -> W::Out
where
    W: Walk<'de, 'm, M>,
    K: Format<'de, V>,
    S: Fn(&'m M) -> (&'m V,),
    U: Fn(&'m mut M) -> (&'m mut V,),
    J: FnOnce((V,)) -> M,
{
    walker.walk(Transparent { format, split, split_mut, join, value: PhantomData })
}
