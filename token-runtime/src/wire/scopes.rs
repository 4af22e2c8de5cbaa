//! Scopes: `scopes`, `refresh_scopes`.

use crate::{
    scope::{Builder, ScopeSet},
    scope_field::{Form, FromScopes, ScopeField},
};
use core::{fmt, marker::PhantomData};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor},
};

/// What the derive says of a field that holds scopes.
pub trait ScopeCodec<'de> {
    type Value: FromScopes<'de>;
    const FORM: Form;
}

/// Reads scopes: a string or an array, whatever the declared form; and an
/// object, where the form or the type is one.
///
/// # Errors
/// The value is none of these, or one of the scopes is not possible in the
/// field's type.
pub fn deserialize<'de, C: ScopeCodec<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C::Value, D::Error> {
    let visitor = ScopesVisitor { form: C::FORM, field: PhantomData };
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        C::Value::from_compact(deserializer, C::FORM)
    }
}

/// Writes scopes in the declared form.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<'de, C: ScopeCodec<'de>, S: Serializer>(
    field: &C::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    field.write(C::FORM, serializer)
}

/// The scopes that the payload granted; `None` if it had none at all.
pub fn granted<'de, 'f, C: ScopeCodec<'de>>(
    field: &'f C::Value,
) -> Option<impl Iterator<Item = &'f str> + use<'f, 'de, C>>
where
    C::Value: 'f,
{
    field.granted(C::FORM)
}

/// What the field is when the key is missing.
pub fn absent<'de, C: ScopeCodec<'de>>() -> C::Value {
    C::Value::none()
}

/// Whether the payload granted `scope`.
pub fn grants<'de, C: ScopeCodec<'de>>(field: &C::Value, scope: &str) -> bool {
    field.grants(scope, C::FORM)
}

/// Takes over older scopes where the field has none.
pub fn keep<'de, C: ScopeCodec<'de>>(new: &mut C::Value, old: &mut C::Value) {
    let none = new.granted(C::FORM).is_none_or(|mut scopes| scopes.next().is_none());
    if none {
        core::mem::swap(new, old);
    }
}

/// Scopes from one of two fields.
enum Either<A, B> {
    First(A),
    Second(B),
}

impl<'f, A: Iterator<Item = &'f str>, B: Iterator<Item = &'f str>> Iterator for Either<A, B> {
    type Item = &'f str;

    fn next(&mut self) -> Option<&'f str> {
        match self {
            Self::First(scopes) => scopes.next(),
            Self::Second(scopes) => scopes.next(),
        }
    }
}

/// The scopes of the first field that has any at all.
pub fn first<'f, A: Iterator<Item = &'f str>, B: Iterator<Item = &'f str>>(
    first: Option<A>,
    second: Option<B>,
) -> Option<impl Iterator<Item = &'f str>> {
    match first {
        Some(scopes) => Some(Either::First(scopes)),
        None => second.map(Either::Second),
    }
}

/// The scopes as a set of their own.
pub fn owned<'f>(scopes: Option<impl Iterator<Item = &'f str>>) -> Option<ScopeSet> {
    scopes.map(Iterator::collect)
}

/// No scopes at all.
pub fn none<'f>() -> Option<impl Iterator<Item = &'f str>> {
    None::<core::iter::Empty<_>>
}

struct ScopesVisitor<T> {
    form: Form,
    field: PhantomData<fn() -> T>,
}

fn refused<E: Error>(found: &'static str) -> E {
    E::invalid_value(Unexpected::Other(found), &"scopes that the field can hold")
}

