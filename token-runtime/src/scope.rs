//! Scopes: a set that remembers its order, and the types a scope field may be.

use alloc::{
    borrow::Cow,
    boxed::Box,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use core::{
    fmt,
    hash::{Hash, Hasher},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, MapAccess, Visitor, value},
};

/// The scopes of a token: ordered as sent, each once, compared without order.
///
/// Scopes are exact strings with case (RFC 6749 §3.3).
///
/// ```
/// use token_runtime::ScopeSet;
///
/// let scopes = ScopeSet::from("email  profile email");
/// assert_eq!(scopes.iter().collect::<Vec<_>>(), ["email", "profile"]);
/// assert_eq!(scopes, ["profile", "email"].into_iter().collect());
/// assert!(scopes.contains("email") && !scopes.contains("Email"));
/// ```
//
// The scopes stand in one buffer, and beside it where each of them is: a search
// compares lengths before it looks at any text, and the usual few scopes take one
// allocation.
#[derive(Clone, Default)]
pub struct ScopeSet {
    text: Box<str>,
    places: Places,
}

impl ScopeSet {
    /// The scopes, in the order sent.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let lengths = (0..).map_while(|index| self.places.length(index));
        places(lengths).filter_map(|place| self.text.get(place.start..place.start + place.length))
    }

    /// Whether `scope` is among them, exactly.
    pub fn contains(&self, scope: &str) -> bool {
        let scope = scope.as_bytes();
        match &self.places {
            _ if scope.is_empty() => false,
            Places::Few(lengths) => find(few(lengths), &self.text, scope),
            Places::Many(many) => find(many.iter().copied(), &self.text, scope),
        }
    }

    /// How many scopes there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is no scope.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The scopes of one string, set apart as `form` says.
    fn split(text: &str, form: Form) -> Self {
        Self::as_sent(text, form).unwrap_or_else(|| {
            let mut builder = Builder::with_room_for(text);
            form.split(text).for_each(|scope| builder.push(scope));
            builder.finish()
        })
    }

    /// The usual string, a few scopes with one separator between them, is taken
    /// as it is.
    fn as_sent(text: &str, form: Form) -> Option<Self> {
        let mut lengths = [0; 8];
        let (mut count, mut start) = (0, 0);
        while let Some(rest) = text.as_bytes().get(start..) {
            // One comparison for a byte: this loop is most of the work.
            let length = match form {
                Form::Comma => rest.iter().position(|byte| *byte == b','),
                _ => rest.iter().position(|byte| *byte <= b' '),
            };
            let (scope, behind) = rest.split_at(length.unwrap_or(rest.len()));
            let odd = match form {
                Form::Comma => scope.trim_ascii().len() < scope.len(),
                _ => behind.first().is_some_and(|byte| *byte != b' '),
            };
            if odd || scope.is_empty() || find(few(lengths.get(..count)?), text, scope) {
                return None;
            }
            *lengths.get_mut(count)? = u8::try_from(scope.len()).ok()?;
            (count, start) = (count + 1, start + scope.len() + 1);
        }
        Some(Self { text: text.into(), places: Places::Few(lengths) })
    }

    /// The scopes without those that are there twice.
    fn once(&self) -> Self {
        let (mut seen, mut once) = (BTreeSet::new(), Builder::default());
        self.iter().filter(|scope| seen.insert(*scope)).for_each(|scope| once.append(scope));
        Self { text: once.text.into(), places: once.places.into() }
    }

    /// Whether the text is the scopes with this separator between them.
    fn is_joined_by(&self, separator: &str) -> bool {
        let mut gaps = self.iter().scan(0, |end, scope| {
            *end += scope.len();
            let gap = self.text.get(*end..*end + 1);
            *end += 1;
            Some(gap)
        });
        gaps.all(|gap| gap.is_none_or(|gap| gap == separator))
    }

    fn sorted(&self) -> Vec<&str> {
        let mut scopes: Vec<&str> = self.iter().collect();
        scopes.sort_unstable();
        scopes
    }
}

impl From<&str> for ScopeSet {
    /// Splits at white space (RFC 6749 §3.3).
    fn from(text: &str) -> Self {
        Self::split(text, Form::Space)
    }
}

