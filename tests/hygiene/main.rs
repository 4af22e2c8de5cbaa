//! The derive survives any struct, in any place, beside any names.
//!
//! Most of what is tested is that it compiles; the assertions make sure that
//! the generated code is the one that runs.

// Structs of tests: read by the derive, not by the tests.
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

/// Decodes `json`, and checks that it is encoded the same.
#[track_caller]
fn same<'de, T: Serialize + Deserialize<'de>>(json: &'de str) -> T {
    let value: T = serde_json::from_str(json).expect(json);
    assert_eq!(serde_json::to_string(&value).expect(json), json);
    value
}
