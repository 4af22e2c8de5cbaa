//! Writing a flattened field into the map of its model.

use crate::{
    codec::{
        field::{EachField, Format},
        write::Member,
    },
    redact::view::Masked,
};
use serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap},
};

#[derive(Serialize)]
struct Flat<'f, T> {
    #[serde(flatten)]
    inner: &'f T,
}

/// Writes the members of the flattened field at `position` into the map of its model.
pub(crate) struct WritingFlattened<'s, S: SerializeMap> {
    pub(crate) position: usize,
    pub(crate) human_readable: bool,
    pub(crate) into: &'s mut S,
    pub(crate) result: Result<(), S::Error>,
}

impl<S: SerializeMap> EachField<'_> for WritingFlattened<'_, S> {
    fn field<'de, K: Format<'de, V>, V>(&mut self, position: usize, format: &K, field: &V) {
        let human_readable = self.human_readable;
        let is_written =
            position == self.position && K::IS_WRITTEN && !format.is_omitted(field, human_readable);
        if is_written {
            let open = Open { map: &mut *self.into, human_readable, masks: K::IS_MASKED };
            self.result = Flat { inner: &Member::new(format, field) }.serialize(open);
        }
    }
}

/// A map that is being written, as a serializer for one more of its parts.
struct Open<'s, S> {
    map: &'s mut S,
    human_readable: bool,
    /// Whether a redacted view masks each value: serde's `flatten` drops the mark of the whole.
    masks: bool,
}

fn not_a_map<T, E: serde::ser::Error>() -> Result<T, E> {
    Err(E::custom("a flattened field is written as a map"))
}

macro_rules! not_a_map {
    ($($method:ident($($ty:ty),*) -> $Ok:ty;)*) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$Ok, S::Error> {
            not_a_map()
        }
    )*};
}

// Serde's own derive calls `serialize_map` alone.
impl<S: SerializeMap> Serializer for Open<'_, S> {
    type Ok = ();
    type Error = S::Error;
    type SerializeMap = Self;
    type SerializeSeq = Impossible<(), S::Error>;
    type SerializeTuple = Impossible<(), S::Error>;
    type SerializeTupleStruct = Impossible<(), S::Error>;
    type SerializeTupleVariant = Impossible<(), S::Error>;
    type SerializeStruct = Impossible<(), S::Error>;
    type SerializeStructVariant = Impossible<(), S::Error>;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, S::Error> {
        Ok(self)
    }

    not_a_map! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeTupleVariant;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize)
            -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), S::Error> {
        not_a_map()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), S::Error> {
        not_a_map()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), S::Error> {
        not_a_map()
    }
}

impl<S: SerializeMap> SerializeMap for Open<'_, S> {
    type Ok = ();
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.map.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        if self.masks {
            self.map.serialize_value(&Masked(value))
        } else {
            self.map.serialize_value(value)
        }
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), S::Error> {
        if self.masks {
            self.map.serialize_entry(key, &Masked(value))
        } else {
            self.map.serialize_entry(key, value)
        }
    }

    fn end(self) -> Result<(), S::Error> {
        Ok(())
    }
}
