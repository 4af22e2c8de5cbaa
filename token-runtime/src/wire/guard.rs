//! Errors that name the field and never quote the payload.
//!
//! `serde_json` says ``invalid type: string "ya29.SECRET", expected u64``. The
//! guard stands between the format and the struct: it notes which field is
//! being read, and when that fails it puts the field's name into the error and
//! takes the value out. Fields themselves read from the format directly, so the
//! guard costs nothing but the note, and nested models do not nest its types.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
};
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

/// The deserializer that the derive hands to serde's expansion.
pub struct Guard<D>(pub D);

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

    forward! {
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

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.access.next_key_seed(Noted { inner: seed, fields: self.fields, key: &mut self.key })
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.access.next_value_seed(Value { seed, name: &self.key })
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
        self.access.next_element_seed(Value { seed, name })
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

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        let Self { inner, fields, key } = self;
        inner.deserialize(Noted { inner: deserializer, fields, key })
    }
}

macro_rules! note {
    ($($method:ident($($arg:ident: $ty:ty),*);)*) => {$(
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

    note! {
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
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Noted<'_, 'de, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

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
}

impl<'de, T: DeserializeSeed<'de>> DeserializeSeed<'de> for Value<'_, T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        self.seed.deserialize(deserializer).map_err(|error| clean(error, Some(self.name)))
    }
}

/// The error without what it quotes of the payload, for the field `name`.
#[cold]
fn clean<E: Error>(error: E, name: Option<&str>) -> E {
    let text = error.to_string();
    let (message, position) = split_position(&text);
    if SYNTAX.contains(&message) {
        return error;
    }
    let message = unquoted(message).unwrap_or(Cow::Borrowed(MISFIT));
    let message = match (name, message.strip_prefix(FIELD)) {
        (None | Some(""), _) => message,
        (Some(name), Some(inner)) => format!("{FIELD}{name}.{inner}").into(),
        (Some(name), None) => format!("{FIELD}{name}`: {message}").into(),
    };
    let cleaned = format!("{message}{position}");
    if cleaned == text { error } else { E::custom(cleaned) }
}

const FIELD: &str = "field `";

/// What is said of a value when what was said may quote it.
const MISFIT: &str = "the value does not fit";

/// The message, and where it happened: formats write it behind the message,
/// and `serde_json` reads it back from there.
fn split_position(text: &str) -> (&str, &str) {
    let at = text.rfind(" at line ").filter(|at| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let position = text[at + " at line ".len()..].split_once(" column ");
        position.is_some_and(|(line, column)| digits(line) && digits(column))
    });
    text.split_at(at.unwrap_or(text.len()))
}

/// `message` without the values in it; `None` if it is of no known form, so
/// that nobody can tell what it quotes.
fn unquoted(message: &str) -> Option<Cow<'_, str>> {
    if let Some((path, rest)) = message.strip_prefix(FIELD).and_then(|rest| rest.split_once("`: ")) {
        return unquoted(rest).map(|rest| format!("{FIELD}{path}`: {rest}").into());
    }
    // CBOR writes the message as a part of Rust's own syntax.
    if let Some((_, quoted)) = message.strip_prefix("Semantic(").and_then(|rest| rest.split_once(", \"")) {
        let plain = quoted.strip_suffix("\")")?.replace("\\\"", "\"").replace("\\\\", "\\");
        return unquoted(&plain).map(|plain| plain.into_owned().into());
    }
    // YAML writes the path of the value in front.
    let path =
        |path: &&str| path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]?".contains(&byte));
    if let Some((_, rest)) = message.split_once(": ").filter(|(start, _)| path(start)) {
        return unquoted(rest);
    }
    for kind in ["invalid type: ", "invalid value: "] {
        if let Some(rest) = message.strip_prefix(kind) {
            let (found, expected) = unexpected(rest)?;
            return Some(format!("{kind}{found}, expected {expected}").into());
        }
    }
    if let Some(rest) = message.strip_prefix("unknown variant `") {
        let end = rest.rfind("`, expected ").or_else(|| rest.rfind("`, there are no variants"))?;
        return Some(format!("unknown variant{}", &rest[end + 1..]).into());
    }
    let harmless =
        ["missing field `", "duplicate field `", "unknown field `", "invalid length ", "unknown variant, "];
    (message == MISFIT || harmless.iter().any(|start| message.starts_with(start)))
        .then_some(Cow::Borrowed(message))
}

