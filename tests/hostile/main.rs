//! Hostile inputs and boundary values: nothing panics, wraps or turns into "no expiry", and no
//! error quotes the payload.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

mod by_hand;
mod lifetimes;
mod members;
mod scopes;
mod shapes;
mod times;
mod tokens;

/// The time of receipt of every reply.
const RECEIVED: &str = "2026-01-01T00:00:00Z";
/// Later instants saturate to this one.
const LAST: &str = "9999-12-31T23:59:59Z";
/// Earlier instants saturate to this one.
const FIRST: &str = "0000-01-01T00:00:00Z";

/// The instant of an RFC 3339 text. Chrono parses it, so that the code under test does not check
/// itself.
fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Reads an object of `members` and the members that every model here has.
fn read<T: DeserializeOwned>(members: &str) -> Result<T, String> {
    let payload = format!(r#"{{{members},"received_at":"{RECEIVED}"}}"#);
    serde_json::from_str(&payload).map_err(|error| error.to_string())
}

/// The JSON `value` is an error for `field`. The error names the field and does not quote the
/// value.
#[track_caller]
fn refused<T: DeserializeOwned>(field: &str, value: &str) {
    let error = read::<T>(&format!(r#""{field}":{value}"#)).err();
    let error = error.unwrap_or_else(|| panic!("{value} accepted"));
    let message = error.split(" at line ").next().unwrap();
    assert!(message.contains(field), "{value}: no name in: {error}");

    // Very short values and `null` occur in any error text.
    let quoted = value.trim_matches(['"', '[', ']', '{', '}', ' ']);
    let telling = quoted.len() > 2 && quoted != "null";
    assert!(!telling || !message.contains(quoted), "{value} in: {error}");
}
