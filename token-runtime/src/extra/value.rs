//! Unknown members.

use crate::{
    codec::scalar::{JSON_NUMBER, TOML_TIME},
    redact::{
        errors::redact_as,
        view::{MASK, UNKNOWN},
    },
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::fmt;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

/// The members of a payload that no field takes, or any object.
///
/// They are kept, and written back as they came. What a server adds tomorrow may be a secret, so
/// `Debug` prints the keys alone, and a redacted view masks the values.
///
/// ```
/// use token_runtime::{Extra, Secret, TokenModel};
///
/// #[derive(Debug, TokenModel)]
/// struct Reply {
///     #[token(access_token)]
///     access_token: Secret,
///     #[token(extra)]
///     #[serde(flatten)]
///     extra: Extra,
/// }
///
/// let reply: Reply = serde_json::from_str(r#"{"access_token":"a","user_id":7,"hint":"x"}"#)?;
/// assert_eq!(reply.extra.get("user_id").and_then(|id| id.as_u64()), Some(7));
/// assert_eq!(reply.extra.get_str("hint"), Some("x"));
/// assert_eq!(format!("{:?}", reply.extra), r#"Extra {"hint": ***, "user_id": ***}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Extra(pub(super) BTreeMap<String, ExtraValue>);

impl Extra {
    /// The value of the member with this key.
    pub fn get(&self, name: &str) -> Option<&ExtraValue> {
        self.0.get(name)
    }

    /// The value of the member with this key, if it is a string.
    pub fn get_str(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// The members, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &ExtraValue)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over the older members that are not there anew.
    pub(super) fn inherit(&mut self, previous: &mut Self) {
        for (name, value) in core::mem::take(&mut previous.0) {
            self.0.entry(name).or_insert(value);
        }
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Extra;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object without the same key twice")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Extra, A::Error> {
                let mut map = BTreeMap::new();
                while let Some((name, value)) = members.next_entry()? {
                    if map.insert(name, value).is_some() {
                        return Err(A::Error::invalid_value(Unexpected::Other("object"), &self));
                    }
                }
                Ok(Extra(map))
            }
        }

        deserializer.deserialize_map(Members).map_err(|error| redact_as(error, &Members))
    }
}

/// The value of an unknown member: any JSON value.
///
/// `Debug` prints a constant, because the value may be a secret: see [`Extra`].
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub enum ExtraValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer in the range of `i64`.
    Int(i64),
    /// An integer above the range of `i64`.
    Uint(u64),
    /// A number with a fraction or an exponent, or beyond the range of `u64`.
    Float(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<ExtraValue>),
    /// An object.
    Map(BTreeMap<String, ExtraValue>),
}

impl ExtraValue {
    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The boolean, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(bool) = self { Some(*bool) } else { None }
    }

    /// The integer, if it is one in the range of `i64`.
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Int(int) = self { Some(*int) } else { None }
    }

    /// The integer, if it is one in the range of `u64`.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Int(int) => u64::try_from(*int).ok(),
            Self::Uint(int) => Some(*int),
            _ => None,
        }
    }

    /// The number with a fraction, if it is one.
    pub fn as_f64(&self) -> Option<f64> {
        if let Self::Float(float) = self { Some(*float) } else { None }
    }

    /// The elements, if it is an array.
    pub fn as_list(&self) -> Option<&[ExtraValue]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The member with this key, if the value is an object that has it.
    pub fn get(&self, name: &str) -> Option<&ExtraValue> {
        if let Self::Map(map) = self { map.get(name) } else { None }
    }
}

impl fmt::Debug for ExtraValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

/// A value as it is written for people: without a tag.
pub(super) struct Plain<'a>(pub(super) &'a ExtraValue);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            ExtraValue::Null => serializer.serialize_unit(),
            ExtraValue::Bool(bool) => serializer.serialize_bool(*bool),
            ExtraValue::Int(int) => serializer.serialize_i64(*int),
            ExtraValue::Uint(int) => serializer.serialize_u64(*int),
            ExtraValue::Float(float) => serializer.serialize_f64(*float),
            ExtraValue::Text(text) => serializer.serialize_str(text),
            ExtraValue::List(list) => serializer.collect_seq(list.iter().map(Plain)),
            ExtraValue::Map(map) => {
                serializer.collect_map(map.iter().map(|(name, value)| (name, Plain(value))))
            }
        }
    }
}

