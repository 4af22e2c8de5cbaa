//! Flattened fields, by serde's own derive.
//!
//! The structs below flatten one to four values of any type. They read the
//! members that no other field has, and write into the map of the model. So
//! serde's rules for `flatten` are serde's own.

use super::{
    field::{Format, WriteField},
    read::{Expecting, Wire, names, unfilled},
    sets::{Fields, Pair, Set, overwrite},
    write::Member,
};
use crate::{answer::Query, refresh::Inheritance};
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, MapAccess, Visitor, value as de},
    ser::{Impossible, SerializeMap},
};

/// How a flattened field is read.
pub trait ReadFlat<'de, V> {
    type Read: Deserialize<'de>;

    /// The value of the field; `None` if the field is not read.
    fn value(read: Self::Read) -> Option<V>;
}

/// A flattened field that is not read: it takes no member.
pub struct NoMembers;

impl<'de> Deserialize<'de> for NoMembers {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self)
    }
}

/// A format for flattened fields of the type `V`.
pub trait FlatFormat<'de, V>: Format<'de, V> + ReadFlat<'de, V> {}

macro_rules! flattened {
    ($($open:ident $deny:ident: $($member:ident $T:ident),*;)*) => {$(
        #[derive(Deserialize)]
        pub struct $open<$($T),*> {
            $(#[serde(flatten)] $member: $T),*
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $deny<$($T),*> {
            $(#[serde(flatten)] $member: $T),*
        }
    )*};
}

flattened! {
    Flat1 Deny1: a A;
    Flat2 Deny2: a A, b B;
    Flat3 Deny3: a A, b B, c C;
    Flat4 Deny4: a A, b B, c C, d D;
}

/// The flattened fields of a model.
pub trait Flattened<'de, 'm> {
    type Read: Deserialize<'de>;
    type ReadAndDeny: Deserialize<'de>;
    /// A place for each value: empty for a field that is not read.
    type Slots;
    type Values;
    type Refs: Copy;
    type RefsMut;

    fn slots(read: Self::Read) -> Self::Slots;
    fn denying_slots(read: Self::ReadAndDeny) -> Self::Slots;

    /// The values, if every field was read or has a default.
    fn values(&self, slots: Self::Slots) -> Option<Self::Values>;

    /// Puts the values over a default.
    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut);

    /// Writes the members of the field at `position`.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: SerializeMap>(
        &self,
        fields: Self::Refs,
        position: usize,
        human_readable: bool,
        into: &mut S,
    ) -> Result<(), S::Error>;

    fn answer<Q: Query<'m>>(&self, fields: Self::Refs, query: &mut Q);
    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    );
}

