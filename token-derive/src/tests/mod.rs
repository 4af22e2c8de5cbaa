//! Tests of the derive as a whole, without rustc.

mod diagnostics;
mod secret_names;
mod snapshots;
mod suggestions;
