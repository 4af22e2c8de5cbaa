//! Duplicate members, under one name or under two.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{Extra, ExtraValue, ScopeSet, Secret, TokenModel};

use crate::{RECEIVED, read, time};

/// One field with two names: serde's `alias`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Aliased {
    #[serde(alias = "token")]
    #[token(access_token)]
    access_token: Secret,
    #[serde(alias = "expiry")]
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[serde(alias = "scopes")]
    #[token(scopes)]
    scope: ScopeSet,
}

/// Two fields for one role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Fallback {
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(access_token, fallback)]
    token: Option<Secret>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires_in, fallback)]
    ttl: Option<u64>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    #[token(scopes = "list", fallback)]
    scopes: Option<ScopeSet>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// A model with `extra`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Open {
    #[token(access_token)]
    access_token: Secret,
    #[serde(flatten)]
    #[token(extra)]
    extra: Extra,
}

/// Fields without a role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Plain {
    #[token(access_token)]
    access_token: Secret,
    user_id: Option<u64>,
    kind: Option<Kind>,
    names: Option<Vec<u8>>,
    #[token(nested)]
    inner: Option<Box<Aliased>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Kind {
    User,
    Bot,
}

#[track_caller]
fn duplicate(field: &str, members: &str) {
    let error = read::<Aliased>(members).unwrap_err();
    assert!(error.contains("duplicate field"), "{error}");
    assert!(error.contains(field), "{error}");
    assert!(!error.contains("hunter"), "{error}");
}

