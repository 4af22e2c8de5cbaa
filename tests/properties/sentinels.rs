//! A payload means "never" or "unknown" only by declared sentinel values, in every format.

use std::{fmt::Debug, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use token_runtime::{Expires, Expiry, TokenModel};

use crate::{cases, json::payloads};

/// Models without declared sentinels.
macro_rules! models {
    ($($name:ident [$($attribute:tt)+] $ty:ty;)*) => {
        $(
            #[derive(Debug, Clone, PartialEq, TokenModel)]
            struct $name {
                #[token($($attribute)+)]
                at: $ty,
                #[token(issued = "unix")]
                from: i64,
            }
        )*

        fn every_model(at: &Value) {
            $(every_format::<$name>(at);)*
        }
    };
}

models! {
    UnixAnswer [expires = "unix"] Expiry;
    UnixOptional [expires = "unix"] Option<DateTime<Utc>>;
    UnixNumber [expires = "unix"] i64;
    MillisAnswer [expires = "unix_ms"] Expiry;
    NanosTime [expires = "unix_ns"] DateTime<Utc>;
    TextAnswer [expires = "rfc3339"] Expiry;
    TextOptional [expires("http_date", "date", "%d.%m.%Y %H:%M")] Option<DateTime<Utc>>;
    Seconds [expires_in] Option<u64>;
    Minutes [expires_in = "minutes"] i64;
    Float [expires_in] f64;
    Text [expires_in = "duration"] Duration;
    Clock [expires_in = "clock"] Option<TimeDelta>;
}

fn cbor<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

/// The encoding of a member in a binary format. Postcard does not store the type of a value.
#[derive(Serialize)]
struct Packed<'a> {
    at: Option<&'a str>,
    from: Option<&'a str>,
}

fn every_format<T: DeserializeOwned + Serialize + Expires + PartialEq + Debug>(at: &Value) {
    let body = json!({ "at": at, "from": 0 });
    let packed = json!({ "at": at, "from": "0" });
    let mut read: Vec<(&str, Option<T>)> = vec![
        ("JSON", serde_json::from_value(body.clone()).ok()),
        ("YAML", serde_norway::from_value(serde_norway::to_value(&body).unwrap()).ok()),
        ("MessagePack", rmp_serde::from_slice(&rmp_serde::to_vec_named(&packed).unwrap()).ok()),
        ("CBOR", ciborium::from_reader(&*cbor(&packed)).ok()),
    ];
    if at.is_null() || at.is_string() {
        let bytes = postcard::to_allocvec(&Packed { at: at.as_str(), from: Some("0") }).unwrap();
        read.push(("postcard", postcard::from_bytes(&bytes).ok()));
    }
    for (format, token) in read {
        let Some(token) = token else { continue };
        let expected = if at.is_null() { "Unknown" } else { "At" };
        let said = format!("{:?}", token.expiry());
        assert!(said.starts_with(expected), "{format}: {at} is {said}");
        stored(&token);
    }
}

/// Rule: every token that was read can be written, and binary formats lose nothing.
fn stored<T: DeserializeOwned + Serialize + Expires + PartialEq + Debug>(token: &T) {
    let bytes = postcard::to_allocvec(token).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap().expiry(), token.expiry());
    let bytes = rmp_serde::to_vec(token).unwrap();
    assert_eq!(rmp_serde::from_slice::<T>(&bytes).unwrap().expiry(), token.expiry());
    let back: T = ciborium::from_reader(&*cbor(token)).unwrap();
    assert_eq!(back.expiry(), token.expiry());
    let text = serde_json::to_string(token).unwrap();
    let back: T = serde_json::from_str(&text).unwrap();
    assert!(back.expires_at() <= token.expires_at(), "{token:?} is written as {text}");
    assert_eq!(back.expires_at().is_some(), token.expires_at().is_some(), "{text}");
}

/// Values that a reader could mistake for a sentinel.
fn telling() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(null),
        json!([i64::MAX, 0]),
        json!([i64::MIN, 0]),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(i64::MAX.to_string()),
        json!(i64::MIN.to_string()),
        json!(format!("{}.999999999", i64::MAX)),
        json!("340282366920938463463374607431768211455"),
        json!("0"),
        json!("-0.0"),
        json!("never"),
        json!("unknown"),
        json!("+262142-12-31T23:59:59Z"),
        json!("-262143-01-01T00:00:00Z"),
        json!("0001-01-01T00:00:00Z"),
    ])
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn only_declared_values_have_a_meaning(at in prop_oneof![payloads(), telling()]) {
        every_model(&at);
    }
}

/// Rule: a binary format has one encoding of a time, which is text.
#[test]
fn a_pair_of_integers_is_no_time() {
    for seconds in [i64::MAX, i64::MIN, 5] {
        let pair = (Some((seconds, 0_u32)), 0_i64);
        let postcard = postcard::to_allocvec(&pair).unwrap();
        assert!(postcard::from_bytes::<UnixAnswer>(&postcard).is_err());
        let bytes = rmp_serde::to_vec(&pair).unwrap();
        assert!(rmp_serde::from_slice::<UnixAnswer>(&bytes).is_err());
        assert!(ciborium::from_reader::<UnixAnswer, _>(&*cbor(&pair)).is_err());
    }
}
