//! Features `jiff` and `time`: every input gives the same answers and the same output as with
//! chrono's types.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use time::{Duration, OffsetDateTime, PrimitiveDateTime};
use token_runtime::field::{LifetimeField, TimeField};
use token_runtime::{Expires, Expiry, Refreshes, TokenModel};

/// Declares the models with the times and lifetimes of one crate.
macro_rules! models {
    ($($module:ident: $time:ty, $span:ty;)*) => {$(
        mod $module {
            #[derive(Debug, PartialEq, token_runtime::TokenModel)]
            pub(super) struct Times {
                #[token(expires("unix", "rfc3339"), never(0), unknown(-1, "N/A"))]
                pub(super) expires: Option<$time>,
                #[token(refresh_token)]
                pub(super) refresh_token: Option<token_runtime::Secret>,
                #[token(refresh_expires("rfc3339", "unix_ms"), never(absent), unknown(""))]
                pub(super) refresh_expires: Option<$time>,
                #[token(issued = "http_date")]
                pub(super) issued: Option<$time>,
                #[token(instant = "date")]
                pub(super) day: Option<$time>,
                #[token(instant = "%d.%m.%Y %H:%M:%S%.f %z")]
                pub(super) custom: Option<$time>,
                #[token(instant = "rfc3339")]
                pub(super) plain: $time,
                #[token(received)]
                pub(super) received: $time,
            }

            #[allow(dead_code, reason = "lifetimes have no offsets: `in_offsets` is for the times")]
            #[derive(Debug, PartialEq, token_runtime::TokenModel)]
            pub(super) struct Seconds {
                #[token(expires_in, never(0))]
                pub(super) span: Option<$span>,
                #[token(refresh_token)]
                pub(super) refresh_token: Option<token_runtime::Secret>,
                #[token(refresh_expires_in = "duration")]
                pub(super) refresh: Option<$span>,
                #[token(issued = "unix")]
                pub(super) at: $time,
            }

            #[allow(dead_code, reason = "as above")]
            #[derive(Debug, PartialEq, token_runtime::TokenModel)]
            pub(super) struct Millis {
                #[token(expires_in = "millis")]
                pub(super) span: $span,
                #[token(refresh_token)]
                pub(super) refresh_token: Option<token_runtime::Secret>,
                #[token(refresh_expires_in = "clock")]
                pub(super) refresh: Option<$span>,
                #[token(issued = "unix")]
                pub(super) at: $time,
            }
        }
    )*};
}

models! {
    in_utc: chrono::DateTime<chrono::Utc>, chrono::TimeDelta;
    in_offsets: chrono::DateTime<chrono::FixedOffset>, chrono::TimeDelta;
    in_jiff: jiff::Timestamp, jiff::SignedDuration;
    in_time: time::OffsetDateTime, time::Duration;
}

/// The answers and the output of a payload, or the error.
#[derive(Debug, PartialEq)]
enum Outcome {
    Read { expiry: Expiry, refresh_expiry: Expiry, written: Result<Value, String> },
    Refused(String),
}

