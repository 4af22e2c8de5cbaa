//! Scopes beyond exact strings: user types, and matching by rules.

mod matching;
mod types;
