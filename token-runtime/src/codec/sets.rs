//! The fields of a model, as a set of formats.
//!
//! A set holds up to eight fields; a model with more is a pair of sets. Sets know
//! nothing of the model: they work on references to its fields.

use super::{
    field::{Format, ReadField, WriteField},
    read::{Seed, named},
    write::{Member, WriteMembers},
};
use crate::{answer::Query, refresh::Inheritance};
use core::{marker::PhantomData, ops::Range};
use serde::de::{Error, Expected, MapAccess, SeqAccess};

/// The fields of a model: their formats, and what is kept of each while it is
/// read.
pub trait Fields<'de, 'm> {
    const COUNT: usize;
    /// A place for each value while members come in any order.
    type Slots: Default;
    type Values;
    type Refs: Copy;
    type RefsMut;

    /// Reads the value of the member that belongs to the field at `position`.
    ///
    /// # Errors
    /// The member is there twice, or its value does not fit.
    fn read_member<A: MapAccess<'de>>(
        &self,
        slots: &mut Self::Slots,
        position: usize,
        map: &mut A,
        names: Names,
    ) -> Result<(), A::Error>;

    /// The values, after the last member.
    ///
    /// # Errors
    /// A member is missing.
    fn finish<E: Error>(&self, slots: Self::Slots, names: Names) -> Result<Self::Values, E>;

    /// Puts the members that were there over a default.
    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut);

    /// Reads the values of a sequence, which has no names; `index` counts them.
    ///
    /// # Errors
    /// The sequence is too short, or a value does not fit.
    fn read_sequence<A: SeqAccess<'de>>(
        &self,
        sequence: &mut A,
        index: &mut usize,
        names: Names,
        expected: &dyn Expected,
    ) -> Result<Self::Values, A::Error>;

    /// Reads the values of a sequence over a default.
    ///
    /// # Errors
    /// A value does not fit.
    fn overwrite_sequence<A: SeqAccess<'de>>(
        &self,
        sequence: &mut A,
        names: Names,
        fields: Self::RefsMut,
    ) -> Result<(), A::Error>;

    /// How many fields are written.
    fn count(&self, fields: Self::Refs, human_readable: bool) -> usize;

    /// Writes the fields at these positions.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<W: WriteMembers>(
        &self,
        fields: Self::Refs,
        positions: Range<usize>,
        names: &'static [&'static str],
        human_readable: bool,
        into: &mut W,
    ) -> Result<(), W::Error>;

    /// Puts `query` to the fields at these positions.
    fn answer<Q: Query<'m>>(&self, fields: Self::Refs, positions: Range<usize>, query: &mut Q);

    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    );
}

/// The names of fields, and whether errors keep values out and name the field.
#[derive(Clone, Copy)]
pub struct Names {
    pub names: &'static [&'static str],
    pub redact: bool,
}

impl Names {
    #[inline]
    fn name(self, position: usize) -> &'static str {
        self.names.get(position).copied().unwrap_or_default()
    }

    #[inline]
    fn behind(self, count: usize) -> Self {
        Self { names: self.names.get(count..).unwrap_or_default(), ..self }
    }
}

/// Up to eight fields: `K` are their formats and `V` their types.
pub struct Set<K, V>(pub(super) K, PhantomData<fn() -> V>);

impl<K, V> Set<K, V> {
    #[inline]
    pub fn new(formats: K) -> Self {
        Self(formats, PhantomData)
    }
}

#[inline]
fn put<'de, K: ReadField<'de, V>, V, A: MapAccess<'de>>(
    format: &K,
    slot: &mut Option<V>,
    map: &mut A,
    name: &'static str,
    redact: bool,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    let value = map.next_value_seed(Seed::<K, V>::new(format));
    *slot = Some(value.map_err(|error| named(error, name, redact))?);
    Ok(())
}

#[inline]
fn take<'de, K: ReadField<'de, V>, V, E: Error>(
    format: &K,
    slot: Option<V>,
    name: &'static str,
) -> Result<V, E> {
    match slot {
        Some(value) => Ok(value),
        None => format.missing(name),
    }
}

fn element<'de, K: ReadField<'de, V>, V, A: SeqAccess<'de>>(
    format: &K,
    sequence: &mut A,
    name: &'static str,
    redact: bool,
) -> Result<Option<V>, A::Error> {
    if !K::IS_READ {
        return Ok(format.default());
    }
    let element = sequence.next_element_seed(Seed::<K, V>::new(format));
    element
        .map(|element| element.or_else(|| format.default()))
        .map_err(|error| named(error, name, redact))
}

