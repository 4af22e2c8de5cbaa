//! The intended audience of a token: the claim `aud`.

use crate::redact::errors::redact_as;
use alloc::{string::String, vec::Vec};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{SeqAccess, Visitor},
};

/// The intended audience of a token (RFC 7519 §4.1.3): a string, or an array of any number of
/// strings. An audience is written in the shape in which it was read.
///
/// ```
/// use token_runtime::models::Audience;
///
/// for body in [r#""shop""#, r#"["shop"]"#, r#"["shop","mail"]"#] {
///     let audience: Audience = serde_json::from_str(body)?;
///     assert!(audience.contains("shop"));
///     assert_eq!(serde_json::to_string(&audience)?, body);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    parties: Vec<String>,
    in_a_string: bool,
}

impl Audience {
    /// Whether `party` is in the audience. The comparison is exact.
    pub fn contains(&self, party: &str) -> bool {
        self.parties.iter().any(|own| own == party)
    }

    /// The parties, in their order on the wire.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|party| &**party)
    }
}

impl From<&str> for Audience {
    fn from(party: &str) -> Self {
        Self { parties: alloc::vec![party.into()], in_a_string: true }
    }
}

impl<T: Into<String>> FromIterator<T> for Audience {
    fn from_iter<I: IntoIterator<Item = T>>(parties: I) -> Self {
        Self { parties: parties.into_iter().map(Into::into).collect(), in_a_string: false }
    }
}

impl Serialize for Audience {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match &*self.parties {
            parties if !out.is_human_readable() => (parties, self.in_a_string).serialize(out),
            [party] if self.in_a_string => out.serialize_str(party),
            parties => parties.serialize(out),
        }
    }
}

impl<'de> Deserialize<'de> for Audience {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        if input.is_human_readable() {
            return input
                .deserialize_any(EitherShape)
                .map_err(|error| redact_as(error, &EitherShape));
        }
        let (parties, in_a_string) = Deserialize::deserialize(input)?;
        Ok(Self { parties, in_a_string })
    }
}

struct EitherShape;

impl<'de> Visitor<'de> for EitherShape {
    type Value = Audience;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("an audience: a string or an array of strings")
    }

    fn visit_str<E>(self, party: &str) -> Result<Audience, E> {
        Ok(party.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Audience, A::Error> {
        core::iter::from_fn(|| seq.next_element::<String>().transpose()).collect()
    }
}
