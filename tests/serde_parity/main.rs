//! serde's attributes mean here what they mean under serde's own derive.
//!
//! Each struct is declared three times from the same tokens: under serde's
//! derives, under `TokenModel`, and under `TokenModel` with a `#[token]` that
//! changes nothing on the wire. The same inputs must give the same values, the
//! same output in each format, and the same errors; but ours name the field in
//! front and quote no value.

// Structs of tests: read by the derive, not by the tests.
#![allow(
    dead_code,
    unused_parens,
    clippy::box_collection,
    clippy::needless_raw_string_hashes,
    clippy::option_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    clippy::unnecessary_wraps
)]

mod defaults;
mod encoding;
mod generics;
mod layout;
mod names;
mod roles;
mod shapes;
mod twins;