fn element_or_short<'de, K: ReadField<'de, V>, V, A: SeqAccess<'de>>(
    format: &K,
    sequence: &mut A,
    name: &'static str,
    redact: bool,
    index: &mut usize,
    expected: &dyn Expected,
) -> Result<V, A::Error> {
    let element = element(format, sequence, name, redact)?;
    *index += usize::from(K::IS_READ);
    element.ok_or_else(|| A::Error::invalid_length(index.saturating_sub(1), expected))
}

#[inline]
fn overwrite<'de, K: ReadField<'de, V>, V>(format: &K, slot: Option<V>, field: &mut V) {
    if let Some(value) = slot.or_else(|| format.default()) {
        *field = value;
    }
}

#[inline]
fn write<K: WriteField<V>, V, W: WriteMembers>(
    format: &K,
    field: &V,
    name: &'static str,
    human_readable: bool,
    into: &mut W,
) -> Result<(), W::Error> {
    if !K::IS_WRITTEN {
        Ok(())
    } else if format.is_omitted(field, human_readable) {
        into.skip_member(name)
    } else {
        into.write_member(name, &Member::new(format, field))
    }
}

/// More fields than one set holds.
pub struct Pair<A, B>(pub A, pub B);

#[inline]
fn behind(positions: &Range<usize>, count: usize) -> Range<usize> {
    positions.start.saturating_sub(count)..positions.end.saturating_sub(count)
}

impl<'de, 'm, A: Fields<'de, 'm>, B: Fields<'de, 'm>> Fields<'de, 'm> for Pair<A, B> {
    const COUNT: usize = A::COUNT + B::COUNT;
    type Slots = (A::Slots, B::Slots);
    type Values = (A::Values, B::Values);
    type Refs = (A::Refs, B::Refs);
    type RefsMut = (A::RefsMut, B::RefsMut);

    #[inline(always)]
    fn read_member<M: MapAccess<'de>>(
        &self,
        slots: &mut Self::Slots,
        position: usize,
        map: &mut M,
        names: Names,
    ) -> Result<(), M::Error> {
        match position.checked_sub(A::COUNT) {
            None => self.0.read_member(&mut slots.0, position, map, names),
            Some(position) => {
                self.1.read_member(&mut slots.1, position, map, names.behind(A::COUNT))
            }
        }
    }

    #[inline(always)]
    fn finish<E: Error>(&self, slots: Self::Slots, names: Names) -> Result<Self::Values, E> {
        let values = self.0.finish(slots.0, names)?;
        Ok((values, self.1.finish(slots.1, names.behind(A::COUNT))?))
    }

    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
        self.0.overwrite(slots.0, fields.0);
        self.1.overwrite(slots.1, fields.1);
    }

    fn read_sequence<S: SeqAccess<'de>>(
        &self,
        sequence: &mut S,
        index: &mut usize,
        names: Names,
        expected: &dyn Expected,
    ) -> Result<Self::Values, S::Error> {
        let values = self.0.read_sequence(sequence, index, names, expected)?;
        let names = names.behind(A::COUNT);
        Ok((values, self.1.read_sequence(sequence, index, names, expected)?))
    }

    fn overwrite_sequence<S: SeqAccess<'de>>(
        &self,
        sequence: &mut S,
        names: Names,
        fields: Self::RefsMut,
    ) -> Result<(), S::Error> {
        self.0.overwrite_sequence(sequence, names, fields.0)?;
        self.1.overwrite_sequence(sequence, names.behind(A::COUNT), fields.1)
    }

    #[inline]
    fn count(&self, fields: Self::Refs, human_readable: bool) -> usize {
        self.0.count(fields.0, human_readable) + self.1.count(fields.1, human_readable)
    }

    #[inline]
    fn write<W: WriteMembers>(
        &self,
        fields: Self::Refs,
        positions: Range<usize>,
        names: &'static [&'static str],
        human_readable: bool,
        into: &mut W,
    ) -> Result<(), W::Error> {
        let rest = behind(&positions, A::COUNT);
        self.0.write(fields.0, positions, names, human_readable, into)?;
        let names = names.get(A::COUNT..).unwrap_or_default();
        self.1.write(fields.1, rest, names, human_readable, into)
    }

    #[inline]
    fn answer<Q: Query<'m>>(&self, fields: Self::Refs, positions: Range<usize>, query: &mut Q) {
        let rest = behind(&positions, A::COUNT);
        self.0.answer(fields.0, positions, query);
        self.1.answer(fields.1, rest, query);
    }

    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    ) {
        let (first, rest) = previous.unzip();
        self.0.inherit(fields.0, first, inheritance);
        self.1.inherit(fields.1, rest, inheritance);
    }
}

