//! Reading a struct: from a map of members, or from a sequence of values.

use super::{
    sets::Fields,
    slot::{Elements, Missing, Names},
};
use crate::redact::report::escaped;
use core::{fmt, marker::PhantomData};
use serde::de::{
    DeserializeSeed, Deserializer, Error, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

/// The names of a model on the wire, as serde's attributes give them.
pub trait Wire {
    /// The name of the struct, when it is read.
    const NAME: &'static str;
    /// The name of the type, as errors say it.
    const TYPE_NAME: &'static str = Self::NAME;
    /// The names of the fields by position, when they are read.
    const FIELDS: &'static [&'static str];
    /// The name of the struct, when it is written.
    const WRITTEN_NAME: &'static str = Self::NAME;
    /// The names of the fields by position, when they are written.
    const WRITTEN_FIELDS: &'static [&'static str] = Self::FIELDS;
    /// Every name that is read, aliases included.
    const KEYS: &'static [&'static str] = Self::FIELDS;
    /// The positions of fields that are not read.
    const UNREAD: &'static [usize] = &[];
    /// How many fields of a flattened model are written before each flattened one.
    const FLATTENED_AFTER: &'static [usize] = &[];
    /// `#[serde(deny_unknown_fields)]`
    const DENIES_UNKNOWN: bool = false;
    /// `#[serde(expecting = "…")]`
    const EXPECTING: Option<&'static str> = None;
    /// `#[serde(tag = "…")]`: a member that is written first.
    const TAG: Option<&'static str> = None;
    /// Whether the struct has any `#[token]`: its errors then name the field and
    /// quote no value. A struct without one is plain serde.
    const IS_TOKEN: bool = true;

    /// Compiles if no text has the name of a secret.
    #[inline]
    fn secrets_are_declared(&self) {}

    /// The position of the field that is read under `key`; their number if there
    /// is none. The derive writes a `match` where positions and names differ, and
    /// for models with more than two dozen names.
    #[inline]
    fn position(key: &str) -> usize {
        let mut position = 0;
        while position < Self::FIELDS.len() {
            if Self::FIELDS[position] == key {
                return position;
            }
            position += 1;
        }
        position
    }
}

/// Reads a key as the position of its field.
struct Key<N>(PhantomData<N>);

impl<'de, N: Wire> DeserializeSeed<'de> for Key<N> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<N: Wire> Visitor<'_> for Key<N> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<usize, E> {
        let count = N::FIELDS.len() - N::UNREAD.len();
        let known = usize::try_from(index).ok().filter(|index| *index < count);
        match known {
            Some(index) => Ok(N::UNREAD
                .iter()
                .fold(index, |position, unread| position + usize::from(*unread <= position))),
            None if N::DENIES_UNKNOWN => {
                Err(E::invalid_value(Unexpected::Unsigned(index), &FieldIndex(count)))
            }
            None => Ok(N::FIELDS.len()),
        }
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let position = N::position(key);
        if N::DENIES_UNKNOWN && position >= N::FIELDS.len() {
            return Err(unknown_field::<N, E>(key));
        }
        Ok(position)
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        match core::str::from_utf8(key) {
            Ok(key) => self.visit_str(key),
            Err(_) => self.visit_str(&alloc::string::String::from_utf8_lossy(key)),
        }
    }
}

#[cold]
fn unknown_field<N: Wire, E: Error>(key: &str) -> E {
    if N::IS_TOKEN {
        E::unknown_field(&escaped(key), N::KEYS)
    } else {
        E::unknown_field(key, N::KEYS)
    }
}

struct FieldIndex(usize);

impl Expected for FieldIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field index 0 <= i < {}", self.0)
    }
}

/// What a struct is called in errors.
pub(crate) struct Expecting {
    name: &'static str,
    expecting: Option<&'static str>,
}

impl Expecting {
    pub(crate) const fn of<N: Wire>() -> Self {
        Self { name: N::TYPE_NAME, expecting: N::EXPECTING }
    }
}

impl Expected for Expecting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.expecting {
            Some(expecting) => f.write_str(expecting),
            None => write!(f, "struct {}", self.name),
        }
    }
}

/// A struct with so many values, as serde describes a sequence that is too short.
pub(super) struct TooShort(Expecting, usize);

impl TooShort {
    pub(super) const fn of<N: Wire>() -> Self {
        Self(Expecting::of::<N>(), N::FIELDS.len() - N::UNREAD.len())
    }
}

