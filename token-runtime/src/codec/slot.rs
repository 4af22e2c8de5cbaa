//! One field of a set: the slot in which its value is kept while a model is read,
//! and how it is written.
//!
//! The functions here are compiled once for each format and type. What is in the
//! sets themselves is compiled once more for each model. So nothing here, and no
//! method of a format without a role, is `#[inline]`: rustc would copy it into every
//! codegen unit, which makes optimized builds of many models a fifth slower.

use super::{
    field::{EachField, EachSlot, Format, ReadField, WriteField},
    indexed::Indexed,
    write::{Member, WriteMembers},
};
use crate::answer::Query;
use core::{cell::Cell, marker::PhantomData, ops::Range};
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, Expected, MapAccess, SeqAccess},
};

/// The field that could not be read, and the index if an element of its list could not.
#[derive(Clone, Copy)]
pub struct Failed {
    pub position: usize,
    pub index: Option<usize>,
}

/// The names of fields, and the one of them that fails.
pub struct Names {
    pub names: &'static [&'static str],
    pub failed: Cell<Option<Failed>>,
}

impl Names {
    pub(super) fn name(&self, position: usize) -> &'static str {
        self.names.get(position).copied().unwrap_or_default()
    }
}

/// Reads the value of the field at `position` in the format `K`.
struct Seed<'k, K, V> {
    format: &'k K,
    position: usize,
    names: &'k Names,
    of: PhantomData<fn() -> V>,
}

impl<'k, K, V> Seed<'k, K, V> {
    fn new(format: &'k K, position: usize, names: &'k Names) -> Self {
        Self { format, position, names, of: PhantomData }
    }
}

impl<'de, K: ReadField<'de, V>, V> DeserializeSeed<'de> for Seed<'_, K, V> {
    type Value = V;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V, D::Error> {
        let index = Cell::new(None);
        let read = if K::MAY_BE_LIST {
            self.format.read(Indexed::new(deserializer, &index))
        } else {
            self.format.read(deserializer)
        };
        if read.is_err() {
            let failed = Failed { position: self.position, index: index.get() };
            self.names.failed.set(Some(failed));
        }
        read
    }
}

pub(super) fn put<'de, K: ReadField<'de, V>, V, A: MapAccess<'de>>(
    format: &K,
    slot: &mut Option<V>,
    map: &mut A,
    position: usize,
    names: &Names,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(names.name(position)));
    }
    *slot = Some(map.next_value_seed(Seed::<K, V>::new(format, position, names))?);
    Ok(())
}

/// Fills the slots of missing members. The first error stays, and the rest is skipped:
/// `?` after every field would double what a set costs to compile.
pub(super) struct Missing<'n, E> {
    names: &'n Names,
    result: Result<(), E>,
}

impl<'n, E: Error> Missing<'n, E> {
    pub(super) fn new(names: &'n Names) -> Self {
        Self { names, result: Ok(()) }
    }

    #[cold]
    fn fill<'de, K: ReadField<'de, V>, V>(
        &mut self,
        position: usize,
        format: &K,
        slot: &mut Option<V>,
    ) {
        if self.result.is_ok() {
            match format.missing(self.names.name(position)) {
                Ok(value) => *slot = Some(value),
                Err(error) => self.result = Err(error),
            }
        }
    }

    pub(super) fn end(self) -> Result<(), E> {
        self.result
    }
}

impl<'de, E: Error> EachSlot<'de> for Missing<'_, E> {
    #[inline]
    fn slot<K: ReadField<'de, V>, V>(&mut self, position: usize, format: &K, slot: &mut Option<V>) {
        if slot.is_none() {
            self.fill(position, format, slot);
        }
    }
}

/// Reads the values of a sequence, which has no names, into slots. A value that is not
/// there leaves its slot empty, or is an error if `expected` is given. The first error
/// stays, and the rest is skipped.
pub(super) struct Elements<'e, A, E> {
    sequence: A,
    index: usize,
    names: &'e Names,
    expected: Option<&'e dyn Expected>,
    result: Result<(), E>,
}

