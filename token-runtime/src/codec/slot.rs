//! One field of a set: the slot in which its value is kept while a model is read,
//! and how it is written.
//!
//! The functions here are compiled once for each format and type. What is in the
//! sets themselves is compiled once more for each model. So nothing here, and no
//! method of a format without a role, is `#[inline]`: rustc would copy it into every
//! codegen unit, which makes optimized builds of many models a fifth slower.

use super::{
    field::{ReadField, WriteField},
    indexed::Indexed,
    write::{Member, WriteMembers},
};
use core::{cell::Cell, marker::PhantomData, ops::Range};
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, Expected, MapAccess, SeqAccess},
};

/// The field that could not be read, and the index if an element of its list could not.
#[derive(Clone, Copy)]
pub struct Failed {
    pub name: &'static str,
    pub index: Option<usize>,
}

/// The names of fields, and the one of them that fails.
#[derive(Clone, Copy)]
pub struct Names<'f> {
    pub names: &'static [&'static str],
    pub failed: &'f Cell<Option<Failed>>,
}

impl Names<'_> {
    pub(super) fn name(&self, position: usize) -> &'static str {
        self.names.get(position).copied().unwrap_or_default()
    }

    pub(super) fn behind(&self, count: usize) -> Self {
        Self { names: self.names.get(count..).unwrap_or_default(), ..*self }
    }
}

/// Reads the value of the field `name` in the format `K`.
struct Seed<'k, K, V> {
    format: &'k K,
    name: &'static str,
    failed: &'k Cell<Option<Failed>>,
    of: PhantomData<fn() -> V>,
}

impl<'k, K, V> Seed<'k, K, V> {
    fn new(format: &'k K, name: &'static str, names: &Names<'k>) -> Self {
        Self { format, name, failed: names.failed, of: PhantomData }
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
            self.failed.set(Some(Failed { name: self.name, index: index.get() }));
        }
        read
    }
}

pub(super) fn put<'de, K: ReadField<'de, V>, V, A: MapAccess<'de>>(
    format: &K,
    slot: &mut Option<V>,
    map: &mut A,
    position: usize,
    names: &Names<'_>,
) -> Result<(), A::Error> {
    let name = names.name(position);
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(Seed::<K, V>::new(format, name, names))?);
    Ok(())
}

/// Fills the slots of missing members. The first error stays, and the rest is skipped:
/// `?` after every field would double what a set costs to compile.
pub struct Missing<'n, E> {
    names: Names<'n>,
    result: Result<(), E>,
}

impl<'n, E: Error> Missing<'n, E> {
    pub(super) fn new(names: &Names<'n>) -> Self {
        Self { names: *names, result: Ok(()) }
    }

    /// Turns to the fields of the next set.
    pub(super) fn skip(&mut self, count: usize) {
        self.names = self.names.behind(count);
    }

    #[cold]
    pub(super) fn fill<'de, K: ReadField<'de, V>, V>(
        &mut self,
        format: &K,
        slot: &mut Option<V>,
        position: usize,
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

/// Reads the values of a sequence, which has no names, into slots. A value that is not
/// there leaves its slot empty, or is an error if `expected` is given. The first error
/// stays, and the rest is skipped.
pub struct Elements<'e, A, E> {
    sequence: A,
    index: usize,
    names: Names<'e>,
    expected: Option<&'e dyn Expected>,
    result: Result<(), E>,
}

impl<'de, 'e, A: SeqAccess<'de>> Elements<'e, A, A::Error> {
    pub(super) fn new(sequence: A, names: &Names<'e>, expected: Option<&'e dyn Expected>) -> Self {
        Self { sequence, index: 0, names: *names, expected, result: Ok(()) }
    }

    /// Turns to the fields of the next set.
    pub(super) fn skip(&mut self, count: usize) {
        self.names = self.names.behind(count);
    }

    pub(super) fn read<K: ReadField<'de, V>, V>(
        &mut self,
        format: &K,
        slot: &mut Option<V>,
        position: usize,
    ) {
        if self.result.is_ok() {
            self.result = self.read_element(format, slot, position);
        }
    }

    fn read_element<K: ReadField<'de, V>, V>(
        &mut self,
        format: &K,
        slot: &mut Option<V>,
        position: usize,
    ) -> Result<(), A::Error> {
        if K::IS_READ {
            let name = self.names.name(position);
            let seed = Seed::<K, V>::new(format, name, &self.names);
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

pub(super) fn overwrite<'de, K: ReadField<'de, V>, V>(format: &K, slot: Option<V>, field: &mut V) {
    if let Some(value) = slot.or_else(|| format.default()) {
        *field = value;
    }
}

/// Writes fields into a struct or a map. The first error stays, and the rest is skipped.
pub struct Writing<W: WriteMembers> {
    pub(super) into: W,
    names: &'static [&'static str],
    human_readable: bool,
    /// The positions that are written, among those of all sets.
    pub(super) positions: Range<usize>,
    /// The position of the first field of this set.
    start: usize,
    pub(super) result: Result<(), W::Error>,
}

impl<W: WriteMembers> Writing<W> {
    pub(super) fn new(into: W, names: &'static [&'static str], human_readable: bool) -> Self {
        Self { into, names, human_readable, positions: 0..usize::MAX, start: 0, result: Ok(()) }
    }

    /// Writes the fields of the set behind `count` fields.
    pub(super) fn behind(&mut self, count: usize, write: impl FnOnce(&mut Self)) {
        self.start += count;
        write(self);
        self.start -= count;
    }

    pub(super) fn write<K: WriteField<V>, V>(&mut self, format: &K, field: &V, position: usize) {
        let position = self.start + position;
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
