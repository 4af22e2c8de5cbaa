//! Writing a struct, as a struct or as the members of a map.

use super::field::WriteField;
use crate::redact::view::Masked;
use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

/// A field to be written in the format `K`.
pub(crate) struct Member<'f, K, V: ?Sized>(&'f K, &'f V);

impl<'f, K, V: ?Sized> Member<'f, K, V> {
    pub(crate) fn new(format: &'f K, value: &'f V) -> Self {
        Self(format, value)
    }
}

impl<K: WriteField<V>, V> Serialize for Member<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if K::IS_MASKED {
            Masked(&Unmasked(self)).serialize(serializer)
        } else {
            self.0.write(self.1, serializer)
        }
    }
}

/// A member whose mask was already applied.
struct Unmasked<'f, K, V: ?Sized>(&'f Member<'f, K, V>);

impl<K: WriteField<V>, V> Serialize for Unmasked<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.0.write(self.0.1, serializer)
    }
}

/// The destination of members.
pub(super) trait WriteMembers {
    type Error;

    /// Writes a member.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_member<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Self::Error>;

    /// Skips a member.
    ///
    /// # Errors
    /// Those of the serializer.
    fn skip_member(&mut self, name: &'static str) -> Result<(), Self::Error>;
}

pub(crate) struct IntoStruct<S>(S);

impl<S: SerializeStruct> IntoStruct<S> {
    /// Begins a struct of `count` members and, if there is one, a tag.
    pub(crate) fn begin<Z: Serializer<SerializeStruct = S, Error = S::Error>>(
        serializer: Z,
        name: &'static str,
        tag: Option<&'static str>,
        count: usize,
    ) -> Result<Self, S::Error> {
        let mut into = serializer.serialize_struct(name, count + usize::from(tag.is_some()))?;
        if let Some(tag) = tag {
            into.serialize_field(tag, name)?;
        }
        Ok(Self(into))
    }

    pub(crate) fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeStruct> WriteMembers for IntoStruct<S> {
    type Error = S::Error;

    fn write_member<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }

    fn skip_member(&mut self, name: &'static str) -> Result<(), S::Error> {
        self.0.skip_field(name)
    }
}

pub(crate) struct IntoMap<S>(pub(crate) S);

impl<S: SerializeMap> WriteMembers for IntoMap<S> {
    type Error = S::Error;

    fn write_member<T: Serialize>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.0.serialize_entry(name, value)
    }

    fn skip_member(&mut self, _: &'static str) -> Result<(), S::Error> {
        Ok(())
    }
}
