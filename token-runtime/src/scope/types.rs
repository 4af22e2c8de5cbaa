//! The types that a field with scopes may be.

use super::{
    field::{FromScopes, ScopeField, any},
    format::ScopeFormat,
    set::ScopeSet,
    write::write,
};
use crate::{answer::Scopes, redact::errors::redact_as};
use alloc::{
    borrow::Cow,
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use core::fmt;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, MapAccess, Visitor, value},
};

impl Serialize for ScopeSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Binary formats want the length first.
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl<'de> Deserialize<'de> for ScopeSet {
    /// Reads an array of scopes, or a string with spaces between them.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        any(deserializer).map_err(|error| redact_as(error, &"an array of scopes"))
    }
}

#[diagnostic::do_not_recommend]
impl ScopeField for ScopeSet {
    fn scopes(&self, _: ScopeFormat) -> Option<Scopes<'_>> {
        Some(Scopes::of_list(self))
    }

    fn grants(&self, scope: &str, _: ScopeFormat) -> bool {
        self.contains(scope)
    }

    fn write<S: Serializer>(&self, format: ScopeFormat, serializer: S) -> Result<S::Ok, S::Error> {
        let one_string = format.is_text() && serializer.is_human_readable();
        match self.joined_by(format.separates()).filter(|_| one_string) {
            Some(text) => serializer.serialize_str(text),
            None => write(&|| self.scopes(format).unwrap_or_else(Scopes::none), format, serializer),
        }
    }
}

#[diagnostic::do_not_recommend]
impl FromScopes<'_> for ScopeSet {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
        Some(scopes)
    }
}

#[diagnostic::do_not_recommend]
impl<T: ScopeField> ScopeField for Option<T> {
    fn scopes(&self, format: ScopeFormat) -> Option<Scopes<'_>> {
        self.as_ref()?.scopes(format)
    }

    fn grants(&self, scope: &str, format: ScopeFormat) -> bool {
        self.as_ref().is_some_and(|scopes| scopes.grants(scope, format))
    }

    fn is_answer(&self, _: ScopeFormat) -> bool {
        self.is_some()
    }

    fn write<S: Serializer>(&self, format: ScopeFormat, serializer: S) -> Result<S::Ok, S::Error> {
        struct Written<'a, T>(&'a T, ScopeFormat);

        impl<T: ScopeField> Serialize for Written<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write(self.1, serializer)
            }
        }

        match self {
            Some(scopes) => serializer.serialize_some(&Written(scopes, format)),
            None => serializer.serialize_none(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromScopes<'de>> FromScopes<'de> for Option<T> {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, format: ScopeFormat) -> Option<Self> {
        T::from_scopes(scopes, format).map(Some)
    }

    fn from_text(text: &str, format: ScopeFormat) -> Option<Self> {
        T::from_text(text, format).map(Some)
    }

    fn from_borrowed(text: &'de str, format: ScopeFormat) -> Option<Self> {
        T::from_borrowed(text, format).map(Some)
    }

    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::from_map(map).map(Some)
    }

    fn from_binary<D: Deserializer<'de>>(
        deserializer: D,
        format: ScopeFormat,
    ) -> Result<Self, D::Error> {
        struct Visitor<T>(ScopeFormat, core::marker::PhantomData<fn() -> T>);

        impl<'de, T: FromScopes<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = Option<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("scopes")
            }

            fn visit_unit<E>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            fn visit_none<E>(self) -> Result<Option<T>, E> {
                Ok(None)
            }

            fn visit_some<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Option<T>, D::Error> {
                T::from_binary(deserializer, self.0).map(Some)
            }
        }

        deserializer.deserialize_option(Visitor(format, core::marker::PhantomData))
    }
}

/// A scope of the user's own type, read as serde reads it from a string.
fn element<T: DeserializeOwned>(scope: &str) -> Option<T> {
    T::deserialize(Element(scope)).ok()
}

/// A string for any type that serde reads from one, also a newtype.
struct Element<'a>(&'a str);

impl<'de> Deserializer<'de> for Element<'_> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        visitor.visit_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, value::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, value::Error> {
        visitor.visit_enum(value::StrDeserializer::new(self.0))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

