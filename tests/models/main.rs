//! The five documented models, read and written as the providers send them.
//!
//! | module | what it holds the models to |
//! |---|---|
//! | `payloads` | real replies decode, and are written back as they came |
//! | `conformance` | each field of each document: name, JSON type, presence, unit |
//! | `meaning` | what the values mean: expiry, scopes, credentials |
//! | `any_token` | tokens of several types in one list |
//! | `secrets` | nothing that prints or fails shows a secret |

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
    // By way of text, as replies come: numbers and keys then meet the parser.
    serde_json::from_str(&body.to_string())
}

/// The instant that an RFC 3339 text names.
fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a test names its instants correctly")
}
