//! A value that a format cannot represent is an error. It is never dropped silently.

use serde_json::json;
use token_runtime::{Extra, Secret, TokenModel};

use crate::{Format, Stored, form, postcard, refused, toml};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Open {
    #[token(access_token)]
    access_token: Secret,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Required {
    #[token(access_token)]
    access_token: Secret,
    #[token(required)]
    label: Option<String>,
}

fn read<T: Stored>(body: &serde_json::Value) -> T {
    serde_json::from_str(&body.to_string()).unwrap()
}

/// Rule: postcard has no member names, so flattened members are an error.
#[test]
fn postcard_refuses_flattened_members() {
    refused(&read::<Open>(&json!({ "access_token": "a", "x": 1 })), postcard());
    refused(&read::<Open>(&json!({ "access_token": "a" })), postcard());
}

/// Rule: TOML has no null, so a required `None` is an error.
#[test]
fn toml_refuses_null() {
    for format in toml() {
        refused(&read::<Open>(&json!({ "access_token": "a", "x": null })), format);
    }
    for format in toml() {
        refused(&read::<Required>(&json!({ "access_token": "a", "label": null })), format);
    }
}

/// Rule: an integer that exceeds `i64`, the integer of TOML, survives the round-trip or is an
/// error. It never changes.
#[test]
fn toml_does_not_change_large_integers() {
    let token: Open = read(&json!({ "access_token": "a", "x": u64::MAX }));
    for Format { name, turn } in toml() {
        assert!(turn(&token).is_ok_and(|back| back == token) || turn(&token).is_err(), "{name}");
    }
}

/// Rule: a TOML time in an unknown member is kept as text, because other formats have no times.
#[test]
fn unknown_times_of_toml_become_text() {
    let token: Open =
        ::toml::from_str("access_token = 'a'\nx = 2026-01-31T12:00:00Z\ny = [12:00:00]").unwrap();
    let written = serde_json::to_value(&token).unwrap();
    assert_eq!(
        written,
        json!({ "access_token": "a", "x": "2026-01-31T12:00:00Z", "y": ["12:00:00"] })
    );
}

/// Rule: a form has no arrays and objects, so they are an error. A required null is lost, so
/// reading the form again is an error.
#[test]
fn forms_refuse_what_is_not_flat() {
    refused(&read::<Open>(&json!({ "access_token": "a", "x": [1] })), form());
    refused(&read::<Required>(&json!({ "access_token": "a", "label": null })), form());
}
