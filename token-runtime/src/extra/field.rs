//! The types that a field with unknown members may have.

use super::value::{Extra, Plain};
use crate::redact::view::{MASK, UNKNOWN};
use alloc::{collections::BTreeMap, vec::Vec};
use core::fmt;
use serde::{Serialize, Serializer};

/// A type for a field with `extra` in a struct with `#[token(debug)]`: a map of unknown members.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold unknown members",
    label = "unknown members want a map"
)]
pub trait ExtraField {
    /// The keys of the members. The values may be secrets.
    fn names(&self) -> impl Iterator<Item = &str>;

    /// Takes over the older members that are not there anew.
    fn inherit(&mut self, previous: &mut Self);

    /// Writes the members. Each value has a mark for the redacted view, which masks it.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A value of an unknown member.
struct Unknown<V>(V);

impl<V: Serialize> Serialize for Unknown<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(UNKNOWN, &self.0)
    }
}

/// A promise that a type for an `extra` field never prints its values.
pub trait UnprintableExtra: ExtraField {}

#[diagnostic::do_not_recommend]
impl UnprintableExtra for Extra {}

#[diagnostic::do_not_recommend]
impl ExtraField for Extra {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    fn inherit(&mut self, previous: &mut Self) {
        Self::inherit(self, previous);
    }

    // Flattened members are read back through serde's buffer, which knows their
    // types in every format that can flatten.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (name, Unknown(Plain(value)))))
    }
}

macro_rules! extra_maps {
    ($(impl[$($params:tt)*] $ty:ty where [$($bounds:tt)*];)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($params)*> ExtraField for $ty
        where
            K: AsRef<str> + Serialize,
            V: Serialize,
            $($bounds)*
        {
            fn names(&self) -> impl Iterator<Item = &str> {
                self.keys().map(AsRef::as_ref)
            }

            fn inherit(&mut self, previous: &mut Self) {
                for (name, value) in core::mem::take(previous) {
                    self.entry(name).or_insert(value);
                }
            }

            fn write<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                serializer.collect_map(self.iter().map(|(name, value)| (name, Unknown(value))))
            }
        }
    )*};
}

extra_maps! {
    impl[K, V] BTreeMap<K, V> where [K: Ord];
}

#[cfg(feature = "std")]
extra_maps! {
    impl[K, V, H] std::collections::HashMap<K, V, H>
    where [K: Eq + core::hash::Hash, H: core::hash::BuildHasher + Default];
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Extra ")?;
        Names(self.names().collect()).fmt(f)
    }
}

/// The names of unknown members, with a mask for each value.
pub struct Names<'m>(pub Vec<&'m str>);

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.iter().map(|name| (name, Masked))).finish()
    }
}

struct Masked;

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}