impl<T: AsRef<str>> FromIterator<T> for ScopeSet {
    fn from_iter<I: IntoIterator<Item = T>>(scopes: I) -> Self {
        let mut builder = Builder::default();
        scopes.into_iter().for_each(|scope| builder.push(scope.as_ref()));
        builder.finish()
    }
}

impl fmt::Debug for ScopeSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for ScopeSet {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.places == other.places || self.sorted() == other.sorted()
    }
}

impl Eq for ScopeSet {}

impl Hash for ScopeSet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sorted().hash(state);
    }
}

impl Serialize for ScopeSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for ScopeSet {
    /// Reads an array of scopes, or a string with spaces between them.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire::scopes::any(crate::wire::guard::Guard(deserializer))
    }
}

/// Where the scopes of a text are; behind each but the last is a separator.
#[derive(Clone, PartialEq)]
enum Places {
    /// How long each of up to eight is; then zeros, for no scope is empty.
    Few([u8; 8]),
    Many(Box<[Place]>),
}

#[derive(Clone, Copy, PartialEq)]
struct Place {
    start: usize,
    length: usize,
}

impl Default for Places {
    fn default() -> Self {
        Self::Few([0; 8])
    }
}

impl Places {
    fn length(&self, index: usize) -> Option<usize> {
        match self {
            Self::Few(few) => few.get(index).copied().map(usize::from).filter(|length| *length > 0),
            Self::Many(many) => many.get(index).map(|place| place.length),
        }
    }
}

impl From<Vec<Place>> for Places {
    fn from(places: Vec<Place>) -> Self {
        let mut few = [0; 8];
        for (index, place) in places.iter().enumerate() {
            match (few.get_mut(index), u8::try_from(place.length)) {
                (Some(few), Ok(length)) => *few = length,
                _ => return Self::Many(places.into()),
            }
        }
        Self::Few(few)
    }
}

/// Where scopes of these lengths are.
fn places(lengths: impl Iterator<Item = usize> + Clone) -> impl Iterator<Item = Place> + Clone {
    lengths.scan(0, |next, length| {
        let start = *next;
        *next += length + 1;
        Some(Place { start, length })
    })
}

fn few(lengths: &[u8]) -> impl Iterator<Item = Place> {
    places(lengths.iter().copied().map(usize::from))
}

/// Whether one of the scopes in `text` is `scope`. Lengths are compared first,
/// then the last byte, for the scopes of an API often begin alike.
fn find(mut places: impl Iterator<Item = Place>, text: &str, scope: &[u8]) -> bool {
    let same = |own: &[u8]| own.last() == scope.last() && own == scope;
    places.any(|Place { start, length }| {
        length == scope.len() && text.as_bytes().get(start..start + length).is_some_and(same)
    })
}

/// Collects scopes, each once.
#[derive(Default)]
pub(crate) struct Builder {
    text: String,
    places: Vec<Place>,
}

impl Builder {
    /// So many are compared one by one, more are sorted out at the end: a
    /// hostile list must not cost quadratic time.
    const FEW: usize = 64;

    fn with_room_for(text: &str) -> Self {
        Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(Self::FEW) }
    }

    pub(crate) fn push(&mut self, scope: &str) {
        let few = self.places.len() <= Self::FEW;
        if scope.is_empty() || few && find(self.places.iter().copied(), &self.text, scope.as_bytes()) {
            return;
        }
        self.append(scope);
    }

    fn append(&mut self, scope: &str) {
        if !self.places.is_empty() {
            self.text.push(' ');
        }
        self.places.push(Place { start: self.text.len(), length: scope.len() });
        self.text.push_str(scope);
    }

    pub(crate) fn finish(self) -> ScopeSet {
        let few = self.places.len() <= Self::FEW;
        let set = ScopeSet { text: self.text.into(), places: self.places.into() };
        if few { set } else { set.once() }
    }
}

/// How scopes stand on the wire: `scopes = FORM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One string, set apart by white space (RFC 6749 §3.3).
    Space,
    /// One string, set apart by commas.
    Comma,
    /// An array of strings.
    List,
    /// An array of objects; the scope is the member of this name.
    Objects(&'static str),
    /// An object; each scope is a member's name and its value: `issues:write`.
    Map,
}

