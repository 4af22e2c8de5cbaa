//! The fields of a model, as a set of formats.
//!
//! A set holds up to 16 fields; a model with more is a pair of sets. Sets know
//! nothing of the model: they work on references to its fields.

use super::{
    field::{EachField, EachSlot, Format, ReadField},
    slot::{Names, overwrite, put},
};
use crate::{
    redact::probe::{Answer, Probe},
    refresh::Inheritance,
};
use core::marker::PhantomData;
use serde::de::MapAccess;

/// Asks the types of the fields what they expect.
pub trait AskFields<'de> {
    /// Hands `probe` to the type of the field at `position`.
    fn ask(&self, position: usize, probe: Probe<'_>) -> Answer;
}

/// The fields of a model: their formats, and a slot for each value while a model is read.
///
/// A set is part of a model from the position `first` on.
pub trait Fields<'de, 'm>: AskFields<'de> {
    const COUNT: usize;
    /// A slot for each value: members come in any order.
    type Slots;
    type Values;
    type Refs: Copy;
    type RefsMut;

    /// Empty slots.
    fn slots() -> Self::Slots;

    /// Reads the value of the member that belongs to the field at `position` of this set.
    ///
    /// # Errors
    /// The member is there twice, or its value does not fit.
    fn read_member<A: MapAccess<'de>>(
        &self,
        slots: &mut Self::Slots,
        first: usize,
        position: usize,
        map: &mut A,
        names: &Names,
    ) -> Result<(), A::Error>;

    /// Hands every slot to `each`, by position.
    fn each_slot<E: EachSlot<'de>>(&self, slots: &mut Self::Slots, first: usize, each: &mut E);

    /// The values, if every slot has one.
    fn values(slots: Self::Slots) -> Option<Self::Values>;

    /// Puts the values that were there over a default.
    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut);

    /// Hands every field to `each`, by position.
    fn each<E: EachField<'m>>(&self, fields: Self::Refs, first: usize, each: &mut E);

    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    );
}

/// Up to 16 fields: `K` are their formats and `V` their types.
pub struct Set<K, V>(pub(super) K, PhantomData<fn() -> V>);

impl<K, V> Set<K, V> {
    #[inline]
    pub fn new(formats: K) -> Self {
        Self(formats, PhantomData)
    }
}

/// More fields than one set holds.
pub struct Pair<A, B>(pub A, pub B);

impl<'de, 'm, A: Fields<'de, 'm>, B: Fields<'de, 'm>> AskFields<'de> for Pair<A, B> {
    fn ask(&self, position: usize, probe: Probe<'_>) -> Answer {
        match position.checked_sub(A::COUNT) {
            None => self.0.ask(position, probe),
            Some(position) => self.1.ask(position, probe),
        }
    }
}

impl<'de, 'm, A: Fields<'de, 'm>, B: Fields<'de, 'm>> Fields<'de, 'm> for Pair<A, B> {
    const COUNT: usize = A::COUNT + B::COUNT;
    type Slots = (A::Slots, B::Slots);
    type Values = (A::Values, B::Values);
    type Refs = (A::Refs, B::Refs);
    type RefsMut = (A::RefsMut, B::RefsMut);

    #[inline]
    fn slots() -> Self::Slots {
        (A::slots(), B::slots())
    }

