//! What token-runtime costs, compared with serde by hand and with other crates.
//!
//! ```text
//! cargo run --release --manifest-path benches/Cargo.toml
//! ```
//!
//! measures every side of every row of [`rows`] and the compile time, and writes
//! `docs/performance.*`.

pub mod compile;
pub mod inputs;
pub mod measure;
pub mod models;
pub mod report;
pub mod rows;
