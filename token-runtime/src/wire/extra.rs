//! Unknown members: `extra`.

use crate::extra::{ExtraField, UnprintableExtra};
use core::fmt;
use serde::Serializer;

/// What the derive says of a field that holds unknown members, in a struct with
/// `#[token(debug)]`.
pub trait ExtraCodec {
    type Value: ExtraField;
}

/// What it says in every other struct, whose `Debug` prints each field.
pub trait UnprintableExtraCodec {
    type Value: UnprintableExtra;
}

impl<C: UnprintableExtraCodec> ExtraCodec for C {
    type Value = C::Value;
}

/// Writes the members, each value marked so that a redacted view masks it.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<C: ExtraCodec, S: Serializer>(field: &C::Value, serializer: S) -> Result<S::Ok, S::Error> {
    field.write(serializer)
}

/// Takes over the older members that are not there anew.
pub fn keep<C: ExtraCodec>(new: &mut C::Value, old: &mut C::Value) {
    new.keep(old);
}

/// The names of the members, to be printed.
pub fn shown<C: ExtraCodec>(field: &C::Value) -> Names<'_, C::Value> {
    Names(field)
}

/// The names of unknown members, with a mask for each value.
pub struct Names<'a, F>(pub(crate) &'a F);

impl<F: ExtraField> fmt::Debug for Names<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.0.names().map(|name| (name, Masked))).finish()
    }
}

struct Masked;

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::redacted::MASK)
    }
}