/// A value with its type in front, for formats that do not write one.
struct Tagged<'a>(&'a ExtraValue);

impl Serialize for Tagged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ExtraValue::serialize(self.0, serializer)
    }
}

impl Serialize for ExtraValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_newtype_struct(UNKNOWN, &Plain(self))
        } else {
            serializer.serialize_newtype_struct(UNKNOWN, &Tagged(self))
        }
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = ExtraValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Null)
    }

    fn visit_none<E>(self) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ExtraValue, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn visit_bool<E>(self, bool: bool) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Bool(bool))
    }

    fn visit_i64<E>(self, int: i64) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Int(int))
    }

    fn visit_u64<E>(self, int: u64) -> Result<ExtraValue, E> {
        Ok(i64::try_from(int).map_or(ExtraValue::Uint(int), ExtraValue::Int))
    }

    // Beyond 64 bits a number is a float, as it is in JSON.
    fn visit_i128<E>(self, int: i128) -> Result<ExtraValue, E> {
        let small = i64::try_from(int).map(ExtraValue::Int);
        let small = small.or_else(|_| u64::try_from(int).map(ExtraValue::Uint));
        #[allow(clippy::cast_precision_loss, reason = "JSON has no more")]
        Ok(small.unwrap_or(ExtraValue::Float(int as f64)))
    }

    fn visit_u128<E: Error>(self, int: u128) -> Result<ExtraValue, E> {
        match i128::try_from(int) {
            Ok(int) => self.visit_i128(int),
            #[allow(clippy::cast_precision_loss, reason = "JSON has no more")]
            Err(_) => Ok(ExtraValue::Float(int as f64)),
        }
    }

    fn visit_f64<E>(self, float: f64) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Float(float))
    }

    // Bytes are an array of numbers, as serde writes them to JSON.
    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<ExtraValue, E> {
        Ok(bytes.to_vec().into())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<ExtraValue, D::Error> {
        Deserialize::deserialize(deserializer)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<ExtraValue, E> {
        Ok(ExtraValue::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ExtraValue, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(ExtraValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<ExtraValue, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((name, value)) = members.next_entry()? {
            map.insert(name, value);
        }
        unwrapped(map).ok_or_else(|| A::Error::invalid_value(Unexpected::Other("number"), &self))
    }
}

/// A time of TOML, which becomes its text, a number of `serde_json`, or the map
/// itself; `None` for a number that is too large.
fn unwrapped(map: BTreeMap<String, ExtraValue>) -> Option<ExtraValue> {
    match map.first_key_value() {
        Some((name, ExtraValue::Text(text))) if map.len() == 1 && name == JSON_NUMBER => {
            number(text)
        }
        Some((name, ExtraValue::Text(text))) if map.len() == 1 && name == TOML_TIME => {
            Some(ExtraValue::Text(text.clone()))
        }
        _ => Some(ExtraValue::Map(map)),
    }
}

/// As `serde_json` itself reads a number.
fn number(text: &str) -> Option<ExtraValue> {
    let int = text.parse().map(ExtraValue::Int).or_else(|_| text.parse().map(ExtraValue::Uint));
    let float = || text.parse().ok().filter(|float: &f64| float.is_finite()).map(ExtraValue::Float);
    int.ok().or_else(float)
}

impl<'de> Deserialize<'de> for ExtraValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Untagged;

        impl<'de> Visitor<'de> for Untagged {
            type Value = ExtraValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<ExtraValue, D::Error> {
                ExtraValue::deserialize(deserializer)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(AnyValue)
        } else {
            deserializer.deserialize_newtype_struct(UNKNOWN, Untagged)
        }
    }
}
