//! Formats that quote their input in every error: before the message, after it, or inside it.

use std::fmt::{self, Debug, Display};

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Visitor};
use serde_json::{Map, Value, json};
use token_runtime::TokenModel;

use crate::all_texts;
use crate::leak::positions;
use crate::specimens::{Envelope, Flat, Jwt, Members, Pair, Plain, Printing, Session, Specimen};
use token_runtime::Secret;

/// The quoted piece of the input.
const QUOTED: &str = "c4n4ry";

/// The ways of quoting: the text before the message, and the text after it.
const WAYS: [(&str, &str); 12] = [
    ("", " near c4n4ry"),
    ("", ", expected c4n4ry"),
    ("", "\n\n\t{\"access_token\":\"c4n4ry\"}\n\t.....^"),
    ("c4n4ry: ", ""),
    ("`c4n4ry` is wrong: ", ""),
    ("field `c4n4ry`: ", ""),
    ("unconfirmed field `c4n4ry`: ", ""),
    ("missing field `c4n4ry`, ", ""),
    ("unknown field `c4n4ry`, expected `c4n4ry`, ", ""),
    ("unknown variant `c4n4ry`, expected `c4n4ry`, ", ""),
    ("invalid type: c4n4ry, expected c4n4ry, ", ""),
    ("", " at line c4n4ry column 1"),
];

/// An error of the format that quotes in the way `WAY`.
struct Quoting<const WAY: usize>(String);

impl<const WAY: usize> Quoting<WAY> {
    /// Quotes the input around the message, as a format does when it passes an error on.
    fn quoted(self) -> Self {
        let (before, behind) = WAYS[WAY];
        Self(format!("{before}{}{behind}", self.0))
    }
}

impl<const WAY: usize> Display for Quoting<WAY> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const WAY: usize> Debug for Quoting<WAY> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const WAY: usize> std::error::Error for Quoting<WAY> {}

