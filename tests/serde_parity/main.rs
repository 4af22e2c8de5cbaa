//! serde's attributes have the same meaning under `TokenModel` as under serde's own derives.
//!
//! A macro declares each struct three times: with serde's derives, with `TokenModel`, and with
//! `TokenModel` and a `#[token]` that does not change the wire format. The same inputs must give
//! the same values, the same output in each format, and the same errors. Errors of `TokenModel`
//! also name the field and quote no value.

// Only the derive reads the fields of these structs.
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