/// What was found, without the value, and what was expected.
fn unexpected(text: &str) -> Option<(&str, &str)> {
    for found in ["string", "integer", "floating point", "boolean", "character"] {
        let Some(value) = text.strip_prefix(found).and_then(|rest| rest.strip_prefix(' ')) else { continue };
        let rest = match value.strip_prefix('"') {
            Some(quoted) => &quoted[end_of_quoted(quoted)?..],
            None => behind_backtick(value.strip_prefix('`')?)?,
        };
        return Some((found, rest.strip_prefix(", expected ")?));
    }
    let (found, expected) = text.split_once(", expected ")?;
    KINDS.contains(&found).then_some((found, expected))
}

/// What follows a value in backticks. A character may be one itself.
fn behind_backtick(value: &str) -> Option<&str> {
    let mut chars = value.chars();
    match (chars.next()?, chars.as_str().split_once('`')?) {
        ('`', ("", rest)) => Some(rest),
        ('`', _) => None,
        (_, (_, rest)) => Some(rest),
    }
}

/// Where the text behind a string's closing quote begins; inside of it, quotes
/// and backslashes are escaped.
fn end_of_quoted(quoted: &str) -> Option<usize> {
    let mut escaped = false;
    let end = quoted.bytes().position(|byte| {
        let closing = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closing
    });
    end.map(|end| end + 1)
}

/// What serde and the codecs say of a value without quoting it.
const KINDS: [&str; 24] = [
    "null",
    "number",
    "string",
    "boolean",
    "array",
    "object",
    "empty string",
    "copied text",
    "integer",
    "floating point",
    "byte array",
    "unit value",
    "Option value",
    "newtype struct",
    "sequence",
    "map",
    "enum",
    "unit variant",
    "newtype variant",
    "tuple variant",
    "struct variant",
    "character",
    "value",
    "table",
];

/// What `serde_json` says of a document that is not JSON: constant texts, kept
/// so that its error keeps its category.
const SYNTAX: [&str; 21] = [
    "EOF while parsing a list",
    "EOF while parsing an object",
    "EOF while parsing a string",
    "EOF while parsing a value",
    "expected `:`",
    "expected `,` or `]`",
    "expected `,` or `}`",
    "expected ident",
    "expected value",
    "expected `\"`",
    "invalid escape",
    "invalid number",
    "number out of range",
    "invalid unicode code point",
    "control character (\\u0000-\\u001F) found while parsing a string",
    "key must be a string",
    "lone leading surrogate in hex escape",
    "trailing comma",
    "trailing characters",
    "unexpected end of hex escape",
    "recursion limit exceeded",
];

#[cfg(test)]
mod tests {
    use super::{String, split_position, unquoted};

    #[test]
    fn values_are_taken_out_of_serdes_messages() {
        let cleaned = |message| unquoted(message).map(String::from);
        for (message, expected) in [
            (
                r#"invalid type: string "a\", expected b", expected u64"#,
                Some("invalid type: string, expected u64"),
            ),
            ("invalid value: integer `-5`, expected u64", Some("invalid value: integer, expected u64")),
            ("invalid value: character `` ` ``, expected a", None),
            ("invalid value: character ```, expected a", Some("invalid value: character, expected a")),
            ("invalid type: null, expected a string", Some("invalid type: null, expected a string")),
            ("invalid type: s3cr3t, expected a string", None),
            (
                "unknown variant `x`, expected y`, expected `a` or `b`",
                Some("unknown variant, expected `a` or `b`"),
            ),
            ("unknown variant `x`, there are no variants", Some("unknown variant, there are no variants")),
            ("missing field `a`", Some("missing field `a`")),
            ("field `a`: unknown variant, expected `b`", Some("field `a`: unknown variant, expected `b`")),
            (
                "token.exp: invalid type: boolean `true`, expected u64",
                Some("invalid type: boolean, expected u64"),
            ),
            (
                "field `a.b`: invalid type: map, expected u64",
                Some("field `a.b`: invalid type: map, expected u64"),
            ),
            (
                r#"Semantic(None, "invalid type: string \"x\", expected u64")"#,
                Some("invalid type: string, expected u64"),
            ),
            ("bad colour s3cr3t", None),
        ] {
            assert_eq!(cleaned(message).as_deref(), expected, "{message}");
        }
    }

    #[test]
    fn the_position_is_what_stands_at_the_end() {
        assert_eq!(split_position("a at line 1 column 2"), ("a", " at line 1 column 2"));
        assert_eq!(split_position("a at line x column 2"), ("a at line x column 2", ""));
    }
}
