//! Tokens survive a round-trip through every format that serde programs use: the predefined
//! models, and structs with every role on every type.
//!
//! | format | what it cannot represent |
//! |---|---|
//! | JSON | nothing |
//! | YAML | nothing |
//! | TOML | null: a `required` field that is `None`; integers beyond `i64` (a clear error) |
//! | form | arrays and objects: only flat structs with scopes in one string |
//! | postcard | member names: `#[serde(flatten)]` |
//! | MessagePack, CBOR | nothing |

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use token_runtime::TokenModel;

mod broad;
mod limits;
mod models;

/// A token that is stored, and compared with the token that is read back.
trait Stored: Serialize + DeserializeOwned + PartialEq + Debug + TokenModel {}

impl<T: Serialize + DeserializeOwned + PartialEq + Debug + TokenModel> Stored for T {}

/// A format: its name, and a round-trip through it.
struct Format<T> {
    name: &'static str,
    turn: fn(&T) -> Result<T, String>,
}

/// A round-trip through a format, with errors as text.
macro_rules! turn {
    ($write:expr, $read:expr) => {
        |token| {
            let written = $write(token).map_err(|error| format!("writing: {error}"))?;
            $read(written).map_err(|error| format!("reading: {error}"))
        }
    };
}

/// The formats that can represent every token.
fn complete<T: Stored>() -> [Format<T>; 11] {
    [
        Format {
            name: "JSON text",
            turn: turn!(serde_json::to_string, |text: String| serde_json::from_str::<T>(&text)),
        },
        Format {
            name: "JSON bytes",
            turn: turn!(serde_json::to_vec, |bytes: Vec<u8>| serde_json::from_slice::<T>(&bytes)),
        },
        Format {
            name: "JSON reader",
            turn: turn!(
                serde_json::to_vec_pretty,
                |bytes: Vec<u8>| serde_json::from_reader::<_, T>(&*bytes)
            ),
        },
        Format {
            name: "JSON value",
            turn: turn!(serde_json::to_value, serde_json::from_value::<T>),
        },
        Format {
            name: "YAML text",
            turn: turn!(serde_norway::to_string, |text: String| serde_norway::from_str::<T>(&text)),
        },
        Format {
            name: "YAML value",
            turn: turn!(serde_norway::to_value, serde_norway::from_value::<T>),
        },
        Format {
            name: "MessagePack, compact",
            turn: turn!(rmp_serde::to_vec, |bytes: Vec<u8>| rmp_serde::from_slice::<T>(&bytes)),
        },
        Format {
            name: "MessagePack, named",
            turn: turn!(rmp_serde::to_vec_named, |bytes: Vec<u8>| rmp_serde::from_slice::<T>(
                &bytes
            )),
        },
        Format {
            name: "MessagePack, reader",
            turn: turn!(rmp_serde::to_vec_named, |bytes: Vec<u8>| rmp_serde::from_read::<_, T>(
                &*bytes
            )),
        },
        Format {
            name: "CBOR",
            turn: turn!(cbor, |bytes: Vec<u8>| ciborium::from_reader::<T, _>(&*bytes)),
        },
        Format {
            name: "CBOR value",
            turn: turn!(ciborium::Value::serialized, |value: ciborium::Value| value
                .deserialized::<T>()),
        },
    ]
}

fn cbor<T: Serialize>(token: &T) -> Result<Vec<u8>, ciborium::ser::Error<std::io::Error>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(token, &mut bytes)?;
    Ok(bytes)
}

fn postcard<T: Stored>() -> Format<T> {
    Format {
        name: "postcard",
        turn: turn!(postcard::to_allocvec, |bytes: Vec<u8>| postcard::from_bytes::<T>(&bytes)),
    }
}

fn toml<T: Stored>() -> [Format<T>; 2] {
    [
        Format {
            name: "TOML text",
            turn: turn!(toml::to_string, |text: String| toml::from_str::<T>(&text)),
        },
        Format {
            name: "TOML value",
            turn: turn!(toml::Value::try_from, |value: toml::Value| value.try_into::<T>()),
        },
    ]
}

fn form<T: Stored>() -> Format<T> {
    Format {
        name: "form",
        turn: turn!(serde_urlencoded::to_string, |text: String| serde_urlencoded::from_str::<T>(
            &text
        )),
    }
}

/// Rule: the token that is read back is equal to the stored token.
#[track_caller]
fn comes_back<T: Stored>(token: &T, formats: impl IntoIterator<Item = Format<T>>) {
    let name = std::any::type_name::<T>();
    let mut broken = Vec::new();
    for Format { name, turn } in formats {
        match turn(token) {
            Ok(back) if back == *token => {}
            other => broken.push(format!("{name}: {other:?}")),
        }
    }
    assert!(broken.is_empty(), "{name} {token:#?}\n{}", broken.join("\n"));
}

/// Rule: a format that cannot represent the token gives an error.
#[track_caller]
fn refused<T: Stored>(token: &T, Format { name, turn }: Format<T>) -> String {
    let error = turn(token).expect_err(name);
    assert!(error.len() > "reading: ".len() + 5, "{name}: {error}");
    error
}
