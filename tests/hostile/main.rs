//! Hostile and boundary inputs: nothing panics, wraps or turns into "no expiry",
//! and no error repeats the payload.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

mod by_hand;
mod lifetimes;
mod members;
mod scopes;
mod shapes;
mod times;
mod tokens;

/// When the replies here are received.
const RECEIVED: &str = "2026-01-01T00:00:00Z";
/// Where what comes too late is clamped to.
const LAST: &str = "9999-12-31T23:59:59Z";
/// Where what comes too early is clamped to.
const FIRST: &str = "0000-01-01T00:00:00Z";

/// The time that `text` says. Chrono reads it, so that the code under test does
/// not judge itself.
fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Reads the object whose members are `members`, and those that every model
/// here understands.
fn read<T: DeserializeOwned>(members: &str) -> Result<T, String> {
    let payload = format!(r#"{{{members},"received_at":"{RECEIVED}"}}"#);
    serde_json::from_str(&payload).map_err(|error| error.to_string())
}

/// The JSON `value` is refused for `field`, with an error that names the field
/// and does not quote the value.
#[track_caller]
fn refused<T: DeserializeOwned>(field: &str, value: &str) {
    let error = read::<T>(&format!(r#""{field}":{value}"#)).err();
    let error = error.unwrap_or_else(|| panic!("{value} accepted"));
    let message = error.split(" at line ").next().unwrap();
    assert!(message.contains(field), "{value}: no name in: {error}");

    // Shorter ones, and the word for nothing, are in any sentence.
    let quoted = value.trim_matches(['"', '[', ']', '{', '}', ' ']);
    let telling = quoted.len() > 2 && quoted != "null";
    assert!(!telling || !message.contains(quoted), "{value} in: {error}");
}