impl Expected for TooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.1 == 1 { "" } else { "s" };
        match self.0.expecting {
            Some(expecting) => f.write_str(expecting),
            None => write!(f, "struct {} with {} element{plural}", self.0.name, self.1),
        }
    }
}

/// The slots were not filled, though each was looked at.
#[cold]
pub(crate) fn unfilled<E: Error>() -> E {
    E::custom("a field was neither read nor reported as missing")
}

/// Reads the members of a struct into slots.
#[inline]
fn read_members<'de, 'm, N, F, A>(
    fields: &F,
    mut map: A,
    names: &Names,
) -> Result<F::Slots, A::Error>
where
    N: Wire,
    F: Fields<'de, 'm>,
    A: MapAccess<'de>,
{
    let mut slots = F::slots();
    while let Some(position) = map.next_key_seed(Key::<N>(PhantomData))? {
        if position < N::FIELDS.len() {
            fields.read_member(&mut slots, 0, position, &mut map, names)?;
        } else {
            map.next_value::<IgnoredAny>()?;
        }
    }
    Ok(slots)
}

/// Reads the values of a sequence into slots.
fn read_sequence<'de, 'm, F, A>(
    fields: &F,
    sequence: A,
    names: &Names,
    expected: Option<&dyn Expected>,
) -> Result<F::Slots, A::Error>
where
    F: Fields<'de, 'm>,
    A: SeqAccess<'de>,
{
    let mut slots = F::slots();
    let mut elements = Elements::new(sequence, names, expected);
    fields.each_slot(&mut slots, 0, &mut elements);
    elements.end()?;
    Ok(slots)
}

/// Fills the slots of missing members and makes the struct. Not inlined: maps and
/// sequences share it, which is worth a tenth of the compile time of a model that is used.
#[inline(never)]
fn make<'de, 'm, F, J, M, E>(
    fields: &F,
    mut slots: F::Slots,
    names: &Names,
    join: J,
) -> Result<M, E>
where
    F: Fields<'de, 'm>,
    J: FnOnce(F::Values) -> M,
    E: Error,
{
    let mut missing = Missing::new(names);
    fields.each_slot(&mut slots, 0, &mut missing);
    missing.end()?;
    F::values(slots).map(join).ok_or_else(unfilled)
}

/// The names and the model that a visitor is about.
pub(crate) type Of<'m, N, M> = PhantomData<fn() -> (N, M, &'m ())>;

/// Makes a struct of what the wire has.
pub(crate) struct Make<'f, 'm, N, M, F, J> {
    pub(crate) fields: &'f F,
    pub(crate) names: &'f Names,
    pub(crate) join: J,
    pub(crate) of: Of<'m, N, M>,
}

impl<'de, 'm, N, M, F, J> Visitor<'de> for Make<'_, 'm, N, M, F, J>
where
    N: Wire,
    F: Fields<'de, 'm>,
    J: FnOnce(F::Values) -> M,
{
    type Value = M;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(&Expecting::of::<N>(), f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<M, A::Error> {
        let slots = read_members::<N, F, A>(self.fields, map, self.names)?;
        make::<F, J, M, A::Error>(self.fields, slots, self.names, self.join)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<M, A::Error> {
        let expected = TooShort::of::<N>();
        let slots = read_sequence::<F, A>(self.fields, sequence, self.names, Some(&expected))?;
        make::<F, J, M, A::Error>(self.fields, slots, self.names, self.join)
    }
}

/// Puts what the wire has over a default.
pub(crate) struct Overwrite<'f, 'de, 'm, N, F: Fields<'de, 'm>> {
    pub(crate) fields: &'f F,
    pub(crate) names: &'f Names,
    pub(crate) over: F::RefsMut,
    pub(crate) of: PhantomData<fn() -> N>,
}

impl<'de, 'm, N: Wire, F: Fields<'de, 'm>> Visitor<'de> for Overwrite<'_, 'de, 'm, N, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(&Expecting::of::<N>(), f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let slots = read_members::<N, F, A>(self.fields, map, self.names)?;
        self.fields.overwrite(slots, self.over);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<(), A::Error> {
        let slots = read_sequence::<F, A>(self.fields, sequence, self.names, None)?;
        self.fields.overwrite(slots, self.over);
        Ok(())
    }
}