#[test]
fn a_key_that_comes_twice_is_an_error() {
    for second in ["hunter2", "hunter3"] {
        duplicate(
            "access_token",
            &format!(r#""access_token":"hunter2","access_token":"{second}""#),
        );
    }
    let token = r#""access_token":"hunter2","#;
    for member in [r#""expires_at":1,"expires_at":1"#, r#""expires_at":null,"expires_at":1"#] {
        duplicate("expires_at", &format!("{token}{member}"));
    }
    duplicate("scope", &format!(r#"{token}"scope":"a","scope":"b""#));
}

#[test]
fn a_member_under_two_names_is_an_error() {
    for second in ["hunter2", "hunter3"] {
        duplicate("access_token", &format!(r#""access_token":"hunter2","token":"{second}""#));
    }
    let token = r#""token":"hunter2","#;
    for second in [1, 2] {
        duplicate("expires_at", &format!(r#"{token}"expires_at":1,"expiry":{second}"#));
    }
    duplicate("scope", &format!(r#"{token}"scope":"a","scopes":"a""#));
    assert!(read::<Aliased>(r#""token":"hunter2","expiry":1,"scopes":"a""#).is_ok());
}

#[test]
fn a_key_that_comes_twice_in_a_form_is_an_error() {
    let read = serde_urlencoded::from_str::<Aliased>;
    assert!(read("access_token=hunter2&scope=a").is_ok());
    for text in ["access_token=hunter2&access_token=hunter3", "access_token=hunter2&token=hunter2"]
    {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains("access_token"), "{error}");
        assert!(!error.contains("hunter"), "{error}");
    }
}

#[test]
fn of_two_fields_for_a_role_the_first_that_is_not_empty_answers() {
    let members = r#""access_token":"a","token":"b","expires_in":60,"ttl":120,
        "scope":"x","scopes":["y"]"#;
    let token: Fallback = read(members).unwrap();
    assert_eq!(token.access_token(), Some("a"));
    assert_eq!(token.expires_at(), Some(time("2026-01-01T00:01:00Z")));
    assert_eq!(token.scopes().collect::<Vec<_>>(), ["x"]);

    let members = r#""access_token":null,"token":"b","ttl":120,"scopes":["y"]"#;
    let token: Fallback = read(members).unwrap();
    assert_eq!(token.access_token(), Some("b"));
    assert_eq!(token.expires_at(), Some(time("2026-01-01T00:02:00Z")));
    assert_eq!(token.scopes().collect::<Vec<_>>(), ["y"]);

    let both: Fallback = read(r#""token":"b","expires_at":1767225601,"ttl":120"#).unwrap();
    assert_eq!(both.expires_at(), Some(time("2026-01-01T00:00:01Z")));
}

#[test]
fn a_received_time_in_the_input_is_the_one_that_counts() {
    let stored = format!(r#"{{"token":"b","ttl":60,"received_at":"{RECEIVED}"}}"#);
    let token: Fallback = serde_json::from_str(&stored).unwrap();
    let again = serde_json::to_string(&token).unwrap();
    let again: Fallback = serde_json::from_str(&again).unwrap();
    assert_eq!(again.expires_at(), Some(time("2026-01-01T00:01:00Z")));

    let before = Utc::now();
    let fresh: Fallback = serde_json::from_str(r#"{"token":"b","ttl":60}"#).unwrap();
    assert!((before..=Utc::now()).contains(&fresh.received_at));
}

#[test]
fn unknown_members_are_ignored_or_kept_but_not_printed() {
    let members = r#""access_token":"hunter2","backup_token":"hunter3","nested":{"n":[1,null]}"#;
    assert!(read::<Aliased>(members).is_ok());
    let open: Open = read(members).unwrap();
    assert!(open.extra.get("backup_token").is_some());
    let printed = format!("{open:?}{open:#?}");
    assert!(printed.contains("backup_token"), "{printed}");
    assert!(!printed.contains("hunter"), "{printed}");
    let redacted = serde_json::to_string(&open.redacted()).unwrap();
    assert!(!redacted.contains("hunter"), "{redacted}");
    let stored = serde_json::to_string(&open).unwrap();
    assert_eq!(serde_json::from_str::<Open>(&stored).unwrap(), open);
}

#[test]
fn a_payload_of_another_shape_is_refused_without_quoting_it() {
    for payload in ["null", "false", "12345", r#""hunter2""#, "[]", r#"[["hunter2"]]"#, ""] {
        let error = serde_json::from_str::<Aliased>(payload).err();
        let error = error.unwrap_or_else(|| panic!("{payload} accepted")).to_string();
        assert!(!error.contains("hunter"), "{error}");
        assert!(!error.contains("12345"), "{error}");
    }
}

#[test]
fn a_member_without_a_role_is_refused_without_quoting_it() {
    for member in [
        r#""user_id":"hunter2""#,
        r#""kind":"hunter2""#,
        r#""kind":12345"#,
        r#""names":[1,12345]"#,
        r#""names":["hunter2"]"#,
        r#""inner":"hunter2""#,
        r#""inner":{"token":["hunter2"]}"#,
        r#""inner":{"token":"b","expiry":"hunter2"}"#,
    ] {
        let error = read::<Plain>(&format!(r#""access_token":"a",{member}"#)).unwrap_err();
        assert!(!error.contains("hunter2"), "{error}");
        assert!(!error.contains("12345"), "{error}");
    }
}

/// Rule: an unknown member of a kind that JSON does not have is kept as its JSON equivalent, and is
/// no error.
#[test]
fn unknown_members_of_other_kinds_are_kept() {
    let text = |text: &str| ciborium::Value::Text(text.to_owned());
    let body = ciborium::Value::Map(vec![
        (text("access_token"), text("a")),
        (text("bytes"), ciborium::Value::Bytes(vec![1, 255])),
    ]);
    let mut cbor = Vec::new();
    ciborium::into_writer(&body, &mut cbor).unwrap();
    let token: Open = ciborium::from_reader(&*cbor).unwrap();
    assert_eq!(serde_json::to_string(&token).unwrap(), r#"{"access_token":"a","bytes":[1,255]}"#);

    let extra: Extra =
        serde_norway::from_str("a: 18446744073709551616\nb: -9223372036854775809\nc: 7\n").unwrap();
    let float = |name: &str| extra.get(name).and_then(ExtraValue::as_f64);
    assert_eq!((float("a"), float("b")), (Some(2_f64.powi(64)), Some(-2_f64.powi(63))));
    assert_eq!(extra.get("c").and_then(ExtraValue::as_i64), Some(7));
}
