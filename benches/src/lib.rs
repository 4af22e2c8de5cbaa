//! What token-runtime costs, beside serde written by hand and beside its peers.
//!
//! ```text
//! cargo run --release --manifest-path benches/Cargo.toml
//! ```
//!
//! measures every side of every row of [`rows`], what the compiler needs, and
//! writes `docs/performance.*`.

pub mod compile;
pub mod inputs;
pub mod measure;
pub mod models;
pub mod report;
pub mod rows;
