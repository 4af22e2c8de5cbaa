//! Secrets stay secret in `Debug`, in errors and in `redacted`.
//!
//! | module | what it checks |
//! |---|---|
//! | `specimens` | structs for the leak test, in addition to the predefined models |
//! | `leak` | marks at every position of every payload, of every type, through every format |
//! | `errors` | what an error contains (field, expectation, position) and what it drops |
//! | `formats` | formats that quote their input in errors |
//! | `debug` | `{:?}` and `{:#?}` show neither a secret nor its length |
//! | `promises` | `SECURITY.md` names tests that exist |
//! | `redacted` | the view for logs, in every format |
//! | `authorization` | which tokens are valid in a header |
//! | `comparison` | which secrets are equal |
//! | `threads` | `Send`, `Sync`, `'static`, unwind-safe |

use std::error::Error;
use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use token_runtime::TokenModel;

mod authorization;
mod comparison;
mod debug;
mod errors;
mod formats;
mod leak;
mod promises;
mod redacted;
mod specimens;
mod threads;

/// A type that a test can read, print and redact.
trait Tells: DeserializeOwned + Serialize + Debug + TokenModel {}

impl<T: DeserializeOwned + Serialize + Debug + TokenModel> Tells for T {}

/// A route from a payload to a model: the name of the format, and a function that reads it.
type Route<T> = (&'static str, fn(&Value) -> Result<T, String>);

/// Every route for the same payload. A payload that a format cannot represent (TOML has no null)
/// fails before the model is read, which is an error without marks.
fn routes<T: DeserializeOwned>() -> Vec<Route<T>> {
    vec![
        ("JSON text", |body| serde_json::from_str(&body.to_string()).map_err(all_texts)),
        ("JSON bytes", |body| {
            serde_json::from_slice(body.to_string().as_bytes()).map_err(all_texts)
        }),
        ("JSON reader", |body| {
            serde_json::from_reader(body.to_string().as_bytes()).map_err(all_texts)
        }),
        ("JSON value", |body| serde_json::from_value(body.clone()).map_err(all_texts)),
        ("form", |body| {
            let text = serde_urlencoded::to_string(body.as_object()).map_err(|_| String::new())?;
            serde_urlencoded::from_str(&text).map_err(all_texts)
        }),
        ("CBOR", |body| {
            let mut bytes = Vec::new();
            ciborium::into_writer(body, &mut bytes).map_err(|_| String::new())?;
            ciborium::from_reader(&*bytes).map_err(all_texts)
        }),
        ("CBOR value", |body| {
            ciborium::Value::serialized(body)
                .map_err(|_| String::new())?
                .deserialized()
                .map_err(all_texts)
        }),
        ("MessagePack", |body| {
            let bytes = rmp_serde::to_vec_named(body).map_err(|_| String::new())?;
            rmp_serde::from_slice(&bytes).map_err(all_texts)
        }),
        // The parser of TOML quotes invalid TOML. Those errors do not come from this crate.
        ("TOML text", |body| {
            toml::from_str(&toml::to_string(body).map_err(|_| String::new())?).map_err(all_texts)
        }),
        ("TOML value", |body| {
            toml::Value::try_from(body).map_err(|_| String::new())?.try_into().map_err(all_texts)
        }),
        ("YAML text", |body| serde_norway::from_str(&body.to_string()).map_err(all_texts)),
        ("YAML value", |body| {
            serde_norway::to_value(body).and_then(serde_norway::from_value).map_err(all_texts)
        }),
    ]
}

/// All texts of an error that a program could log.
fn all_texts<E: Error + 'static>(error: E) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}\n{inner}\n{inner:?}");
        source = inner.source();
    }
    text
}

/// All texts of a model that a program could log: both forms of `Debug`, and `redacted` in a
/// human-readable format and two binary formats.
fn shown<T: Tells>(model: &T) -> String {
    let view = model.redacted();
    let json = serde_json::to_string(&view).unwrap();
    let value = serde_json::to_value(view).unwrap();
    let mut text = format!("{model:?}\n{model:#?}\n{view:?}\n{view:#?}\n{json}\n{value}");
    for bytes in [rmp_serde::to_vec(&view), rmp_serde::to_vec_named(&view)] {
        text.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
    }
    text
}
