//! Flattened fields, by serde's own derive.
//!
//! The structs below flatten one to eight values of any type. They read the
//! members that no other field has, and write into the map of the model. So
//! serde's rules for `flatten` are serde's own.

pub(crate) mod read;
mod write;

use super::{field::Format, sets::Set, slot::overwrite};
use crate::{
    answer::Query,
    redact::probe::{Answer, Probe},
    refresh::Inheritance,
};
use serde::{Deserialize, Deserializer, ser::SerializeMap};
use write::write;

/// How a flattened field is read.
pub trait ReadFlat<'de, V> {
    type Read: Deserialize<'de>;

    /// The value of the field; `None` if the field is not read.
    fn value(read: Self::Read) -> Option<V>;
}

/// A flattened field that is not read: it takes no member.
pub struct NoMembers;

impl<'de> Deserialize<'de> for NoMembers {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

/// A format for flattened fields of the type `V`.
pub trait FlatFormat<'de, V>: Format<'de, V> + ReadFlat<'de, V> {}

macro_rules! flattened {
    ($($open:ident $deny:ident: $($member:ident $T:ident),*;)*) => {$(
        #[derive(Deserialize)]
        pub struct $open<$($T),*> {
            $(#[serde(flatten)] $member: $T),*
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $deny<$($T),*> {
            $(#[serde(flatten)] $member: $T),*
        }
    )*};
}

flattened! {
    Flat1 Deny1: a A;
    Flat2 Deny2: a A, b B;
    Flat3 Deny3: a A, b B, c C;
    Flat4 Deny4: a A, b B, c C, d D;
    Flat5 Deny5: a A, b B, c C, d D, e E;
    Flat6 Deny6: a A, b B, c C, d D, e E, f F;
    Flat7 Deny7: a A, b B, c C, d D, e E, f F, g G;
    Flat8 Deny8: a A, b B, c C, d D, e E, f F, g G, h H;
}

/// The flattened fields of a model.
pub trait Flattened<'de, 'm> {
    type Read: Deserialize<'de>;
    type ReadAndDeny: Deserialize<'de>;
    /// A place for each value: empty for a field that is not read.
    type Slots;
    type Values;
    type Refs: Copy;
    type RefsMut;

    fn slots(read: Self::Read) -> Self::Slots;
    fn denying_slots(read: Self::ReadAndDeny) -> Self::Slots;

    /// Hands `probe` to the types of the fields, until one confirms it.
    fn ask(&self, probe: Probe<'_>) -> Option<Answer>;

    /// The values, if every field was read or has a default.
    fn values(&self, slots: Self::Slots) -> Option<Self::Values>;

    /// Puts the values over a default.
    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut);

    /// Writes the members of the field at `position`.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: SerializeMap>(
        &self,
        fields: Self::Refs,
        position: usize,
        human_readable: bool,
        into: &mut S,
    ) -> Result<(), S::Error>;

    fn answer<Q: Query<'m>>(&self, fields: Self::Refs, query: &mut Q);
    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    );
}

macro_rules! flattened_sets {
    ($($open:ident $deny:ident: $($n:tt $member:ident $K:ident $V:ident),*;)*) => {$(
        impl<'de, 'm, $($K: FlatFormat<'de, $V>, $V: 'm),*> Flattened<'de, 'm>
            for Set<($($K,)*), ($($V,)*)>
        {
            type Read = $open<$($K::Read),*>;
            type ReadAndDeny = $deny<$($K::Read),*>;
            type Slots = ($(Option<$V>,)*);
            type Values = ($($V,)*);
            type Refs = ($(&'m $V,)*);
            type RefsMut = ($(&'m mut $V,)*);

            fn slots(read: Self::Read) -> Self::Slots {
                ($($K::value(read.$member),)*)
            }

            fn denying_slots(read: Self::ReadAndDeny) -> Self::Slots {
                ($($K::value(read.$member),)*)
            }

            fn ask(&self, probe: Probe<'_>) -> Option<Answer> {
                let confirms = |answer: &Answer| answer.confirms(probe);
                None$(.or_else(|| $K::Read::deserialize(probe).err().filter(confirms)))*
            }

            fn values(&self, slots: Self::Slots) -> Option<Self::Values> {
                Some(($(slots.$n.or_else(|| self.0.$n.default())?,)*))
            }

            fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
                $(overwrite(&self.0.$n, slots.$n, fields.$n);)*
            }

            fn write<S: SerializeMap>(
                &self,
                fields: Self::Refs,
                position: usize,
                human_readable: bool,
                into: &mut S,
            ) -> Result<(), S::Error> {
                match position {
                    $($n => write(&self.0.$n, fields.$n, human_readable, into),)*
                    _ => Ok(()),
                }
            }

            fn answer<Q: Query<'m>>(&self, fields: Self::Refs, query: &mut Q) {
                $(self.0.$n.answer(fields.$n, query);)*
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

flattened_sets! {
    Flat1 Deny1: 0 a K0 V0;
    Flat2 Deny2: 0 a K0 V0, 1 b K1 V1;
    Flat3 Deny3: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2;
    Flat4 Deny4: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3;
    Flat5 Deny5: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4;
    Flat6 Deny6: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5;
    Flat7 Deny7: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5, 6 g K6 V6;
    Flat8 Deny8: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5, 6 g K6 V6, 7 h K7 V7;
}
