//! A sample of JSON, with the members in their order, or of a form.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use std::fmt;

/// A value of a sample.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Sample {
    Null,
    Bool,
    Int(i128),
    Float(f64),
    Text(String),
    List(Vec<Sample>),
    Object(Vec<(String, Sample)>),
}

/// Reads a sample.
pub(crate) fn read(text: &str) -> Result<Sample, String> {
    let text = text.trim();
    let json = serde_json::from_str(text).map_err(|error| format!("the sample: {error}"));
    if json.is_ok() || text.starts_with(['{', '[', '"']) || !text.contains('=') {
        return json;
    }
    let form: Vec<(String, String)> =
        serde_urlencoded::from_str(text).map_err(|_| "the sample is neither JSON nor a form")?;
    Ok(Sample::Object(form.into_iter().map(|(name, text)| (name, Sample::Text(text))).collect()))
}

impl<'de> Deserialize<'de> for Sample {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SampleVisitor)
    }
}

struct SampleVisitor;

impl<'de> Visitor<'de> for SampleVisitor {
    type Value = Sample;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Sample, E> {
        Ok(Sample::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Sample, E> {
        Ok(Sample::Bool)
    }

    fn visit_i64<E>(self, int: i64) -> Result<Sample, E> {
        Ok(Sample::Int(int.into()))
    }

    fn visit_u64<E>(self, int: u64) -> Result<Sample, E> {
        Ok(Sample::Int(int.into()))
    }

    fn visit_f64<E>(self, float: f64) -> Result<Sample, E> {
        Ok(Sample::Float(float))
    }

    fn visit_str<E>(self, text: &str) -> Result<Sample, E> {
        Ok(Sample::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Sample, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Sample::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sample, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Sample::Object(members))
    }
}