macro_rules! sets {
    ($($count:literal: [$($n:tt $K:ident $V:ident),*];)*) => {$(
        #[allow(unused_variables, unused_mut, clippy::unused_unit, reason = "the set of no fields")]
        impl<'de, 'm, $($K: Format<'de, $V>, $V: 'm),*> Fields<'de, 'm> for Set<($($K,)*), ($($V,)*)> {
            const COUNT: usize = $count;
            type Slots = ($(Option<$V>,)*);
            type Values = ($($V,)*);
            type Refs = ($(&'m $V,)*);
            type RefsMut = ($(&'m mut $V,)*);

            #[inline(always)]
            fn read_member<A: MapAccess<'de>>(
                &self,
                slots: &mut Self::Slots,
                position: usize,
                map: &mut A,
                names: Names,
            ) -> Result<(), A::Error> {
                match position {
                    $($n => put(&self.0.$n, &mut slots.$n, map, names.name($n), names.redact),)*
                    _ => Ok(()),
                }
            }

            #[inline(always)]
            fn finish<E: Error>(&self, slots: Self::Slots, names: Names) -> Result<Self::Values, E> {
                Ok(($(take(&self.0.$n, slots.$n, names.name($n))?,)*))
            }

            fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
                $(overwrite(&self.0.$n, slots.$n, fields.$n);)*
            }

            #[inline]
            fn read_sequence<A: SeqAccess<'de>>(
                &self,
                sequence: &mut A,
                index: &mut usize,
                names: Names,
                expected: &dyn Expected,
            ) -> Result<Self::Values, A::Error> {
                Ok(($(element_or_short(
                    &self.0.$n, sequence, names.name($n), names.redact, index, expected,
                )?,)*))
            }

            fn overwrite_sequence<A: SeqAccess<'de>>(
                &self,
                sequence: &mut A,
                names: Names,
                fields: Self::RefsMut,
            ) -> Result<(), A::Error> {
                $(if let Some(value) = element(&self.0.$n, sequence, names.name($n), names.redact)? {
                    *fields.$n = value;
                })*
                Ok(())
            }

            #[inline]
            fn count(&self, fields: Self::Refs, human_readable: bool) -> usize {
                let mut count = 0;
                $(if $K::IS_WRITTEN && !self.0.$n.is_omitted(fields.$n, human_readable) {
                    count += 1;
                })*
                count
            }

            #[inline]
            fn write<W: WriteMembers>(
                &self,
                fields: Self::Refs,
                positions: Range<usize>,
                names: &'static [&'static str],
                human_readable: bool,
                into: &mut W,
            ) -> Result<(), W::Error> {
                $(if positions.contains(&$n) {
                    let name = names.get($n).copied().unwrap_or_default();
                    write(&self.0.$n, fields.$n, name, human_readable, into)?;
                })*
                Ok(())
            }

            #[inline]
            fn answer<Q: Query<'m>>(
                &self,
                fields: Self::Refs,
                positions: Range<usize>,
                query: &mut Q,
            ) {
                $(if positions.contains(&$n) {
                    self.0.$n.answer(fields.$n, query);
                })*
            }

            fn inherit(
                &self,
                fields: Self::RefsMut,
                previous: Option<Self::RefsMut>,
                inheritance: &Inheritance,
            ) {
                match previous {
                    Some(previous) => {
                        $(self.0.$n.inherit(fields.$n, Some(previous.$n), inheritance);)*
                    }
                    None => {
                        $(self.0.$n.inherit(fields.$n, None, inheritance);)*
                    }
                }
            }
        }
    )*};
}

sets! {
    0: [];
    1: [0 K0 V0];
    2: [0 K0 V0, 1 K1 V1];
    3: [0 K0 V0, 1 K1 V1, 2 K2 V2];
    4: [0 K0 V0, 1 K1 V1, 2 K2 V2, 3 K3 V3];
    5: [0 K0 V0, 1 K1 V1, 2 K2 V2, 3 K3 V3, 4 K4 V4];
    6: [0 K0 V0, 1 K1 V1, 2 K2 V2, 3 K3 V3, 4 K4 V4, 5 K5 V5];
    7: [0 K0 V0, 1 K1 V1, 2 K2 V2, 3 K3 V3, 4 K4 V4, 5 K5 V5, 6 K6 V6];
    8: [0 K0 V0, 1 K1 V1, 2 K2 V2, 3 K3 V3, 4 K4 V4, 5 K5 V5, 6 K6 V6, 7 K7 V7];
}
