//! Flattened fields, by serde's own derive.
//!
//! `Flat` flattens up to eight values of any type: it reads the members that no
//! other field has. So serde's rules for `flatten` are serde's own.

pub(crate) mod read;
pub(crate) mod write;

use super::{
    field::Format,
    read::Wire,
    sets::{Fields, Set},
};
use crate::redact::probe::{Answer, Probe};
use serde::{Deserialize, Deserializer};

/// How a flattened field is read.
pub trait ReadFlat<'de, V> {
    type Read: Deserialize<'de>;

    /// The value of the field; `None` if the field is not read.
    fn value(read: Self::Read) -> Option<V>;
}

/// A flattened field that is not read, or is not there: it takes no member.
pub struct NoMembers;

impl<'de> Deserialize<'de> for NoMembers {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

/// A format for flattened fields of the type `V`.
pub trait FlatFormat<'de, V>: Format<'de, V> + ReadFlat<'de, V> {}

macro_rules! flat {
    ($($member:ident $T:ident),*) => {
        /// Reads flattened fields.
        #[derive(Deserialize)]
        struct Flat<$($T = NoMembers),*> {
            $(#[serde(flatten)] $member: $T),*
        }

        /// Reads them if they take every member.
        #[derive(Deserialize)]
        #[serde(remote = "Flat", deny_unknown_fields)]
        struct DenyingFlat<$($T = NoMembers),*> {
            $(#[serde(flatten)] $member: $T),*
        }
    };
}

flat!(a A, b B, c C, d D, e E, f F, g G, h H);

/// The flattened fields of a model.
pub trait Flattened<'de, 'm>: Fields<'de, 'm> {
    /// Reads the members that no other field has. The slot of a field that is not read is empty.
    ///
    /// # Errors
    /// Those of the fields, and a member that none of them takes, if unknown members are denied.
    fn read<N: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<Self::Slots, D::Error>;

    /// Hands `probe` to the types of the fields, until one confirms it.
    fn ask_each(&self, probe: Probe<'_>) -> Option<Answer>;
}

macro_rules! flattened_sets {
    ($([$($n:tt $member:ident $K:ident $V:ident),*])*) => {$(
        impl<'de, 'm, $($K: FlatFormat<'de, $V>, $V: 'm),*> Flattened<'de, 'm>
            for Set<($($K,)*), ($($V,)*)>
        {
            fn read<N: Wire, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self::Slots, D::Error> {
                let read: Flat<$($K::Read),*> = if N::DENIES_UNKNOWN {
                    DenyingFlat::deserialize(deserializer)?
                } else {
                    Deserialize::deserialize(deserializer)?
                };
                Ok(($($K::value(read.$member),)*))
            }

            fn ask_each(&self, probe: Probe<'_>) -> Option<Answer> {
                let confirms = |answer: &Answer| answer.confirms(probe);
                None$(.or_else(|| $K::Read::deserialize(probe).err().filter(confirms)))*
            }
        }
    )*};
}

flattened_sets! {
    [0 a K0 V0]
    [0 a K0 V0, 1 b K1 V1]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5, 6 g K6 V6]
    [0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3, 4 e K4 V4, 5 f K5 V5, 6 g K6 V6, 7 h K7 V7]
}