macro_rules! flattened_sets {
    ($($open:ident $deny:ident: $($n:tt $member:ident $K:ident $V:ident),*;)*) => {$(
        impl<'de, 'm, $($K: FlatFormat<'de, $V>, $V: 'm),*> Flattened<'de, 'm>
            for Set<($($K,)*), ($($V,)*)>
        {
            type Read = $open<$($K::Read),*>;
            type ReadAndDeny = $deny<$($K::Read),*>;
            type Slots = ($(Option<$V>,)*);
            type Values = ($($V,)*);
            type Refs = ($(&'m $V,)*);
            type RefsMut = ($(&'m mut $V,)*);

            fn slots(read: Self::Read) -> Self::Slots {
                ($($K::value(read.$member),)*)
            }

            fn denying_slots(read: Self::ReadAndDeny) -> Self::Slots {
                ($($K::value(read.$member),)*)
            }

            fn values(&self, slots: Self::Slots) -> Option<Self::Values> {
                Some(($(slots.$n.or_else(|| self.0.$n.default())?,)*))
            }

            fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
                $(overwrite(&self.0.$n, slots.$n, fields.$n);)*
            }

            fn write<S: SerializeMap>(
                &self,
                fields: Self::Refs,
                position: usize,
                human_readable: bool,
                into: &mut S,
            ) -> Result<(), S::Error> {
                match position {
                    $($n => write(&self.0.$n, fields.$n, human_readable, into),)*
                    _ => Ok(()),
                }
            }

            fn answer<Q: Query<'m>>(&self, fields: Self::Refs, query: &mut Q) {
                $(self.0.$n.answer(fields.$n, query);)*
            }

            fn inherit(
                &self,
                fields: Self::RefsMut,
                previous: Option<Self::RefsMut>,
                inheritance: &Inheritance,
            ) {
                match previous {
                    Some(previous) => {
                        $(self.0.$n.inherit(fields.$n, Some(previous.$n), inheritance);)*
                    }
                    None => {
                        $(self.0.$n.inherit(fields.$n, None, inheritance);)*
                    }
                }
            }
        }
    )*};
}

flattened_sets! {
    Flat1 Deny1: 0 a K0 V0;
    Flat2 Deny2: 0 a K0 V0, 1 b K1 V1;
    Flat3 Deny3: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2;
    Flat4 Deny4: 0 a K0 V0, 1 b K1 V1, 2 c K2 V2, 3 d K3 V3;
}

/// More than four flattened fields. The derive refuses them with
/// `deny_unknown_fields`: what the inner struct takes, the outer would deny.
impl<'de, 'm, A: Flattened<'de, 'm>, B: Flattened<'de, 'm>> Flattened<'de, 'm> for Pair<A, B> {
    type Read = Flat2<A::Read, B::Read>;
    type ReadAndDeny = Deny2<A::ReadAndDeny, B::ReadAndDeny>;
    type Slots = (A::Slots, B::Slots);
    type Values = (A::Values, B::Values);
    type Refs = (A::Refs, B::Refs);
    type RefsMut = (A::RefsMut, B::RefsMut);

    fn slots(read: Self::Read) -> Self::Slots {
        (A::slots(read.a), B::slots(read.b))
    }

    fn denying_slots(read: Self::ReadAndDeny) -> Self::Slots {
        (A::denying_slots(read.a), B::denying_slots(read.b))
    }

    fn values(&self, slots: Self::Slots) -> Option<Self::Values> {
        Some((self.0.values(slots.0)?, self.1.values(slots.1)?))
    }

    fn overwrite(&self, slots: Self::Slots, fields: Self::RefsMut) {
        self.0.overwrite(slots.0, fields.0);
        self.1.overwrite(slots.1, fields.1);
    }

    fn write<S: SerializeMap>(
        &self,
        fields: Self::Refs,
        position: usize,
        human_readable: bool,
        into: &mut S,
    ) -> Result<(), S::Error> {
        match position.checked_sub(4) {
            None => self.0.write(fields.0, position, human_readable, into),
            Some(position) => self.1.write(fields.1, position, human_readable, into),
        }
    }

    fn answer<Q: Query<'m>>(&self, fields: Self::Refs, query: &mut Q) {
        self.0.answer(fields.0, query);
        self.1.answer(fields.1, query);
    }

    fn inherit(
        &self,
        fields: Self::RefsMut,
        previous: Option<Self::RefsMut>,
        inheritance: &Inheritance,
    ) {
        let (first, rest) = previous.unzip();
        self.0.inherit(fields.0, first, inheritance);
        self.1.inherit(fields.1, rest, inheritance);
    }
}

/// Reads a key: that of a field, or one for the flattened fields.
enum Key<S, T> {
    /// The position of the field, and the seed, which is still to be used.
    Field(usize, S),
    Other(T),
}

struct KeySeed<N, S> {
    seed: S,
    of: PhantomData<fn() -> N>,
}

impl<'de, N: Wire, S: DeserializeSeed<'de>> DeserializeSeed<'de> for KeySeed<N, S> {
    type Value = Key<S, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<N: Wire, S> KeySeed<N, S> {
    fn field(&self, key: &[u8]) -> Option<usize> {
        let position = N::position(core::str::from_utf8(key).ok()?);
        Some(position).filter(|position| *position < N::FIELDS.len())
    }
}

macro_rules! hand_on_keys {
    ($($visit:ident $ty:ty;)*) => {$(
        fn $visit<E: Error>(self, key: $ty) -> Result<Self::Value, E> {
            self.seed.deserialize(serde::de::IntoDeserializer::into_deserializer(key)).map(Key::Other)
        }
    )*};
}

macro_rules! look_up_keys {
    ($($visit:ident $ty:ty => $deserializer:ident;)*) => {$(
        fn $visit<E: Error>(self, key: $ty) -> Result<Self::Value, E> {
            match self.field(key.as_ref()) {
                Some(position) => Ok(Key::Field(position, self.seed)),
                None => self.seed.deserialize(de::$deserializer::new(key)).map(Key::Other),
            }
        }
    )*};
}

impl<'de, N: Wire, S: DeserializeSeed<'de>> Visitor<'de> for KeySeed<N, S> {
    type Value = Key<S, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    hand_on_keys! {
        visit_bool bool;
        visit_i8 i8;
        visit_i16 i16;
        visit_i32 i32;
        visit_i64 i64;
        visit_u8 u8;
        visit_u16 u16;
        visit_u32 u32;
        visit_u64 u64;
        visit_f32 f32;
        visit_f64 f64;
        visit_char char;
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.seed.deserialize(de::UnitDeserializer::new()).map(Key::Other)
    }

    look_up_keys! {
        visit_str &str => StrDeserializer;
        visit_borrowed_str &'de str => BorrowedStrDeserializer;
        visit_bytes &[u8] => BytesDeserializer;
        visit_borrowed_bytes &'de [u8] => BorrowedBytesDeserializer;
    }
}

