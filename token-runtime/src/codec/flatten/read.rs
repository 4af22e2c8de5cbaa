//! Reading a model with flattened fields.

use super::Flattened;
use crate::codec::{
    read::{Expecting, Of, Wire, unfilled},
    sets::Fields,
    slot::{Missing, Names},
};
use core::{fmt, marker::PhantomData};
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, Expected, MapAccess, Visitor, value as de},
};

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
    fn field(key: &[u8]) -> Option<usize> {
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
            match Self::field(key.as_ref()) {
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
    names: &'r Names,
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
                    self.fields.read_member(self.slots, 0, position, &mut self.map, self.names)?;
                    seed = unused;
                }
                Some(Key::Other(key)) => return Ok(Some(key)),
                None => {
                    // Serde reports a missing field before it reads flattened ones.
                    if self.fills {
                        let mut missing = Missing::new(self.names);
                        self.fields.each_slot(self.slots, 0, &mut missing);
                        missing.end()?;
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
    names: &Names,
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
    let others = OtherMembers::<N, A, F, F::Slots> {
        map,
        fields,
        slots: &mut slots,
        names,
        fills,
        of: PhantomData,
    };
    let others = de::MapAccessDeserializer::new(others);
    let flattened = G::read::<N, _>(others)?;
    Ok((slots, flattened))
}

/// Makes a struct with flattened fields.
pub(crate) struct MakeFlattened<'f, 'm, N, M, F, G, J> {
    pub(crate) fields: &'f F,
    pub(crate) names: &'f Names,
    pub(crate) join: J,
    pub(crate) of: Of<'m, (N, G), M>,
}

impl<'de, 'm, N, M, F, G, J> Visitor<'de> for MakeFlattened<'_, 'm, N, M, F, G, J>
where
    N: Wire,
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
    J: FnOnce((F::Values, G::Values)) -> M,
{
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(&Expecting::of::<N>(), f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<M, A::Error> {
        let (slots, flattened) = read_members::<N, F, G, A>(self.fields, self.names, true, map)?;
        let values = F::values(slots).zip(G::values(flattened));
        values.map(self.join).ok_or_else(unfilled)
    }
}

/// Puts what the wire has over a default.
pub(crate) struct OverwriteFlattened<'f, 'de, 'm, N, F, G>
where
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
{
    pub(crate) fields: &'f F,
    pub(crate) flattened: &'f G,
    pub(crate) names: &'f Names,
    pub(crate) over: (F::RefsMut, G::RefsMut),
    pub(crate) of: PhantomData<fn() -> N>,
}

impl<'de, 'm, N, F, G> Visitor<'de> for OverwriteFlattened<'_, 'de, 'm, N, F, G>
where
    N: Wire,
    F: Fields<'de, 'm>,
    G: Flattened<'de, 'm>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(&Expecting::of::<N>(), f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let (slots, flattened) = read_members::<N, F, G, A>(self.fields, self.names, false, map)?;
        self.fields.overwrite(slots, self.over.0);
        self.flattened.overwrite(flattened, self.over.1);
        Ok(())
    }
}
