//! What the derive falls back on when serde's derive has reported an error and
//! made nothing: the program is not compiled, and it should not be told so
//! twice. If it were, without an error, its compilation would end here: a `const`
//! is evaluated when the function is used in a program.

use serde::{Deserializer, Serializer};

/// `deserialize`, where serde's derive made none.
pub trait Read: Sized {
    fn deserialize<'de, T, D: Deserializer<'de>>(_: D) -> Result<T, D::Error> {
        const { panic!("bug in token-derive: serde's derive made no `Deserialize` and reported nothing") }
    }
}

/// `serialize`, where serde's derive made none.
pub trait Write: Sized {
    fn serialize<T: ?Sized, S: Serializer>(_: &T, _: S) -> Result<S::Ok, S::Error> {
        const { panic!("bug in token-derive: serde's derive made no `Serialize` and reported nothing") }
    }
}

impl<T> Read for T {}
impl<T> Write for T {}

/// Hands an expansion through. Behind a path to the runtime that does not
/// resolve there is no such macro, so that the one error is that of the path.
#[doc(hidden)]
#[macro_export]
macro_rules! __items {
    ($($item:tt)*) => { $($item)* };
}
