//! Unknown members: `extra`.

mod convert;
pub(crate) mod field;
pub(crate) mod value;

use crate::{
    answer::Query,
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        flatten::{FlatFormat, ReadFlat},
        plain::Plain,
    },
    refresh::Inheritance,
};
use field::{ExtraField, UnprintableExtra};
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// The format of a field that holds unknown members, in a type that never prints
/// their values.
pub struct Unknown;

/// The format of a field that holds unknown members, under `#[token(debug)]`.
pub struct PrintableUnknown;

/// What a field with unknown members must be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold unknown members",
    label = "an unknown member may be a secret, so its value must not print",
    note = "use `Extra`",
    note = "or put `#[token(debug)]` on the struct, in place of `Debug` in its `derive`, to keep a map with string keys",
    note = "a type of your own can implement `token_runtime::field::ExtraField` and `token_runtime::field::UnprintableExtra`"
)]
pub trait UnprintableMap<'de>: UnprintableExtra + Deserialize<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, V: UnprintableExtra + Deserialize<'de>> UnprintableMap<'de> for V {}

/// What a field with unknown members must be under `#[token(debug)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold unknown members",
    label = "unknown members want a map",
    note = "use `Extra`, or a `BTreeMap` or `HashMap` with string keys",
    note = "a type of your own can implement `token_runtime::field::ExtraField`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(note = "`HashMap` needs the feature `std` of `token-runtime`")
)]
pub trait PrintableMap<'de>: ExtraField + Deserialize<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, V: ExtraField + Deserialize<'de>> PrintableMap<'de> for V {}

macro_rules! formats {
    ($($K:ident)*) => {$(
        impl<'de, V: ExtraField + Deserialize<'de>> ReadField<'de, V> for $K {
            fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
                Plain.read(deserializer)
            }

            fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
                Plain.missing(name)
            }
        }

        impl<V: ExtraField> WriteField<V> for $K {
            fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
                value.write(serializer)
            }
        }

        impl<V: ExtraField> AnswerField<V> for $K {
            const HOLDS_SECRETS: bool = true;

            fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
                query.unknown_members(value.names());
            }

            fn inherit(&self, value: &mut V, previous: Option<&mut V>, _: &Inheritance) {
                if let Some(previous) = previous {
                    value.inherit(previous);
                }
            }
        }

        impl<'de, V: ExtraField + Deserialize<'de>> ReadFlat<'de, V> for $K {
            type Read = V;

            fn value(read: V) -> Option<V> {
                Some(read)
            }
        }
    )*};
}

formats! { Unknown PrintableUnknown }

impl<'de, V: UnprintableMap<'de>> Format<'de, V> for Unknown {}
impl<'de, V: UnprintableMap<'de>> FlatFormat<'de, V> for Unknown {}

impl<'de, V: PrintableMap<'de>> Format<'de, V> for PrintableUnknown {}
impl<'de, V: PrintableMap<'de>> FlatFormat<'de, V> for PrintableUnknown {}
