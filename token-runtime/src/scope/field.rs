//! What a type needs to hold scopes, and how it is read.

use super::{
    format::{ScopeFormat, Written},
    set::{Builder, ScopeSet},
    write::write,
};
use crate::{answer::Scopes, codec::plain::CowStr};
use alloc::borrow::Cow;
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor},
};

/// A type for a field with `scopes`.
///
/// Implement it and [`FromScopes`] for a type of your own to use it there.
pub trait ScopeField {
    /// The scopes. `None` if the payload had none at all. Types that keep the text as sent need the
    /// declared `format`.
    fn scopes(&self, format: ScopeFormat) -> Option<Scopes<'_>>;

    /// Whether the field has this scope.
    fn grants(&self, scope: &str, format: ScopeFormat) -> bool {
        self.scopes(format).is_some_and(|mut scopes| scopes.any(|granted| granted == scope))
    }

    /// Whether the field says which scopes the token has. An empty list says so
    /// in a type that can tell it from an absent one.
    fn is_answer(&self, format: ScopeFormat) -> bool {
        self.scopes(format).is_some_and(|mut scopes| scopes.next().is_some())
    }

    /// Writes the scopes in the declared format.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, format: ScopeFormat, serializer: S) -> Result<S::Ok, S::Error> {
        write(&|| self.scopes(format).unwrap_or_else(Scopes::none), format, serializer)
    }
}

/// A type that can be made from the scopes of a payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold scopes",
    label = "scopes want a set or a string",
    note = "use `ScopeSet`, `String`, a map whose keys are the scopes, or an `Option` of these",
    note = "or `Vec`, `BTreeSet` or `HashSet` of strings, or of a type that implements `AsRef<str>` and `serde::Deserialize`"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "`HashSet` and `HashMap` need the feature `std` of `token-runtime`"
    )
)]
#[diagnostic::on_unimplemented(
    note = "a type of your own can implement `token_runtime::field::ScopeField` and `token_runtime::field::FromScopes`"
)]
pub trait FromScopes<'de>: ScopeField + Sized {
    /// The field without scopes: an empty set, or `None`.
    fn none() -> Self;

    /// The field from a set of scopes. `None` if the type cannot hold one of them, or can only
    /// borrow.
    fn from_scopes(scopes: ScopeSet, format: ScopeFormat) -> Option<Self>;

    /// The field from one string.
    fn from_text(text: &str, format: ScopeFormat) -> Option<Self> {
        Self::from_scopes(ScopeSet::split(text, format), format)
    }

    /// The field from one string that is borrowed from the input.
    fn from_borrowed(text: &'de str, format: ScopeFormat) -> Option<Self> {
        Self::from_text(text, format)
    }

    /// The field from an object, for types whose keys are the scopes.
    ///
    /// # Errors
    /// Those of the deserializer. By default an object is an error.
    fn from_map<A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        // What was expected is known to the visitor that calls this.
        Err(serde::de::Error::custom("invalid type: map"))
    }

    /// The field from a binary format.
    ///
    /// # Errors
    /// Those of the deserializer.
    fn from_binary<D: Deserializer<'de>>(
        deserializer: D,
        format: ScopeFormat,
    ) -> Result<Self, D::Error> {
        from_binary(deserializer, format)
    }
}

/// Reads scopes: a string or an array, whatever the declared format; and an
/// object, if the format or the type is one.
///
/// # Errors
/// The value is none of these, or the field's type cannot hold one of the scopes.
pub(super) fn read<'de, T: FromScopes<'de>, D: Deserializer<'de>>(
    deserializer: D,
    format: ScopeFormat,
) -> Result<T, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(ScopesVisitor { format, field: PhantomData })
    } else {
        T::from_binary(deserializer, format)
    }
}

struct ScopesVisitor<T> {
    format: ScopeFormat,
    field: PhantomData<fn() -> T>,
}

impl<'de, T: FromScopes<'de>> ScopesVisitor<T> {
    fn refused<E: Error>(&self) -> E {
        E::invalid_value(Unexpected::Other("scopes that the field cannot hold"), self)
    }
}

impl<'de, T: FromScopes<'de>> Visitor<'de> for ScopesVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.format.expecting(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text, self.format).ok_or_else(|| self.refused())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        T::from_borrowed(text, self.format).ok_or_else(|| self.refused())
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::none())
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut scopes: A) -> Result<T, A::Error> {
        let mut builder = Builder::default();
        while scopes
            .next_element_seed(Element { format: self.format, into: &mut builder })?
            .is_some()
        {}
        T::from_scopes(builder.finish(), self.format).ok_or_else(|| self.refused())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Written::Map = self.format.look() else { return T::from_map(map) };
        let mut builder = Builder::default();
        while let Some((scope, level)) = map.next_entry::<Text<'de>, Text<'de>>()? {
            // A scope without a level is written as one with an empty level.
            if level.0.is_empty() {
                builder.push(&scope.0);
            } else {
                builder.push(&alloc::format!("{}:{}", scope.0, level.0));
            }
        }
        T::from_scopes(builder.finish(), self.format).ok_or_else(|| self.refused())
    }
}

/// Text that is borrowed where the input lends it.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(CowStr(PhantomData)).map(Self)
    }
}

/// One element of an array of scopes: a string, or an object with one.
struct Element<'b> {
    format: ScopeFormat,
    into: &'b mut Builder,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_str(self)
        }
    }
}

impl<'de> Visitor<'de> for Element<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.format.expecting(f)
    }

    fn visit_str<E: Error>(self, scope: &str) -> Result<(), E> {
        // A scope that is written with separators has none inside of it.
        if self.format.is_text() {
            self.format.split(scope).for_each(|scope| self.into.push(scope));
        } else {
            self.into.push(scope);
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Err(E::invalid_type(Unexpected::Other("boolean"), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Written::Objects(name) = self.format.look() else {
            return Err(A::Error::invalid_type(Unexpected::Map, &self));
        };
        let mut found = false;
        while let Some(key) = object.next_key::<Text<'de>>()? {
            if key.0 == name && !found {
                self.into.push(&object.next_value::<Text<'de>>()?.0);
                found = true;
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        if found { Ok(()) } else { Err(A::Error::invalid_value(Unexpected::Map, &self)) }
    }
}

/// Reads scopes without a declared format.
pub(crate) fn any<'de, T: FromScopes<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    if deserializer.is_human_readable() {
        deserializer
            .deserialize_any(ScopesVisitor { format: ScopeFormat::List, field: PhantomData })
    } else {
        T::from_binary(deserializer, ScopeFormat::List)
    }
}

/// Reads scopes of a binary format: an array.
pub(crate) fn from_binary<'de, T, D>(deserializer: D, format: ScopeFormat) -> Result<T, D::Error>
where
    T: FromScopes<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(ScopesVisitor { format, field: PhantomData })
}