impl Form {
    /// The scopes in one string of this form; runs of separators collapse.
    pub fn split(self, text: &str) -> impl Iterator<Item = &str> {
        self.pieces(text).map(str::trim_ascii).filter(|scope| !scope.is_empty())
    }

    /// What stands before, between and behind the separators.
    fn pieces(self, text: &str) -> impl Iterator<Item = &str> {
        let mut rest = Some(text);
        core::iter::from_fn(move || {
            let text = rest?;
            let end = text.bytes().position(|byte| self.separates(byte)).unwrap_or(text.len());
            rest = text.get(end + 1..);
            text.get(..end)
        })
    }

    fn separates(self, byte: u8) -> bool {
        // The first comparison alone tells most bytes of a scope from white space.
        if self == Self::Comma { byte == b',' } else { byte <= b' ' && byte.is_ascii_whitespace() }
    }

    /// What stands between the scopes of one string of this form.
    pub(crate) fn separator(self) -> &'static str {
        if self == Self::Comma { "," } else { " " }
    }
}

/// A type that holds scopes: what a field with `scopes` may be.
///
/// Implement it and [`FromScopes`] for a type of your own to use it there.
pub trait ScopeField {
    /// The scopes; `None` if the payload had none at all. `form` is the
    /// declared one, for types that keep the text as sent.
    fn granted(&self, form: Form) -> Option<impl Iterator<Item = &str>>;

    /// Whether `scope` is among them.
    #[doc(hidden)]
    fn grants(&self, scope: &str, form: Form) -> bool {
        self.granted(form).is_some_and(|mut granted| granted.any(|own| own == scope))
    }

    /// Writes the scopes in the declared form.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, form: Form, serializer: S) -> Result<S::Ok, S::Error> {
        crate::wire::scopes::write(self, form, serializer)
    }
}

/// A type that can be made from scopes on the wire.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold scopes",
    label = "scopes want a set or a string",
    note = "use `ScopeSet`, `Vec`, `BTreeSet` or `HashSet` of strings, `String`, a map whose keys are the scopes, or an `Option` of these",
    note = "a type of your own can implement `token_runtime::ScopeField` and `token_runtime::FromScopes`"
)]
pub trait FromScopes<'de>: ScopeField + Sized {
    /// What the field is without any: an empty set, or `None`.
    fn none() -> Self;

    /// The field from a set of scopes; `None` if one of them is not possible in
    /// it, or if the field can only borrow.
    fn from_scopes(scopes: ScopeSet, form: Form) -> Option<Self>;

    /// The field from one string.
    fn from_text(text: &str, form: Form) -> Option<Self> {
        Self::from_scopes(ScopeSet::split(text, form), form)
    }

    /// The field from one string that the input lends.
    fn from_borrowed(text: &'de str, form: Form) -> Option<Self> {
        Self::from_text(text, form)
    }

    /// The field from an object, for types whose keys are the scopes.
    ///
    /// # Errors
    /// Those of the deserializer; by default an object is not accepted.
    fn from_map<A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(serde::de::Error::invalid_type(serde::de::Unexpected::Map, &"scopes"))
    }

    /// The field from a format that is not for people.
    #[doc(hidden)]
    fn from_compact<D: Deserializer<'de>>(deserializer: D, form: Form) -> Result<Self, D::Error> {
        crate::wire::scopes::from_compact(deserializer, form)
    }
}

#[diagnostic::do_not_recommend]
impl ScopeField for ScopeSet {
    fn granted(&self, _: Form) -> Option<impl Iterator<Item = &str>> {
        Some(self.iter())
    }

    fn grants(&self, scope: &str, _: Form) -> bool {
        self.contains(scope)
    }

    fn write<S: Serializer>(&self, form: Form, serializer: S) -> Result<S::Ok, S::Error> {
        let one_string = matches!(form, Form::Space | Form::Comma) && serializer.is_human_readable();
        if one_string && self.is_joined_by(form.separator()) {
            serializer.serialize_str(&self.text)
        } else {
            crate::wire::scopes::write(self, form, serializer)
        }
    }
}

