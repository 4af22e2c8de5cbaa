//! The derive works on any struct, in any place, with any names in scope.
//!
//! Most tests check that a struct compiles. The assertions check that the generated code runs.

// Only the derive reads the fields of these structs.
#![allow(
    dead_code,
    unused_parens,
    clippy::box_collection,
    clippy::many_single_char_names,
    clippy::missing_panics_doc,
    clippy::needless_raw_string_hashes,
    clippy::non_minimal_cfg,
    clippy::option_option,
    clippy::struct_field_names,
    clippy::type_complexity,
    clippy::wrong_self_convention
)]

mod attributes;
mod generics;
mod names;
mod places;
mod sizes;
mod types;

use serde::{Deserialize, Serialize};

/// Decodes `json` and checks that encoding gives the same text.
#[track_caller]
fn same<'de, T: Serialize + Deserialize<'de>>(json: &'de str) -> T {
    let value: T = serde_json::from_str(json).expect(json);
    assert_eq!(serde_json::to_string(&value).expect(json), json);
    value
}