macro_rules! collections {
    ($($ty:ty, $($bound:path),*;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: AsRef<str>> ScopeField for $ty {
            fn scopes(&self, _: ScopeFormat) -> Option<Scopes<'_>> {
                Some(Scopes::new(self.iter().map(AsRef::as_ref)))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: AsRef<str> + DeserializeOwned $(+ $bound)*> FromScopes<'_> for $ty {
            fn none() -> Self {
                Self::default()
            }

            fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
                scopes.iter().map(element).collect()
            }
        }
    )*};
}

collections! {
    Vec<T>, Sized;
    BTreeSet<T>, Ord;
}

macro_rules! texts {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl ScopeField for $ty {
            fn scopes(&self, format: ScopeFormat) -> Option<Scopes<'_>> {
                Some(Scopes::of_text(self, format.separates()))
            }
        }
    )*};
}

texts!(String, Box<str>, &str, Cow<'_, str>);

/// Scopes that came as a list, as the one string that the declared format has.
fn joined(scopes: &ScopeSet, format: ScopeFormat) -> String {
    scopes
        .joined_by(format.separates())
        .map_or_else(|| scopes.iter().collect::<Vec<_>>().join(format.separator()), String::from)
}

macro_rules! owned_texts {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl FromScopes<'_> for $ty {
            fn none() -> Self {
                Self::default()
            }

            fn from_scopes(scopes: ScopeSet, format: ScopeFormat) -> Option<Self> {
                Some(joined(&scopes, format).into())
            }

            fn from_text(text: &str, _: ScopeFormat) -> Option<Self> {
                Some(text.into())
            }
        }
    )*};
}

owned_texts!(String, Box<str>);

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromScopes<'de> for Cow<'a, str> {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, format: ScopeFormat) -> Option<Self> {
        Some(Cow::Owned(joined(&scopes, format)))
    }

    fn from_text(text: &str, _: ScopeFormat) -> Option<Self> {
        Some(Cow::Owned(text.into()))
    }

    fn from_borrowed(text: &'de str, _: ScopeFormat) -> Option<Self> {
        Some(Cow::Borrowed(text))
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromScopes<'de> for &'a str {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
        scopes.is_empty().then_some("")
    }

    fn from_text(text: &str, _: ScopeFormat) -> Option<Self> {
        text.is_empty().then_some("")
    }

    fn from_borrowed(text: &'de str, _: ScopeFormat) -> Option<Self> {
        Some(text)
    }
}

macro_rules! maps {
    ($(impl[$($params:tt)*] $ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($params)*> ScopeField for $ty
        where
            K: AsRef<str>,
            Self: Serialize,
        {
            fn scopes(&self, _: ScopeFormat) -> Option<Scopes<'_>> {
                Some(Scopes::new(self.keys().map(AsRef::as_ref)))
            }

            fn write<Z: Serializer>(&self, _: ScopeFormat, serializer: Z) -> Result<Z::Ok, Z::Error> {
                self.serialize(serializer)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'de, $($params)*> FromScopes<'de> for $ty
        where
            K: AsRef<str>,
            Self: Serialize + Deserialize<'de> + Default,
        {
            fn none() -> Self {
                Self::default()
            }

            fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
                scopes.is_empty().then(Self::default)
            }

            fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                Self::deserialize(value::MapAccessDeserializer::new(map))
            }

            fn from_binary<D: Deserializer<'de>>(deserializer: D, _: ScopeFormat) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

maps! {
    impl[K, V] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
mod std_collections {
    use super::{
        Deserialize, DeserializeOwned, Deserializer, FromScopes, MapAccess, ScopeField,
        ScopeFormat, ScopeSet, Scopes, Serialize, Serializer, element, value,
    };
    use core::hash::{BuildHasher, Hash};
    use std::collections::{HashMap, HashSet};

    #[diagnostic::do_not_recommend]
    impl<T: AsRef<str>, H> ScopeField for HashSet<T, H> {
        fn scopes(&self, _: ScopeFormat) -> Option<Scopes<'_>> {
            Some(Scopes::new(self.iter().map(AsRef::as_ref)))
        }
    }

    #[diagnostic::do_not_recommend]
    impl<T, H> FromScopes<'_> for HashSet<T, H>
    where
        T: AsRef<str> + DeserializeOwned + Eq + Hash,
        H: BuildHasher + Default,
    {
        fn none() -> Self {
            Self::default()
        }

        fn from_scopes(scopes: ScopeSet, _: ScopeFormat) -> Option<Self> {
            scopes.iter().map(element).collect()
        }
    }

    maps! {
        impl[K, V, H] HashMap<K, V, H>;
    }
}
