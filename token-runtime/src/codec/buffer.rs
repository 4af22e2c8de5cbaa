//! A payload that is kept, looked at, and then read: with every member, also duplicates.

use alloc::{string::String, vec::Vec};
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer,
    de::{
        Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
        value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

/// A value of a human-readable format.
#[derive(PartialEq)]
pub(crate) enum Buffer {
    Null,
    Bool(bool),
    Int(i64),
    Uint(u64),
    Float(f64),
    Text(String),
    List(Vec<Buffer>),
    Map(Vec<(String, Buffer)>),
}

impl<'de> Deserialize<'de> for Buffer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BufferVisitor)
    }
}

struct BufferVisitor;

impl<'de> Visitor<'de> for BufferVisitor {
    type Value = Buffer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Buffer, E> {
        Ok(Buffer::Null)
    }

    fn visit_none<E>(self) -> Result<Buffer, E> {
        Ok(Buffer::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffer, D::Error> {
        Buffer::deserialize(deserializer)
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Buffer, E> {
        Ok(Buffer::Bool(bool))
    }

    fn visit_i64<E>(self, int: i64) -> Result<Buffer, E> {
        Ok(Buffer::Int(int))
    }

    fn visit_u64<E>(self, int: u64) -> Result<Buffer, E> {
        Ok(Buffer::Uint(int))
    }

    fn visit_f64<E>(self, float: f64) -> Result<Buffer, E> {
        Ok(Buffer::Float(float))
    }

    fn visit_str<E>(self, text: &str) -> Result<Buffer, E> {
        Ok(Buffer::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Buffer, E> {
        Ok(Buffer::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Buffer, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Buffer::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Buffer, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Buffer::Map(members))
    }
}

/// Reads what was kept.
pub(crate) struct Replay<E>(Buffer, PhantomData<fn() -> E>);

impl<E: Error> IntoDeserializer<'_, E> for Buffer {
    type Deserializer = Replay<E>;

    fn into_deserializer(self) -> Replay<E> {
        Replay(self, PhantomData)
    }
}

impl<'de, E: Error> Deserializer<'de> for Replay<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Buffer::Null => visitor.visit_unit(),
            Buffer::Bool(bool) => visitor.visit_bool(bool),
            Buffer::Int(int) => visitor.visit_i64(int),
            Buffer::Uint(int) => visitor.visit_u64(int),
            Buffer::Float(float) => visitor.visit_f64(float),
            Buffer::Text(text) => visitor.visit_string(text),
            Buffer::List(list) => {
                let mut list = SeqDeserializer::new(list.into_iter());
                let value = visitor.visit_seq(&mut list)?;
                list.end().map(|()| value)
            }
            Buffer::Map(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Buffer::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match self.0 {
            Buffer::Text(variant) => visitor.visit_enum(variant.into_deserializer()),
            Buffer::Map(members) => {
                let members = MapDeserializer::new(members.into_iter());
                visitor.visit_enum(MapAccessDeserializer::new(members))
            }
            _ => Err(E::invalid_type(Unexpected::Other("value"), &"a string or an object")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
