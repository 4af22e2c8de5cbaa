//! Unknown members: `extra`.

mod convert;
pub(crate) mod field;
pub(crate) mod value;

use crate::{
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

macro_rules! formats {
    ($($K:ident: $Bound:ident;)*) => {$(
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

            fn inherit(&self, value: &mut V, previous: Option<&mut V>, _: &Inheritance) {
                if let Some(previous) = previous {
                    value.inherit(previous);
                }
            }
        }

        impl<'de, V: $Bound + Deserialize<'de>> Format<'de, V> for $K {}

        impl<'de, V: ExtraField + Deserialize<'de>> ReadFlat<'de, V> for $K {
            type Read = V;

            fn value(read: V) -> Option<V> {
                Some(read)
            }
        }

        impl<'de, V: $Bound + Deserialize<'de>> FlatFormat<'de, V> for $K {}
    )*};
}

formats! {
    Unknown: UnprintableExtra;
    PrintableUnknown: ExtraField;
}
