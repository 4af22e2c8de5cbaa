//! Which field is being read, for the errors.
//!
//! `serde_json` says ``invalid type: string "ya29.SECRET", expected u64``. The
//! guard stands between the format and the struct: it notes which field is
//! being read, and when that fails it puts the field's name into the error and
//! takes the value out. Fields themselves read from the format directly, so the
//! guard costs nothing but the note, and nested models do not nest its types.

use super::error::clean;
use alloc::{borrow::Cow, string::String};
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

/// The deserializer that the derive hands to serde's expansion.
pub struct Guard<D>(pub D);

/// The methods of a deserializer that both wrappers hand on in one way each.
macro_rules! but_structs_and_maps {
    ($wrap:ident) => {
        $wrap! {
            deserialize_any();
            deserialize_bool();
            deserialize_i8();
            deserialize_i16();
            deserialize_i32();
            deserialize_i64();
            deserialize_i128();
            deserialize_u8();
            deserialize_u16();
            deserialize_u32();
            deserialize_u64();
            deserialize_u128();
            deserialize_f32();
            deserialize_f64();
            deserialize_char();
            deserialize_str();
            deserialize_string();
            deserialize_bytes();
            deserialize_byte_buf();
            deserialize_option();
            deserialize_unit();
            deserialize_unit_struct(name: &'static str);
            deserialize_newtype_struct(name: &'static str);
            deserialize_seq();
            deserialize_tuple(len: usize);
            deserialize_tuple_struct(name: &'static str, len: usize);
            deserialize_enum(name: &'static str, variants: &'static [&'static str]);
            deserialize_identifier();
            deserialize_ignored_any();
        }
    };
}

macro_rules! forward {
    ($($method:ident($($arg:ident: $ty:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self $(, $arg: $ty)*, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($arg,)* visitor).map_err(|error| clean(error, None))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Guard<D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = FieldsVisitor { visitor, fields };
        self.0.deserialize_struct(name, fields, visitor).map_err(|error| clean(error, None))
    }

    // A struct with a flattened field is read as a map.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = FieldsVisitor { visitor, fields: &[] };
        self.0.deserialize_map(visitor).map_err(|error| clean(error, None))
    }

    but_structs_and_maps!(forward);
}

/// Serde's visitor of the struct, with an eye on its fields.
struct FieldsVisitor<V> {
    visitor: V,
    fields: &'static [&'static str],
}

impl<'de, V: Visitor<'de>> Visitor<'de> for FieldsVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(Members { access: map, fields: self.fields, key: Cow::Borrowed("") })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_seq(Members { access: seq, fields: self.fields, key: 0 })
    }
}

/// The fields of a struct as the format hands them out; `key` is where it is.
struct Members<A, K> {
    access: A,
    fields: &'static [&'static str],
    key: K,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A, Cow<'de, str>> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.access.next_key_seed(Noted { inner: seed, fields: self.fields, key: &mut self.key })
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.access.next_value_seed(Value { seed, name: &self.key, fields: self.fields })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Members<A, usize> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        let name = self.fields.get(self.key).copied().unwrap_or_default();
        self.key += 1;
        self.access.next_element_seed(Value { seed, name, fields: &[] })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

/// Reads a key and notes it: as seed, deserializer and visitor. The key is not
/// copied where the input lends it or the struct knows it.
struct Noted<'n, 'de, T> {
    inner: T,
    fields: &'static [&'static str],
    key: &'n mut Cow<'de, str>,
}

impl<T> Noted<'_, '_, T> {
    fn note(&mut self, key: &str) {
        let known = self.fields.iter().copied().find(|field| *field == key);
        *self.key = known.map_or_else(|| Cow::Owned(key.into()), Cow::Borrowed);
    }
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Noted<'_, 'de, T> {
    type Value = T::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        let Self { inner, fields, key } = self;
        inner.deserialize(Noted { inner: deserializer, fields, key })
    }
}

macro_rules! note {
    ($($method:ident($($arg:ident: $ty:ty),*);)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self $(, $arg: $ty)*, visitor: V) -> Result<V::Value, D::Error> {
            let visitor = Noted { inner: visitor, fields: self.fields, key: self.key };
            self.inner.$method($($arg,)* visitor)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Noted<'_, 'de, D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }

    but_structs_and_maps!(note);

    note! {
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_map();
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noted<'_, 'de, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<V::Value, E> {
        *self.key = Cow::Borrowed(key);
        self.inner.visit_borrowed_str(key)
    }

    fn visit_str<E: Error>(mut self, key: &str) -> Result<V::Value, E> {
        self.note(key);
        self.inner.visit_str(key)
    }

    fn visit_string<E: Error>(mut self, key: String) -> Result<V::Value, E> {
        self.note(&key);
        self.inner.visit_string(key)
    }

    fn visit_bytes<E: Error>(mut self, key: &[u8]) -> Result<V::Value, E> {
        self.note(&String::from_utf8_lossy(key));
        self.inner.visit_bytes(key)
    }

    fn visit_borrowed_bytes<E: Error>(mut self, key: &'de [u8]) -> Result<V::Value, E> {
        self.note(&String::from_utf8_lossy(key));
        self.inner.visit_borrowed_bytes(key)
    }

    // The rest is for maps, whose keys are of any type: that of a transparent
    // struct, or one that stands flattened among the fields.
    fn visit_bool<E: Error>(self, key: bool) -> Result<V::Value, E> {
        self.inner.visit_bool(key)
    }

    fn visit_u64<E: Error>(mut self, key: u64) -> Result<V::Value, E> {
        let known = usize::try_from(key).ok().and_then(|index| self.fields.get(index));
        self.note(known.copied().unwrap_or_default());
        self.inner.visit_u64(key)
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<V::Value, E> {
        self.inner.visit_i64(key)
    }

    fn visit_f64<E: Error>(self, key: f64) -> Result<V::Value, E> {
        self.inner.visit_f64(key)
    }

    fn visit_char<E: Error>(self, key: char) -> Result<V::Value, E> {
        self.inner.visit_char(key)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(deserializer)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(deserializer)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(access)
    }
}

/// Reads the value of the field `name`.
struct Value<'n, T> {
    seed: T,
    name: &'n str,
    fields: &'static [&'static str],
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Value<'_, T> {
    type Value = T::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        let Self { seed, name, fields } = self;
        seed.deserialize(deserializer).map_err(|error| named(error, name, fields))
    }
}

/// The error with the field's name. A key that the struct does not know comes
/// from the payload alone.
#[cold]
fn named<E: Error>(error: E, name: &str, fields: &[&str]) -> E {
    let known = fields.is_empty() || fields.contains(&name);
    clean(error, known.then_some(name))
}
