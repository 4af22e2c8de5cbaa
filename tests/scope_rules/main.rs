//! Scopes beyond exact strings: types of the user's own, and matching by rule.

mod matching;
mod types;
