//! What token-runtime costs, beside serde written by hand and beside its peers.
//!
//! [`rows::all`] lists what is compared; `main.rs` measures it. See
//! `docs/performance.md` for the method and the results.

pub mod inputs;
pub mod models;
pub mod rows;
