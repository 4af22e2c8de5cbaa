//! Fields without a codec of their own.

use serde::{Deserialize, Deserializer};

/// Reads an `Option` whose key must be there; null may stand in it.
///
/// # Errors
/// Those of the value. (A missing key is serde's error: a field with a
/// `deserialize_with` has to be there.)
pub fn required<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

/// Takes over an older member where the new token has none.
pub fn keep<T>(new: &mut Option<T>, old: &mut Option<T>) {
    if new.is_none() {
        core::mem::swap(new, old);
    }
}
