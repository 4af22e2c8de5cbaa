//! What is secret stays secret: nothing that the library prints, fails with or
//! redacts tells a value that it must not tell.
//!
//! | module | what it checks |
//! |---|---|
//! | `specimens` | the structs that the leak test reads, beside the predefined models |
//! | `leak` | marks in every position of every payload, of each type, through every format |
//! | `errors` | what an error keeps: field, expectation, position; and what it drops |
//! | `formats` | formats that put pieces of their input into errors |
//! | `debug` | `{:?}` and `{:#?}`, and that no length shows |
//! | `promises` | that `SECURITY.md` names tests that exist |
//! | `redacted` | the view for logs, in every format |
//! | `authorization` | what may stand in a header |
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

/// What a test of this suite can read, print and redact.
trait Tells: DeserializeOwned + Serialize + Debug + TokenModel {}

impl<T: DeserializeOwned + Serialize + Debug + TokenModel> Tells for T {}

/// How a payload gets to a model: the format's name, and the reading of it.
type Route<T> = (&'static str, fn(&Value) -> Result<T, String>);

/// Every way in which the same payload can be read. What a format cannot carry
/// (TOML has no null) is an error before there is a reader, and so no route.
fn routes<T: DeserializeOwned>() -> Vec<Route<T>> {
    vec![
        ("JSON text", |body| serde_json::from_str(&body.to_string()).map_err(told)),
        ("JSON bytes", |body| serde_json::from_slice(body.to_string().as_bytes()).map_err(told)),
        ("JSON reader", |body| serde_json::from_reader(body.to_string().as_bytes()).map_err(told)),
        ("JSON value", |body| serde_json::from_value(body.clone()).map_err(told)),
        ("form", |body| {
            let text = serde_urlencoded::to_string(body.as_object()).map_err(|_| String::new())?;
            serde_urlencoded::from_str(&text).map_err(told)
        }),
        ("CBOR", |body| {
            let mut bytes = Vec::new();
            ciborium::into_writer(body, &mut bytes).map_err(|_| String::new())?;
            ciborium::from_reader(&*bytes).map_err(told)
        }),
        ("CBOR value", |body| {
            ciborium::Value::serialized(body)
                .map_err(|_| String::new())?
                .deserialized()
                .map_err(told)
        }),
        ("MessagePack", |body| {
            let bytes = rmp_serde::to_vec_named(body).map_err(|_| String::new())?;
            rmp_serde::from_slice(&bytes).map_err(told)
        }),
        // What is no TOML its parser shows, line and all: those errors are not ours.
        ("TOML text", |body| {
            toml::from_str(&toml::to_string(body).map_err(|_| String::new())?).map_err(told)
        }),
        ("TOML value", |body| {
            toml::Value::try_from(body).map_err(|_| String::new())?.try_into().map_err(told)
        }),
        ("YAML text", |body| serde_norway::from_str(&body.to_string()).map_err(told)),
        ("YAML value", |body| {
            serde_norway::to_value(body).and_then(serde_norway::from_value).map_err(told)
        }),
    ]
}

/// All that an error can be made to say, by whoever logs it.
fn told<E: Error + 'static>(error: E) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}");
    let mut source = error.source();
    while let Some(inner) = source {
        text = format!("{text}\n{inner}\n{inner:?}");
        source = inner.source();
    }
    text
}

/// All that can be told of a model: printed both ways, and redacted in a format
/// for people and two for machines.
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
