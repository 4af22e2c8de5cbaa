//! Whether the server accepts the token at all: `active` (RFC 7662 §2.2).

use crate::{
    answer::{Query, Rank},
    codec::{
        field::{AnswerField, Format, ReadField, WriteField},
        plain::{Plain, PlainField},
    },
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A type for a field with `active`. It is read and written by its own serde impls.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say whether a token is active",
    label = "`active` is `true` or `false`"
)]
pub trait ActiveField {
    /// Whether the token is active, if the payload says so.
    fn is_active(&self) -> Option<bool>;
}

#[diagnostic::do_not_recommend]
impl ActiveField for bool {
    fn is_active(&self) -> Option<bool> {
        Some(*self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: ActiveField> ActiveField for Option<T> {
    fn is_active(&self) -> Option<bool> {
        self.as_ref()?.is_active()
    }
}

/// The format of a field that says whether the token is active.
#[derive(Debug, Clone, Copy)]
pub struct Validity {
    is_fallback: bool,
}

impl Validity {
    /// `active`
    #[inline]
    pub const fn active() -> Self {
        Self { is_fallback: false }
    }

    /// `fallback`
    #[inline]
    #[must_use]
    pub const fn fallback(self) -> Self {
        Self { is_fallback: true }
    }
}

impl<'de, V: Deserialize<'de>> ReadField<'de, V> for Validity {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn read<D: Deserializer<'de>>(&self, deserializer: D) -> Result<V, D::Error> {
        Plain.read(deserializer)
    }

    #[inline]
    fn missing<E: Error>(&self, name: &'static str) -> Result<V, E> {
        Plain.missing(name)
    }
}

impl<V: ActiveField + Serialize> WriteField<V> for Validity {
    #[inline]
    fn write<S: Serializer>(&self, value: &V, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    #[inline]
    fn is_omitted(&self, value: &V, human_readable: bool) -> bool {
        human_readable && value.is_active().is_none()
    }
}

impl<V: ActiveField> AnswerField<V> for Validity {
    #[inline]
    fn answer<'m, Q: Query<'m>>(&self, value: &'m V, query: &mut Q) {
        query.active(Rank::STATED.or_fallback(self.is_fallback), || value.is_active());
    }
}

/// What a field with `active` must be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say whether a token is active",
    label = "`active` is `true` or `false`",
    note = "use `bool` or `Option<bool>`",
    note = "a type of your own can implement `token_runtime::field::ActiveField` and the traits of serde"
)]
pub trait ActiveValue<'de>: ActiveField + PlainField<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, V: ActiveField + PlainField<'de>> ActiveValue<'de> for V {}

impl<'de, V: ActiveValue<'de>> Format<'de, V> for Validity {}
