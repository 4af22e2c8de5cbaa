//! The format of a field: how the field is read, written, asked and inherited.

use crate::{answer::Query, refresh::Inheritance};
use serde::{Deserializer, Serializer, de::Error};

/// How a field of the type `V` is read.
pub trait ReadField<'de, V> {
    /// Whether the wire has the field: not under serde's `skip_deserializing`.
    const IS_READ: bool = true;
    /// Whether the value may be a list, so that an error tells the index of an element.
    const MAY_BE_LIST: bool = true;

    /// Reads the value.
    ///
    /// # Errors
    /// The value does not fit.
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error>;

    /// The value of a field whose key is missing.
    ///
    /// # Errors
    /// The field has no value without its key.
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E>;

    /// The declared default, if there is one: serde's `default`.
    #[inline]
    fn default(&self) -> Option<V> {
        None
    }
}

/// How a field of the type `V` is written.
pub trait WriteField<V> {
    /// Whether the field is written at all: not under serde's `skip_serializing`.
    const IS_WRITTEN: bool = true;
    /// Whether a redacted view masks the value as a whole.
    const IS_MASKED: bool = false;

    /// Writes the value.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether this value is left out.
    #[inline]
    fn is_omitted(&self, _value: &V, _human_readable: bool) -> bool {
        false
    }

    /// How many members the value is written as: one or none.
    #[inline]
    fn members(&self, value: &V, human_readable: bool) -> usize {
        usize::from(Self::IS_WRITTEN && !self.is_omitted(value, human_readable))
    }
}

/// What a field of the type `V` says about its token, and what it inherits.
pub trait AnswerField<V> {
    /// Whether the value may hold secrets that only this format marks for a redacted view.
    const HOLDS_SECRETS: bool = false;

    /// Tells `query` what the field says.
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, _value: &'m V, _query: &mut Q) {}

    /// Takes over from the previous token what the refresh reply lacks. Without a
    /// previous value the field is part of an inherited model: a lifetime then
    /// counts from the reply's start.
    #[inline]
    fn inherit(&self, _value: &mut V, _previous: Option<&mut V>, _: &Inheritance) {}
}

/// A format for fields of the type `V`. An expansion requires this one trait for each field,
/// so a type without it is one error.
#[diagnostic::on_unimplemented(message = "`{Self}` is no format for a field of the type `{V}`")]
pub trait Format<'de, V>: ReadField<'de, V> + WriteField<V> + AnswerField<V> {}

/// What is done with each field of a model.
pub trait EachField<'m> {
    fn field<'de, K: Format<'de, V>, V>(&mut self, position: usize, format: &K, field: &'m V);
}

/// What is done with each slot while a model is read.
pub trait EachSlot<'de> {
    fn slot<K: ReadField<'de, V>, V>(&mut self, position: usize, format: &K, slot: &mut Option<V>);
}
