//! Tests of the derive as a whole, without rustc.

mod diagnostics;
mod snapshots;