impl<'de, T: FromScopes<'de>> Visitor<'de> for ScopesVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.form {
            Form::Space => "scopes in a string, set apart by spaces",
            Form::Comma => "scopes in a string, set apart by commas",
            Form::List => "an array of scopes",
            Form::Objects(_) => "an array of objects that name a scope",
            Form::Map => "an object whose members are the scopes",
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text, self.form).ok_or_else(|| refused("string"))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        T::from_borrowed(text, self.form).ok_or_else(|| refused("string"))
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
        while scopes.next_element_seed(Element { form: self.form, into: &mut builder })?.is_some() {}
        T::from_scopes(builder.finish(), self.form).ok_or_else(|| refused("array"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        if self.form != Form::Map {
            return T::from_map(map);
        }
        let mut builder = Builder::default();
        while let Some((scope, level)) = map.next_entry::<Text<'de>, Text<'de>>()? {
            // A scope without a level is written as one with an empty level.
            if level.0.is_empty() {
                builder.push(&scope.0);
            } else {
                builder.push(&alloc::format!("{}:{}", scope.0, level.0));
            }
        }
        T::from_scopes(builder.finish(), self.form).ok_or_else(|| refused("object"))
    }
}

/// Text that is borrowed where the input lends it.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] alloc::borrow::Cow<'a, str>);

/// One element of an array of scopes: a string, or an object with one.
struct Element<'b> {
    form: Form,
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
        match self.form {
            Form::Objects(name) => write!(f, "an object whose member `{name}` is a scope"),
            Form::Space | Form::Comma | Form::List | Form::Map => f.write_str("a scope"),
        }
    }

    fn visit_str<E: Error>(self, scope: &str) -> Result<(), E> {
        match self.form {
            // What is written with separators has none inside of a scope.
            Form::Space | Form::Comma => self.form.split(scope).for_each(|scope| self.into.push(scope)),
            Form::List | Form::Objects(_) | Form::Map => self.into.push(scope),
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Err(E::invalid_type(Unexpected::Other("boolean"), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Form::Objects(name) = self.form else {
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
        if found { Ok(()) } else { Err(A::Error::missing_field(name)) }
    }
}

/// Reads scopes of no declared form.
pub(crate) fn any<'de, T: FromScopes<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(ScopesVisitor { form: Form::List, field: PhantomData })
    } else {
        T::from_compact(deserializer, Form::List)
    }
}

/// Reads what formats that are not for people have for scopes: an array.
pub(crate) fn from_compact<'de, T, D>(deserializer: D, form: Form) -> Result<T, D::Error>
where
    T: FromScopes<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_seq(ScopesVisitor { form, field: PhantomData })
}

/// Writes scopes: in the declared form, or as an array in formats that are not
/// for people.
pub(crate) fn write<F: ScopeField + ?Sized, S: Serializer>(
    field: &F,
    form: Form,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let scopes = || field.granted(form).into_iter().flatten();
    if !serializer.is_human_readable() {
        // Some of these formats want the length first.
        return scopes().collect::<alloc::vec::Vec<_>>().serialize(serializer);
    }
    match form {
        Form::Space | Form::Comma => serializer.collect_str(&Joined { field, form }),
        Form::List => serializer.collect_seq(scopes()),
        Form::Objects(name) => serializer.collect_seq(scopes().map(|scope| Object { name, scope })),
        // An object cannot hold two members of one name; a list is read as well.
        Form::Map if has_twice(scopes().map(|scope| member(scope).0)) => serializer.collect_seq(scopes()),
        Form::Map => serializer.collect_map(scopes().map(member)),
    }
}

fn has_twice<'s>(mut names: impl Iterator<Item = &'s str>) -> bool {
    let mut seen = alloc::collections::BTreeSet::new();
    names.any(|name| !seen.insert(name))
}

/// The member of an object that a scope is: `issues:write`, or a name alone.
fn member(scope: &str) -> (&str, &str) {
    scope.split_once(':').filter(|(_, level)| !level.is_empty()).unwrap_or((scope, ""))
}

/// Scopes in one string.
struct Joined<'a, F: ?Sized> {
    field: &'a F,
    form: Form,
}

impl<F: ScopeField + ?Sized> fmt::Display for Joined<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scopes = self.field.granted(self.form).into_iter().flatten();
        for (index, scope) in scopes.enumerate() {
            f.write_str(if index == 0 { "" } else { self.form.separator() })?;
            f.write_str(scope)?;
        }
        Ok(())
    }
}

/// A scope as the member of an object.
struct Object<'a> {
    name: &'static str,
    scope: &'a str,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.name, self.scope)])
    }
}
