//! What token-runtime costs, beside serde written by hand and beside its peers.
//!
//! ```text
//! cargo run --release --manifest-path benches/Cargo.toml
//! ```
//!
//! measures every side of every row of [`rows`] and writes `docs/performance.*`.
//! What the compiler needs is measured by `--bin compile`.

pub mod inputs;
pub mod measure;
pub mod models;
pub mod report;
pub mod rows;
