//! The probe: it makes a type fail again as it failed, but without the payload.
//!
//! What a type says to the probe cannot quote the payload, because the type does not see it.

use super::report::{FIELD, Kind, expectation, join, split_path};
use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt::{self, Display};
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, Error, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
        Visitor,
    },
};

/// What begins an answer whose path no model has confirmed.
const QUESTION: &str = "unconfirmed field `";

/// A deserializer in which every value has the same error, at the same path below it.
#[derive(Clone, Copy)]
pub struct Probe<'q> {
    pub(crate) path: &'q str,
    pub(crate) kind: &'q Kind,
    /// The text of the error: no type sees it.
    text: &'q str,
    human_readable: bool,
    /// How many lists and maps below the path are entered.
    reach: u8,
    /// How far the probe may still descend: a type that contains itself has no end.
    depth: u8,
}

impl<'q> Probe<'q> {
    pub(super) fn new(path: &'q str, kind: &'q Kind, text: &'q str, human_readable: bool) -> Self {
        Self { path, kind, text, human_readable, reach: 0, depth: 64 }
    }

    pub(super) fn reaching(self, reach: u8) -> Self {
        Self { reach, ..self }
    }

    /// The probe for what lies deeper.
    pub(crate) fn at(self, path: &'q str) -> Self {
        let depth = self.depth.saturating_sub(1);
        Self { path: path.strip_prefix('.').unwrap_or(path), depth, ..self }
    }

    /// The error as a type has it that expects `expected`. `names` are those of its members, if
    /// it has any.
    pub(crate) fn answer(
        self,
        expected: &dyn Expected,
        names: Option<&'static [&'static str]>,
    ) -> Answer {
        if !self.path.is_empty() {
            return Answer(format!("{QUESTION}{}`: {}", self.path, self.kind));
        }
        match (self.kind, names) {
            (Kind::InvalidType(found), _) => {
                Answer::invalid_type(Unexpected::Other(found), expected)
            }
            (Kind::InvalidValue(found), _) => {
                Answer::invalid_value(Unexpected::Other(found), expected)
            }
            (Kind::InvalidLength(length), _) => Answer::invalid_length(*length, expected),
            (Kind::UnknownField(name), Some(names)) => Answer::unknown_field(name, names),
            (Kind::MissingField(name) | Kind::DuplicateField(name), Some(names))
                if names.contains(&&**name) =>
            {
                self.confirmed()
            }
            _ => Answer(Kind::Mismatch.to_string()),
        }
    }

    /// Whether the error says its kind and nothing else.
    pub(crate) fn is_bare(self) -> bool {
        let rest = self.text.strip_prefix(&*self.kind.to_string());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" at line "))
    }

    /// The error as it is.
    pub(crate) fn confirmed(self) -> Answer {
        Answer(self.kind.to_string())
    }

    /// An element of a list, or a member of a map; none if the list or map itself is meant.
    fn inside(self) -> Option<Inside<'q>> {
        if self.depth == 0 || (self.path.is_empty() && self.reach == 0) {
            return None;
        }
        let index = self.path.strip_prefix('[').and_then(|path| path.split_once(']'));
        let index = index.filter(|(index, _)| index.bytes().all(|byte| byte.is_ascii_digit()));
        let (index, rest) = index.unwrap_or(("", self.path));
        let reach = if self.path.is_empty() { self.reach - 1 } else { self.reach };
        Some(Inside { index, value: Some(Self { reach, ..self.at(rest) }) })
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Answer;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        Err(self.answer(&visitor, None))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Answer> {
        if self.path.is_empty() && matches!(self.kind, Kind::InvalidLength(_)) {
            // A struct expects so many elements, which its visitor does not say.
            return Err(self.confirmed());
        }
        Err(self.answer(&visitor, Some(names)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Answer> {
        if self.path.is_empty() && *self.kind == Kind::UnknownVariant {
            let Answer(text) = Answer::unknown_variant("", names);
            return Err(Answer(text.replacen(" ``", "", 1)));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.depth {
            0 => self.deserialize_any(visitor),
            _ => visitor.visit_some(self.at(self.path)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Answer> {
        match self.depth {
            0 => self.deserialize_any(visitor),
            _ => visitor.visit_newtype_struct(self.at(self.path)),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.inside() {
            Some(inside) => visitor.visit_seq(inside),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Answer> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Answer> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Answer> {
        match self.inside() {
            Some(inside) => visitor.visit_map(inside),
            None => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct identifier ignored_any
    }
}

/// The one element of a list, or member of a map, that the probe shows.
struct Inside<'q> {
    /// The index, in digits; empty in a map, where a key would be the payload's.
    index: &'q str,
    value: Option<Probe<'q>>,
}

impl Inside<'_> {
    fn read<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Answer> {
        let Some(probe) = self.value.take() else { return Ok(None) };
        match seed.deserialize(probe) {
            Ok(value) => Ok(Some(value)),
            Err(answer) => Err(self.located(answer)),
        }
    }

    fn located(&self, answer: Answer) -> Answer {
        match self.index {
            "" => answer,
            index => answer.within(&format!("[{index}]")),
        }
    }
}

impl<'de> SeqAccess<'de> for Inside<'_> {
    type Error = Answer;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Answer> {
        self.read(seed)
    }
}

impl<'de> MapAccess<'de> for Inside<'_> {
    type Error = Answer;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Answer> {
        if self.value.is_none() {
            return Ok(None);
        }
        seed.deserialize("".into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Answer> {
        let value = self.read(seed)?;
        value.ok_or_else(|| Answer::custom(Kind::Mismatch))
    }
}

/// What a type says to the probe.
#[derive(Debug, Default)]
pub struct Answer(String);

impl Answer {
    /// The text; empty if a model on the path has not confirmed its part.
    pub(super) fn text(&self) -> &str {
        if self.0.contains(QUESTION) { "" } else { &self.0 }
    }

    /// The answer of what lies at `outer` in what is asked.
    pub(crate) fn within(self, outer: &str) -> Self {
        match split_path(self.text()) {
            (_, "") => self,
            (path, message) => Self(format!("{FIELD}{}`: {message}", join(outer, path))),
        }
    }

    /// Whether the type confirms path, kind and what the error says was expected.
    pub(crate) fn confirms(&self, probe: Probe<'_>) -> bool {
        let (path, message) = split_path(self.text());
        let expectation_is_said = match (expectation(probe.text), expectation(message)) {
            ("", _) => true,
            (_, "") => !probe.kind.is_of_value(),
            (_, expected) => probe.text.contains(expected),
        };
        // No type can confirm the name of a member, but what stands behind it.
        let is_name_said = match probe.kind {
            Kind::UnknownField(_) => probe.text.contains(message),
            _ => true,
        };
        path == probe.path
            && Kind::of(message) == *probe.kind
            && expectation_is_said
            && is_name_said
    }
}

impl Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::de::StdError for Answer {}

impl Error for Answer {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