#[diagnostic::do_not_recommend]
impl FromScopes<'_> for ScopeSet {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, _: Form) -> Option<Self> {
        Some(scopes)
    }
}

#[diagnostic::do_not_recommend]
impl<T: ScopeField> ScopeField for Option<T> {
    fn granted(&self, form: Form) -> Option<impl Iterator<Item = &str>> {
        self.as_ref()?.granted(form)
    }

    fn grants(&self, scope: &str, form: Form) -> bool {
        self.as_ref().is_some_and(|scopes| scopes.grants(scope, form))
    }

    fn write<S: Serializer>(&self, form: Form, serializer: S) -> Result<S::Ok, S::Error> {
        struct Written<'a, T>(&'a T, Form);

        impl<T: ScopeField> Serialize for Written<'_, T> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write(self.1, serializer)
            }
        }

        match self {
            Some(scopes) => serializer.serialize_some(&Written(scopes, form)),
            None => serializer.serialize_none(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T: FromScopes<'de>> FromScopes<'de> for Option<T> {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, form: Form) -> Option<Self> {
        T::from_scopes(scopes, form).map(Some)
    }

    fn from_text(text: &str, form: Form) -> Option<Self> {
        T::from_text(text, form).map(Some)
    }

    fn from_borrowed(text: &'de str, form: Form) -> Option<Self> {
        T::from_borrowed(text, form).map(Some)
    }

    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::from_map(map).map(Some)
    }

    fn from_compact<D: Deserializer<'de>>(deserializer: D, form: Form) -> Result<Self, D::Error> {
        struct Visitor<T>(Form, core::marker::PhantomData<fn() -> T>);

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

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
                T::from_compact(deserializer, self.0).map(Some)
            }
        }

        deserializer.deserialize_option(Visitor(form, core::marker::PhantomData))
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
            fn granted(&self, _: Form) -> Option<impl Iterator<Item = &str>> {
                Some(self.iter().map(AsRef::as_ref))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: AsRef<str> + DeserializeOwned $(+ $bound)*> FromScopes<'_> for $ty {
            fn none() -> Self {
                Self::default()
            }

            fn from_scopes(scopes: ScopeSet, _: Form) -> Option<Self> {
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
            fn granted(&self, form: Form) -> Option<impl Iterator<Item = &str>> {
                Some(form.split(self))
            }
        }
    )*};
}

