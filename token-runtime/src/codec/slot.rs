//! One field of a set: the slot in which its value is kept while a model is read,
//! and how it is written.
//!
//! The functions here are compiled once for each format and type. What is in the
//! sets themselves is compiled once more for each model.

use super::{
    field::{ReadField, WriteField},
    write::{Member, WriteMembers},
};
use crate::redact::errors::redact;
use core::{marker::PhantomData, ops::Range};
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, Expected, MapAccess, SeqAccess},
};

/// The names of fields, and whether errors keep values out and name the field.
#[derive(Clone, Copy)]
pub struct Names {
    pub names: &'static [&'static str],
    pub redact: bool,
}

impl Names {
    #[inline]
    pub(super) fn name(&self, position: usize) -> &'static str {
        self.names.get(position).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn behind(&self, count: usize) -> Self {
        Self { names: self.names.get(count..).unwrap_or_default(), ..*self }
    }
}

/// The error of a member, with the name of its field and without its value.
#[cold]
fn named<E: Error>(error: E, name: &'static str, redacts: bool) -> E {
    if redacts { redact(error, Some(name)) } else { error }
}

/// Reads a value in the format `K`. An error gets the name of the field before the
/// input format adds the position: a format may keep it apart from the message.
struct Seed<'k, K, V> {
    format: &'k K,
    name: &'static str,
    redact: bool,
    of: PhantomData<fn() -> V>,
}

impl<'k, K, V> Seed<'k, K, V> {
    #[inline]
    fn new(format: &'k K, name: &'static str, redact: bool) -> Self {
        Self { format, name, redact, of: PhantomData }
    }
}

impl<'de, K: ReadField<'de, V>, V> DeserializeSeed<'de> for Seed<'_, K, V> {
    type Value = V;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V, D::Error> {
        match self.format.read(deserializer) {
            Ok(value) => Ok(value),
            Err(error) => Err(named(error, self.name, self.redact)),
        }
    }
}

#[inline]
pub(super) fn put<'de, K: ReadField<'de, V>, V, A: MapAccess<'de>>(
    format: &K,
    slot: &mut Option<V>,
    map: &mut A,
    position: usize,
    names: &Names,
) -> Result<(), A::Error> {
    let name = names.name(position);
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(Seed::<K, V>::new(format, name, names.redact))?);
    Ok(())
}

#[cold]
pub(super) fn fill<'de, K: ReadField<'de, V>, V, E: Error>(
    format: &K,
    slot: &mut Option<V>,
    position: usize,
    names: &Names,
) -> Result<(), E> {
    *slot = Some(format.missing(names.name(position))?);
    Ok(())
}

pub(super) fn element<'de, K: ReadField<'de, V>, V, A: SeqAccess<'de>>(
    format: &K,
    slot: &mut Option<V>,
    sequence: &mut A,
    index: &mut usize,
    position: usize,
    names: &Names,
    expected: Option<&dyn Expected>,
) -> Result<(), A::Error> {
    if K::IS_READ {
        let seed = Seed::<K, V>::new(format, names.name(position), names.redact);
        *slot = sequence.next_element_seed(seed)?;
        *index += 1;
    }
    if slot.is_none() {
        *slot = format.default();
        if let (None, Some(expected)) = (&slot, expected) {
            return Err(A::Error::invalid_length(index.saturating_sub(1), expected));
        }
    }
    Ok(())
}

pub(super) fn overwrite<'de, K: ReadField<'de, V>, V>(format: &K, slot: Option<V>, field: &mut V) {
    if let Some(value) = slot.or_else(|| format.default()) {
        *field = value;
    }
}

/// How the fields of a model are written.
#[derive(Clone, Copy)]
pub struct Writing<'w> {
    pub positions: &'w Range<usize>,
    pub names: &'static [&'static str],
    pub human_readable: bool,
}

impl Writing<'_> {
    #[inline]
    pub(super) fn behind(&self, count: usize) -> (Range<usize>, &'static [&'static str]) {
        let Range { start, end } = *self.positions;
        let rest = start.saturating_sub(count)..end.saturating_sub(count);
        (rest, self.names.get(count..).unwrap_or_default())
    }
}

pub(super) fn write<K: WriteField<V>, V, W: WriteMembers>(
    format: &K,
    field: &V,
    position: usize,
    writing: &Writing<'_>,
    into: &mut W,
) -> Result<(), W::Error> {
    if !K::IS_WRITTEN || !writing.positions.contains(&position) {
        return Ok(());
    }
    let name = writing.names.get(position).copied().unwrap_or_default();
    if format.is_omitted(field, writing.human_readable) {
        into.skip_member(name)
    } else {
        into.write_member(name, &Member::new(format, field))
    }
}

#[inline]
pub(super) fn is_written<K: WriteField<V>, V>(
    format: &K,
    field: &V,
    human_readable: bool,
) -> usize {
    usize::from(K::IS_WRITTEN && !format.is_omitted(field, human_readable))
}