fn outcome<T>(payload: &str) -> Outcome
where
    T: Expires + Refreshes + Serialize + DeserializeOwned,
{
    match serde_json::from_str::<T>(payload) {
        Ok(token) => Outcome::Read {
            expiry: token.expiry(),
            refresh_expiry: token.refresh_expiry(),
            written: serde_json::to_value(&token).map_err(|error| error.to_string()),
        },
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

/// The payload `base` with `value` as the member `name`.
fn payload(base: &Value, name: &str, value: &Value) -> String {
    let mut members: Map<String, Value> = base.as_object().unwrap().clone();
    members.insert(name.to_owned(), value.clone());
    Value::from(members).to_string()
}

fn times() -> Vec<Value> {
    let mut values: Vec<Value> = [
        "2026-01-01T01:00:00Z",
        "2026-01-01T02:00:00.123456789+01:00",
        "2025-12-31T13:30:00-11:30",
        "2016-12-31T23:59:60Z",
        "1969-12-31T23:59:59.5Z",
        "0000-01-01T00:00:00Z",
        "0000-01-01T00:00:00+23:59",
        "9999-12-30T21:59:59.999999999Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-23:59",
        "10000-01-01T00:00:00Z",
        "Thu, 01 Jan 2026 01:00:00 GMT",
        "2026-06-30",
        "0000-01-01",
        "31.01.2026 12:00:00.25 +0200",
        "1767229200",
        "1767229200.75",
        "N/A",
        "",
        "zzz",
        "2026-02-30",
    ]
    .map(Value::from)
    .to_vec();
    values.extend([
        json!(0),
        json!(-1),
        json!(1),
        json!(1_767_229_200),
        json!(1_767_229_200.345),
        json!(1_767_229_200_345_i64),
        json!(-62_167_219_200_i64),
        json!(-62_167_219_201_i64),
        json!(253_402_300_799_i64),
        json!(253_402_300_800_i64),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e300),
        json!(-1e300),
        json!(null),
        json!(true),
        json!({}),
    ]);
    values
}

#[test]
fn times_mean_and_write_the_same() {
    let base = json!({
        "refresh_token": "r",
        "plain": "2026-01-01T00:00:00Z",
        "received": "2026-01-01T00:00:00Z",
    });
    for name in ["expires", "refresh_expires", "issued", "day", "custom", "plain", "received"] {
        for value in times() {
            // Null means that the time of receipt is absent, so the field is the current time.
            if name == "received" && value.is_null() {
                continue;
            }
            let payload = payload(&base, name, &value);
            assert_eq!(
                outcome::<in_jiff::Times>(&payload),
                outcome::<in_utc::Times>(&payload),
                "{payload}"
            );
            assert_eq!(
                outcome::<in_time::Times>(&payload),
                outcome::<in_offsets::Times>(&payload),
                "{payload}"
            );
        }
    }
}

#[test]
fn lifetimes_mean_and_write_the_same() {
    let mut values = [
        "3600s",
        "1.5s",
        "-5s",
        "1h30m",
        "1:30:00",
        "0:00:00",
        "9999999999:00:00",
        "3600",
        "0",
        "NaN",
        "",
        "x",
    ]
    .map(Value::from)
    .to_vec();
    values.extend([
        json!(0),
        json!(3600),
        json!(0.25),
        json!(-1),
        json!(0.123_456),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(-1e300),
        json!(null),
        json!([]),
    ]);
    let base = json!({"refresh_token": "r", "span": 60, "at": 1_767_225_600});
    for name in ["span", "refresh", "at"] {
        for value in &values {
            let payload = payload(&base, name, value);
            let seconds = outcome::<in_utc::Seconds>(&payload);
            assert_eq!(outcome::<in_jiff::Seconds>(&payload), seconds, "{payload}");
            assert_eq!(outcome::<in_time::Seconds>(&payload), seconds, "{payload}");
            let millis = outcome::<in_utc::Millis>(&payload);
            assert_eq!(outcome::<in_jiff::Millis>(&payload), millis, "{payload}");
            assert_eq!(outcome::<in_time::Millis>(&payload), millis, "{payload}");
        }
    }
}

#[test]
fn a_receipt_is_stamped() {
    let body = r#"{"plain":"2026-01-01T00:00:00Z"}"#;
    let before = Utc::now();
    let jiff: in_jiff::Times = serde_json::from_str(body).unwrap();
    let time: in_time::Times = serde_json::from_str(body).unwrap();
    for stamp in [jiff.received.to_time(), time.received.to_time()] {
        assert!((before..=Utc::now()).contains(&stamp), "{stamp}");
    }
}

/// Rule: instants at the end of the year 9999 that jiff cannot represent saturate.
#[test]
fn what_jiff_cannot_hold_is_the_last_second() {
    for late in ["9999-12-30T22:00:00Z", "9999-12-30T22:00:00.5Z", "9999-12-31T12:00:00Z"] {
        let body =
            format!(r#"{{"expires":"{late}","plain":"{late}","received":"2026-01-01T00:00:00Z"}}"#);
        let token: in_jiff::Times = serde_json::from_str(&body).unwrap();
        assert_eq!(token.expires_at().unwrap().to_string(), "9999-12-31 23:59:59 UTC");
        assert_eq!(serde_json::to_value(&token).unwrap()["plain"], "9999-12-31T23:59:59Z");
    }
}

#[test]
fn the_last_instant_of_each_crate_is_never() {
    let never = |body: &str| body.to_owned() + r#","plain":"2026-01-01T00:00:00Z"}"#;
    let jiff: in_jiff::Times = serde_json::from_str(&never(r#"{"expires":0"#)).unwrap();
    assert_eq!((jiff.expires, jiff.expiry()), (Some(Timestamp::MAX), Expiry::Never));
    let time: in_time::Times = serde_json::from_str(&never(r#"{"expires":0"#)).unwrap();
    assert_eq!(
        (time.expires, time.expiry()),
        (Some(PrimitiveDateTime::MAX.assume_utc()), Expiry::Never)
    );

    // A payload does not mean "never" by accident.
    let last = r#"{"expires":"9999-12-31T23:59:59.999999999Z""#;
    let time: in_time::Times = serde_json::from_str(&never(last)).unwrap();
    assert_eq!(time.expires_at().unwrap().timestamp(), 253_402_300_799);
}

/// Rule: the first instant of each crate is expired, and the last but one means "unknown".
#[test]
fn the_first_instant_of_each_crate_is_expired() {
    let body = r#"{"refresh_expires":"","plain":"2026-01-01T00:00:00Z"}"#;
    macro_rules! check {
        ($($model:ty: $first:expr, $unknown:expr;)*) => {$(
            let mut token: $model = serde_json::from_str(body).unwrap();
            assert_eq!(token.refresh_expires, Some($unknown));
            assert_eq!(token.refresh_expiry(), Expiry::Unknown);
            token.expires = Some($first);
            token.refresh_expires = Some($first);
            token.issued = Some($first);
            assert_eq!(token.expires_at().unwrap().to_string(), "0000-01-01 00:00:00 UTC");
            assert!(token.is_expired() && token.refresh_is_expired());
            let stored = serde_json::to_string(&token).unwrap();
            let again: $model = serde_json::from_str(&stored).unwrap();
            assert_eq!(again.expiry(), token.expiry(), "{stored}");
            assert_eq!(again.refresh_expiry(), token.refresh_expiry(), "{stored}");
        )*};
    }
    check! {
        in_jiff::Times: Timestamp::MIN, Timestamp::MAX - SignedDuration::from_nanos(1);
        in_time::Times: PrimitiveDateTime::MIN.assume_utc(),
            PrimitiveDateTime::MAX.assume_utc() - Duration::NANOSECOND;
    }
}

#[test]
fn the_offset_is_kept() {
    let body = r#"{"plain":"2026-01-01T02:00:00+01:00","received":"2025-12-31T18:00:00-07:00"}"#;
    let token: in_time::Times = serde_json::from_str(body).unwrap();
    assert_eq!(token.plain.offset().whole_hours(), 1);
    assert_eq!(serde_json::to_string(&token).unwrap(), body);
}

#[test]
fn formats_without_names_round_trip() {
    let body = r#"{"expires":0,"refresh_token":"r","refresh_expires":"","plain":"2026-01-01T02:00:00.5+01:00"}"#;
    macro_rules! round_trip {
        ($($model:ty),*) => {$(
            let token: $model = serde_json::from_str(body).unwrap();
            let bytes = postcard::to_allocvec(&token).unwrap();
            let read: $model = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(read, token);
            assert_eq!((read.expiry(), read.refresh_expiry()), (Expiry::Never, Expiry::Unknown));
        )*};
    }
    round_trip!(in_utc::Times, in_jiff::Times, in_time::Times);
}

#[test]
fn times_go_to_and_fro() {
    for text in [
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2026-01-01T00:00:00.000000001Z",
        "9999-12-30T21:59:59.999999999Z",
        "9999-12-31T23:59:59Z",
    ] {
        let time: DateTime<Utc> = text.parse().unwrap();
        assert_eq!(Timestamp::from_time(time).to_time(), time, "{text}");
        assert_eq!(OffsetDateTime::from_time(time).to_time(), time, "{text}");
        let expiry = Expiry::At(time);
        assert_eq!(Expiry::from(Option::<Timestamp>::from(expiry).unwrap()), expiry);
        assert_eq!(Expiry::from(Option::<OffsetDateTime>::from(expiry).unwrap()), expiry);
    }
    for expiry in [Expiry::Never, Expiry::Unknown] {
        assert_eq!(Option::<Timestamp>::from(expiry), None);
        assert_eq!(Option::<OffsetDateTime>::from(expiry), None);
    }
}

#[test]
fn an_expiry_from_beyond_the_years_is_clamped() {
    let clamped = |text: &str| Expiry::At(text.parse().unwrap());
    assert_eq!(Expiry::from(Timestamp::MAX), clamped("9999-12-31T23:59:59Z"));
    assert_eq!(Expiry::from(Timestamp::MIN), clamped("0000-01-01T00:00:00Z"));
    assert_eq!(Expiry::from(PrimitiveDateTime::MAX.assume_utc()), clamped("9999-12-31T23:59:59Z"));
    assert_eq!(Expiry::from(PrimitiveDateTime::MIN.assume_utc()), clamped("0000-01-01T00:00:00Z"));
}

#[test]
fn lifetimes_are_cut_to_chronos_range() {
    assert_eq!(SignedDuration::MAX.to_delta(), TimeDelta::MAX);
    assert_eq!(SignedDuration::MIN.to_delta(), TimeDelta::MIN);
    assert_eq!(Duration::MAX.to_delta(), TimeDelta::MAX);
    assert_eq!(Duration::MIN.to_delta(), TimeDelta::MIN);
    for delta in
        [TimeDelta::MIN, TimeDelta::milliseconds(-1500), TimeDelta::nanoseconds(1), TimeDelta::MAX]
    {
        assert_eq!(SignedDuration::from_delta(delta).to_delta(), delta);
        assert_eq!(Duration::from_delta(delta).to_delta(), delta);
    }
}

#[test]
fn a_leap_second_is_no_other_year() {
    let leap: DateTime<FixedOffset> = "2016-12-31T23:59:60Z".parse().unwrap();
    let end: DateTime<Utc> = "2016-12-31T23:59:59.999999999Z".parse().unwrap();
    assert_eq!(Timestamp::from_time(leap.to_utc()).to_time(), end);
    assert_eq!(OffsetDateTime::from_time(leap.to_utc()).to_time(), end);
}