impl<const WAY: usize> Error for Quoting<WAY> {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The format: a JSON value, whose errors quote.
#[derive(Clone)]
struct Document<const WAY: usize>(Value);

impl<const WAY: usize> IntoDeserializer<'_, Quoting<WAY>> for Document<WAY> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de, const WAY: usize> Deserializer<'de> for Document<WAY> {
    type Error = Quoting<WAY>;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let members = |map: Map<String, Value>| {
            MapDeserializer::new(map.into_iter().map(|(name, value)| (name, Self(value))))
        };
        let read = match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(bool) => visitor.visit_bool(bool),
            Value::Number(number) => match number.as_i64() {
                Some(int) => visitor.visit_i64(int),
                None => visitor.visit_f64(number.as_f64().unwrap_or_default()),
            },
            Value::String(text) => visitor.visit_string(text),
            Value::Array(list) => {
                visitor.visit_seq(SeqDeserializer::new(list.into_iter().map(Self)))
            }
            Value::Object(map) => visitor.visit_map(members(map)),
        };
        read.map_err(Quoting::quoted)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let name = self.0.as_str().unwrap_or_default().to_owned();
        visitor.visit_enum(name.into_deserializer()).map_err(Quoting::quoted)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The errors of reading `body`, for every way of quoting.
fn errors<T: DeserializeOwned>(body: &Value) -> Vec<String> {
    fn error<T: DeserializeOwned, const WAY: usize>(body: &Value) -> Option<String> {
        T::deserialize(Document::<WAY>(body.clone())).err().map(all_texts)
    }

    let ways = [
        error::<T, 0>(body),
        error::<T, 1>(body),
        error::<T, 2>(body),
        error::<T, 3>(body),
        error::<T, 4>(body),
        error::<T, 5>(body),
        error::<T, 6>(body),
        error::<T, 7>(body),
        error::<T, 8>(body),
        error::<T, 9>(body),
        error::<T, 10>(body),
        error::<T, 11>(body),
    ];
    ways.into_iter().flatten().collect()
}

/// Rule: the error of a model contains nothing of a format's own text, wherever in the payload the
/// error is.
#[test]
fn what_a_format_quotes_is_dropped() {
    fn check<T: Specimen>() {
        for pointer in positions(&T::payload()) {
            for wrong in [json!(QUOTED), json!([QUOTED]), json!({ "member": QUOTED }), json!(-1)] {
                let mut body = T::payload();
                *body.pointer_mut(&pointer).unwrap() = wrong;
                for error in errors::<T>(&body) {
                    assert!(!error.contains(QUOTED), "{pointer}: {error}");
                }
            }
        }
    }

    check::<Session>();
    check::<Flat>();
    check::<Envelope<Flat, (Secret, Option<Pair>)>>();
    check::<Printing>();
    check::<Members>();
    check::<Jwt>();
    assert!(errors::<Plain>(&json!({ "number": QUOTED })).iter().all(|e| e.contains(QUOTED)));
}

/// Rule: with such a format, an error still contains the path, the kind and the expectation of the
/// type.
#[test]
fn the_words_of_the_type_are_kept() {
    let mut body = Envelope::<Flat, (Secret, Option<Pair>)>::payload();
    body["list"][1]["expires_at"] = json!("zzz");
    let errors = errors::<Envelope<Flat, (Secret, Option<Pair>)>>(&body);
    let (behind, in_front) = errors.split_at(3);
    let expected = "field `list[1].expires_at`: invalid value: string, expected a Unix time in \
                    milliseconds";
    for error in behind.iter().chain(in_front.last()) {
        assert!(error.starts_with(expected), "{error}");
    }
    // Text before the message can look like the kind of the error.
    for error in in_front {
        assert!(error.starts_with("field `list[1]"), "{error}");
    }
}

/// Rule: an error escapes a member's name and truncates it to 64 characters.
#[test]
fn names_of_members_are_escaped_and_truncated() {
    #[derive(Debug, TokenModel)]
    #[serde(deny_unknown_fields)]
    struct Strict {
        #[token(access_token)]
        access_token: Secret,
    }

    let error = |name: &str| {
        let body = json!({ "access_token": "a", name: 1 });
        serde_json::from_value::<Strict>(body).unwrap_err().to_string()
    };
    assert_eq!(error("other"), "unknown field `other`, expected `access_token`");
    let lines = error("a\nfield `b`: \u{1b}[31m\u{202e}");
    assert_eq!(lines, r"unknown field `a\nfield 'b': \u{1b}[31m\u{202e}`, expected `access_token`");
    let long = error(&"n".repeat(10_000));
    assert_eq!(long, format!("unknown field `{}…`, expected `access_token`", "n".repeat(64)));
}

/// Rule: if a model is inside a plain serde struct, a map or an enum, TOML's errors show the
/// document, because TOML adds it after the outermost type has failed. `message` of the error does
/// not.
#[test]
fn the_message_of_toml_has_no_document() {
    use std::collections::BTreeMap;

    #[derive(Debug, serde::Deserialize)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    enum Tagged {
        #[expect(dead_code, reason = "only errors are looked at")]
        Token(Pair),
    }

    #[derive(Debug, serde::Deserialize)]
    struct Config {
        #[expect(dead_code, reason = "only errors are looked at")]
        auth: Pair,
    }

    fn message<T: DeserializeOwned + Debug>(text: &str) -> String {
        let error = toml::from_str::<T>(text).unwrap_err();
        assert!(error.to_string().contains(QUOTED), "this limit is in SECURITY.md: {error}");
        error.message().to_owned()
    }

    let pair = "access_token = 'c4n4ry'\nexpires_at = 'c4n4ry'\n";
    let expected = "field `expires_at`: invalid value: string, expected a Unix time";
    let within = pair.replace('\n', ", ").trim_end_matches(", ").to_owned();
    let inline = format!("auth = {{ {within} }}\n");
    for message in [message::<Config>(&inline), message::<BTreeMap<String, Pair>>(&inline)] {
        assert!(message.starts_with(expected) && !message.contains(QUOTED), "{message}");
    }
    let message =
        message::<BTreeMap<String, Tagged>>(&format!("x = {{ kind = 'token', {within} }}"));
    assert!(!message.contains(QUOTED), "{message}");

    // If the model is the outermost type, the error is the model's.
    let error = toml::from_str::<Pair>(pair).unwrap_err();
    assert!(!all_texts(error).contains(QUOTED));
}
