//! The five models of providers, with the providers' payloads.
//!
//! | module | what it checks |
//! |---|---|
//! | `payloads` | real replies are decoded and written back unchanged |
//! | `conformance` | every field of every document: name, JSON type, presence, unit |
//! | `meaning` | what the values mean: expiry, scopes, credentials |
//! | `any_token` | tokens of several types in one list |
//! | `secrets` | neither `Debug` nor an error shows a secret |

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;

mod any_token;
mod conformance;
mod meaning;
mod payloads;
mod secrets;

/// Decodes a JSON value.
fn decode<T: DeserializeOwned>(body: &Value) -> Result<T, serde_json::Error> {
    // Through text, as in a real reply, so that the parser reads numbers and keys.
    serde_json::from_str(&body.to_string())
}

/// The instant of an RFC 3339 text.
fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a test names its instants correctly")
}
