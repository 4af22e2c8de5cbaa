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

/// The format of a field that holds unknown members, in a type that never prints their values;
/// under `#[token(debug)]` the type may print them.
pub struct Unknown<const MAY_PRINT: bool>;

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

impl<'de, V: ExtraField + Deserialize<'de>, const MAY_PRINT: bool> ReadField<'de, V>
    for Unknown<MAY_PRINT>
{
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        Plain.read(deserializer)
    }

    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        Plain.missing(name)
    }
}

impl<V: ExtraField, const MAY_PRINT: bool> WriteField<V> for Unknown<MAY_PRINT> {
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }
}

impl<V: ExtraField, const MAY_PRINT: bool> AnswerField<V> for Unknown<MAY_PRINT> {
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

impl<'de, V: ExtraField + Deserialize<'de>, const MAY_PRINT: bool> ReadFlat<'de, V>
    for Unknown<MAY_PRINT>
{
    type Read = V;

    fn value(read: V) -> Option<V> {
        Some(read)
    }
}

impl<'de, V: UnprintableMap<'de>> Format<'de, V> for Unknown<false> {}
impl<'de, V: UnprintableMap<'de>> FlatFormat<'de, V> for Unknown<false> {}

impl<'de, V: PrintableMap<'de>> Format<'de, V> for Unknown<true> {}
impl<'de, V: PrintableMap<'de>> FlatFormat<'de, V> for Unknown<true> {}