impl<'de, 'e, A: SeqAccess<'de>> Elements<'e, A, A::Error> {
    pub(super) fn new(sequence: A, names: &'e Names, expected: Option<&'e dyn Expected>) -> Self {
        Self { sequence, index: 0, names, expected, result: Ok(()) }
    }

    fn read<K: ReadField<'de, V>, V>(
        &mut self,
        position: usize,
        format: &K,
        slot: &mut Option<V>,
    ) -> Result<(), A::Error> {
        if K::IS_READ {
            let seed = Seed::<K, V>::new(format, position, self.names);
            *slot = self.sequence.next_element_seed(seed)?;
            self.index += 1;
        }
        if slot.is_none() {
            *slot = format.default();
            if let (None, Some(expected)) = (&slot, self.expected) {
                return Err(A::Error::invalid_length(self.index.saturating_sub(1), expected));
            }
        }
        Ok(())
    }

    pub(super) fn end(self) -> Result<(), A::Error> {
        self.result
    }
}

impl<'de, A: SeqAccess<'de>> EachSlot<'de> for Elements<'_, A, A::Error> {
    fn slot<K: ReadField<'de, V>, V>(&mut self, position: usize, format: &K, slot: &mut Option<V>) {
        if self.result.is_ok() {
            self.result = self.read(position, format, slot);
        }
    }
}

pub(super) fn overwrite<'de, K: ReadField<'de, V>, V>(format: &K, slot: Option<V>, field: &mut V) {
    if let Some(value) = slot.or_else(|| format.default()) {
        *field = value;
    }
}

/// Counts the fields that are written.
pub(super) struct Count {
    pub(super) human_readable: bool,
    pub(super) fields: usize,
}

impl EachField<'_> for Count {
    #[inline]
    fn field<'de, K: Format<'de, V>, V>(&mut self, _: usize, format: &K, field: &V) {
        self.fields += format.members(field, self.human_readable);
    }
}

/// Writes fields into a struct or a map. The first error stays, and the rest is skipped.
pub(super) struct Writing<W: WriteMembers> {
    pub(super) into: W,
    names: &'static [&'static str],
    human_readable: bool,
    /// The positions that are written.
    pub(super) positions: Range<usize>,
    pub(super) result: Result<(), W::Error>,
}

impl<W: WriteMembers> Writing<W> {
    pub(super) fn new(into: W, names: &'static [&'static str], human_readable: bool) -> Self {
        Self { into, names, human_readable, positions: 0..usize::MAX, result: Ok(()) }
    }

    fn write<K: WriteField<V>, V>(&mut self, position: usize, format: &K, field: &V) {
        if !K::IS_WRITTEN || self.result.is_err() || !self.positions.contains(&position) {
            return;
        }
        let name = self.names.get(position).copied().unwrap_or_default();
        self.result = if format.is_omitted(field, self.human_readable) {
            self.into.skip_member(name)
        } else {
            self.into.write_member(name, &Member::new(format, field))
        };
    }
}

impl<W: WriteMembers> EachField<'_> for Writing<W> {
    #[inline]
    fn field<'de, K: Format<'de, V>, V>(&mut self, position: usize, format: &K, field: &V) {
        self.write(position, format, field);
    }
}

/// Puts `query` to the fields at these positions.
pub(super) struct Asking<'q, Q> {
    pub(super) query: &'q mut Q,
    pub(super) positions: Range<usize>,
}

impl<'m, Q: Query<'m>> EachField<'m> for Asking<'_, Q> {
    #[inline]
    fn field<'de, K: Format<'de, V>, V>(&mut self, position: usize, format: &K, field: &'m V) {
        if self.positions.contains(&position) {
            format.answer(field, self.query);
        }
    }
}