texts!(String, Box<str>, &str, Cow<'_, str>);

/// Scopes that came as a list, as the one string that the declared form has.
fn joined(scopes: &ScopeSet, form: Form) -> String {
    let mut text = String::with_capacity(scopes.text.len());
    for scope in scopes.iter() {
        if !text.is_empty() {
            text.push_str(form.separator());
        }
        text.push_str(scope);
    }
    text
}

macro_rules! owned_texts {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl FromScopes<'_> for $ty {
            fn none() -> Self {
                Self::default()
            }

            fn from_scopes(scopes: ScopeSet, form: Form) -> Option<Self> {
                Some(joined(&scopes, form).into())
            }

            fn from_text(text: &str, _: Form) -> Option<Self> {
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

    fn from_scopes(scopes: ScopeSet, form: Form) -> Option<Self> {
        Some(Cow::Owned(joined(&scopes, form)))
    }

    fn from_text(text: &str, _: Form) -> Option<Self> {
        Some(Cow::Owned(text.into()))
    }

    fn from_borrowed(text: &'de str, _: Form) -> Option<Self> {
        Some(Cow::Borrowed(text))
    }
}

#[diagnostic::do_not_recommend]
impl<'de: 'a, 'a> FromScopes<'de> for &'a str {
    fn none() -> Self {
        Self::default()
    }

    fn from_scopes(scopes: ScopeSet, _: Form) -> Option<Self> {
        scopes.is_empty().then_some("")
    }

    fn from_text(text: &str, _: Form) -> Option<Self> {
        text.is_empty().then_some("")
    }

    fn from_borrowed(text: &'de str, _: Form) -> Option<Self> {
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
            fn granted(&self, _: Form) -> Option<impl Iterator<Item = &str>> {
                Some(self.keys().map(AsRef::as_ref))
            }

            fn write<Z: Serializer>(&self, _: Form, serializer: Z) -> Result<Z::Ok, Z::Error> {
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

            fn from_scopes(scopes: ScopeSet, _: Form) -> Option<Self> {
                scopes.is_empty().then(Self::default)
            }

            fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                Self::deserialize(value::MapAccessDeserializer::new(map))
            }

            fn from_compact<D: Deserializer<'de>>(deserializer: D, _: Form) -> Result<Self, D::Error> {
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
        Deserialize, DeserializeOwned, Deserializer, Form, FromScopes, MapAccess, ScopeField, ScopeSet,
        Serialize, Serializer, element, value,
    };
    use core::hash::{BuildHasher, Hash};
    use std::collections::{HashMap, HashSet};

    #[diagnostic::do_not_recommend]
    impl<T: AsRef<str>, H> ScopeField for HashSet<T, H> {
        fn granted(&self, _: Form) -> Option<impl Iterator<Item = &str>> {
            Some(self.iter().map(AsRef::as_ref))
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

        fn from_scopes(scopes: ScopeSet, _: Form) -> Option<Self> {
            scopes.iter().map(element).collect()
        }
    }

    maps! {
        impl[K, V, H] HashMap<K, V, H>;
    }
}

/// Scopes that a token should have and does not have: the error of
/// [`TokenModel::require_scopes`].
///
/// [`TokenModel::require_scopes`]: crate::TokenModel::require_scopes
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingScopes(ScopeSet);

impl MissingScopes {
    pub(crate) fn check(missing: ScopeSet) -> Result<(), Self> {
        if missing.is_empty() { Ok(()) } else { Err(Self(missing)) }
    }

    /// The scopes that are missing; at least one.
    pub fn missing(&self) -> &ScopeSet {
        &self.0
    }
}

impl fmt::Display for MissingScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token lacks ")?;
        for (index, scope) in self.0.iter().enumerate() {
            write!(f, "{}`{scope}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl core::error::Error for MissingScopes {}

#[cfg(test)]
mod tests {
    use super::{Form, FromScopes, ScopeField, ScopeSet, String, Vec};
    use alloc::{format, string::ToString};

    #[test]
    fn many_and_long_scopes_are_a_set_like_few() {
        let long = "x".repeat(300);
        let lists: [Vec<String>; 4] = [
            (0..8).map(|n| n.to_string()).collect(),
            (0..9).map(|n| n.to_string()).collect(),
            Vec::from(["a".into(), long.clone(), "b".into()]),
            (0..200).map(|n| format!("scope:{n}")).collect(),
        ];
        for list in lists {
            let twice = list.iter().chain(&list).cloned().collect::<Vec<_>>();
            for set in [
                ScopeSet::from(&*list.join(" ")),
                ScopeSet::from(&*twice.join("  ")),
                ScopeSet::from_text(&list.join(","), Form::Comma).unwrap(),
                twice.iter().collect(),
            ] {
                assert_eq!(set.iter().collect::<Vec<_>>(), list);
                assert!(list.iter().all(|scope| set.contains(scope)));
                assert!(["", " ", "x", "scope:", "scope:200"].iter().all(|other| !set.contains(other)));
            }
        }
    }

    #[test]
    fn scopes_are_written_with_the_declared_separator() {
        let written = |text: &str, read: Form, form: Form| {
            let set = ScopeSet::from_text(text, read).unwrap();
            let mut json = Vec::new();
            set.write(form, &mut serde_json::Serializer::new(&mut json)).unwrap();
            String::from_utf8(json).unwrap()
        };
        assert_eq!(written("a b c", Form::Space, Form::Space), r#""a b c""#);
        assert_eq!(written("a\tb\nc", Form::Space, Form::Space), r#""a b c""#);
        assert_eq!(written("a,b", Form::Comma, Form::Space), r#""a b""#);
        assert_eq!(written("a b", Form::Space, Form::Comma), r#""a,b""#);
        assert_eq!(written("", Form::Space, Form::Comma), r#""""#);
    }
}