/// The members of a model: its fields go to the slots, the others to the reader
/// of this map.
struct OtherMembers<'r, N, A, F, L> {
    map: A,
    fields: &'r F,
    slots: &'r mut L,
    /// Whether a member that is missing has no default.
    fills: bool,
    of: PhantomData<fn() -> N>,
}

impl<'de, 'm, N, A, F> MapAccess<'de> for OtherMembers<'_, N, A, F, F::Slots>
where
    N: Wire,
    A: MapAccess<'de>,
    F: Fields<'de, 'm>,
{
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        mut seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        loop {
            match self.map.next_key_seed(KeySeed::<N, S> { seed, of: PhantomData })? {
                Some(Key::Field(position, unused)) => {
                    let names = names::<N>();
                    self.fields.read_member(self.slots, position, &mut self.map, names)?;
                    seed = unused;
                }
                Some(Key::Other(key)) => return Ok(Some(key)),
                None => {
                    // Serde reports a missing field before it reads flattened ones.
                    if self.fills {
                        self.fields.fill(self.slots, names::<N>())?;
                    }
                    return Ok(None);
                }
            }
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// Reads the members of a model with the flattened fields `G`.
fn read_members<'de, 'm, N, F, G, A>(
    fields: &F,
    fills: bool,
    map: A,
) -> Result<(F::Slots, G::Slots), A::Error>
where
    N: Wire,
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
    A: MapAccess<'de>,
{
    let mut slots = F::slots();
    let others =
        OtherMembers::<N, A, F, F::Slots> { map, fields, slots: &mut slots, fills, of: PhantomData };
    let others = de::MapAccessDeserializer::new(others);
    let flattened = if N::DENIES_UNKNOWN {
        G::denying_slots(G::ReadAndDeny::deserialize(others)?)
    } else {
        G::slots(G::Read::deserialize(others)?)
    };
    Ok((slots, flattened))
}

/// Makes a struct with flattened fields.
pub(crate) struct MakeFlattened<'m, N, M, F, G, J> {
    pub(crate) fields: F,
    pub(crate) flattened: G,
    pub(crate) join: J,
    pub(crate) of: PhantomData<(fn() -> (N, M), &'m ())>,
}

impl<'de, 'm, N, M, F, G, J> Visitor<'de> for MakeFlattened<'m, N, M, F, G, J>
where
    N: Wire,
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
    J: FnOnce((F::Values, G::Values)) -> M,
{
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Expecting::of::<N>(), f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<M, A::Error> {
        let (slots, flattened) = read_members::<N, F, G, A>(&self.fields, true, map)?;
        let values = F::values(slots).zip(self.flattened.values(flattened));
        values.map(self.join).ok_or_else(unfilled)
    }
}

/// Puts what the wire has over a default.
pub(crate) struct OverwriteFlattened<'de, 'm, N, F, G>
where
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
{
    pub(crate) fields: F,
    pub(crate) flattened: G,
    pub(crate) over: (F::RefsMut, G::RefsMut),
    pub(crate) of: PhantomData<fn() -> N>,
}

impl<'de, 'm, N, F, G> Visitor<'de> for OverwriteFlattened<'de, 'm, N, F, G>
where
    N: Wire,
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Expecting::of::<N>(), f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let (slots, flattened) = read_members::<N, F, G, A>(&self.fields, false, map)?;
        self.fields.overwrite(slots, self.over.0);
        self.flattened.overwrite(flattened, self.over.1);
        Ok(())
    }
}

#[derive(Serialize)]
struct Flat<'f, T> {
    #[serde(flatten)]
    inner: &'f T,
}

/// Writes the members of a flattened field into the map of its model.
fn write<K: WriteField<V>, V, S: SerializeMap>(
    format: &K,
    value: &V,
    human_readable: bool,
    into: &mut S,
) -> Result<(), S::Error> {
    if !K::IS_WRITTEN || format.is_omitted(value, human_readable) {
        return Ok(());
    }
    Flat { inner: &Member::new(format, value) }.serialize(Open { map: into, human_readable })
}

/// A map that is being written, as a serializer for one more of its parts.
struct Open<'s, S> {
    map: &'s mut S,
    human_readable: bool,
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
        self.map.serialize_value(value)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), S::Error> {
        self.map.serialize_entry(key, value)
    }

    fn end(self) -> Result<(), S::Error> {
        Ok(())
    }
}