    #[inline]
    fn read_member<M: MapAccess<'de>>(
        &self,
        slots: &mut Self::Slots,
        first: usize,
        position: usize,
        map: &mut M,
        names: &Names,
    ) -> Result<(), M::Error> {
        match position.checked_sub(A::COUNT) {
            None => self.0.read_member(&mut slots.0, first, position, map, names),
            Some(position) => {
                self.1.read_member(&mut slots.1, first + A::COUNT, position, map, names)
            }
        }
    }

    #[inline]
    fn each_slot<E: EachSlot<'de>>(&self, slots: &mut Self::Slots, first: usize, each: &mut E) {
        self.0.each_slot(&mut slots.0, first, each);
        self.1.each_slot(&mut slots.1, first + A::COUNT, each);
    }

    #[inline]
    fn values(slots: Self::Slots) -> Option<Self::Values> {
        Some((A::values(slots.0)?, B::values(slots.1)?))
    }

    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
        self.0.overwrite(slots.0, fields.0);
        self.1.overwrite(slots.1, fields.1);
    }

    #[inline]
    fn each<E: EachField<'m>>(&self, fields: Self::Refs, first: usize, each: &mut E) {
        self.0.each(fields.0, first, each);
        self.1.each(fields.1, first + A::COUNT, each);
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
    ($($count:literal: [$($n:tt $K:ident $V:ident $v:ident),*];)*) => {$(
        #[allow(unused_variables, clippy::match_single_binding, reason = "the set of no fields")]
        impl<'de, $($K: ReadField<'de, $V>, $V),*> AskFields<'de> for Set<($($K,)*), ($($V,)*)> {
            fn ask(&self, position: usize, probe: Probe<'_>) -> Answer {
                match position {
                    $($n => self.0.$n.read(probe).err().unwrap_or_default(),)*
                    _ => Answer::default(),
                }
            }
        }

        #[allow(unused_variables, unreachable_patterns, clippy::unused_unit, reason = "the set of no fields")]
        impl<'de, 'm, $($K: Format<'de, $V>, $V: 'm),*> Fields<'de, 'm> for Set<($($K,)*), ($($V,)*)> {
            const COUNT: usize = $count;
            type Slots = ($(Option<$V>,)*);
            type Values = ($($V,)*);
            type Refs = ($(&'m $V,)*);
            type RefsMut = ($(&'m mut $V,)*);

            #[inline]
            fn slots() -> Self::Slots {
                ($(None::<$V>,)*)
            }

            #[inline]
            fn read_member<A: MapAccess<'de>>(
                &self,
                slots: &mut Self::Slots,
                first: usize,
                position: usize,
                map: &mut A,
                names: &Names,
            ) -> Result<(), A::Error> {
                match position {
                    $($n => put(&self.0.$n, &mut slots.$n, map, first + $n, names),)*
                    _ => Ok(()),
                }
            }

            #[inline]
            fn each_slot<E: EachSlot<'de>>(
                &self,
                slots: &mut Self::Slots,
                first: usize,
                each: &mut E,
            ) {
                $(each.slot(first + $n, &self.0.$n, &mut slots.$n);)*
            }

            #[inline]
            fn values(slots: Self::Slots) -> Option<Self::Values> {
                // One arm for all other slots: they are dropped together.
                match slots {
                    ($(Some($v),)*) => Some(($($v,)*)),
                    _unfilled => None,
                }
            }

            #[inline]
            fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
                $(overwrite(&self.0.$n, slots.$n, fields.$n);)*
            }

            #[inline]
            fn each<E: EachField<'m>>(&self, fields: Self::Refs, first: usize, each: &mut E) {
                $(each.field(first + $n, &self.0.$n, fields.$n);)*
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

/// The sets of so many fields and fewer, each with its fields and those before.
macro_rules! sets_up_to {
    ([$($before:tt)*]) => {};
    ([$($before:tt)*] $count:literal: $n:tt $K:ident $V:ident $v:ident; $($rest:tt)*) => {
        sets! { $count: [$($before)* $n $K $V $v]; }
        sets_up_to!([$($before)* $n $K $V $v,] $($rest)*);
    };
}

sets! { 0: []; }
sets_up_to! { []
    1: 0 K0 V0 v0;
    2: 1 K1 V1 v1;
    3: 2 K2 V2 v2;
    4: 3 K3 V3 v3;
    5: 4 K4 V4 v4;
    6: 5 K5 V5 v5;
    7: 6 K6 V6 v6;
    8: 7 K7 V7 v7;
    9: 8 K8 V8 v8;
    10: 9 K9 V9 v9;
    11: 10 K10 V10 v10;
    12: 11 K11 V11 v11;
    13: 12 K12 V12 v12;
    14: 13 K13 V13 v13;
    15: 14 K14 V14 v14;
    16: 15 K15 V15 v15;
}
