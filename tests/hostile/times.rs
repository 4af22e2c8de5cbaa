//! `expires`: instants in every encoding and every type.

use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use token_runtime::{Expires, Expiry, Status, TokenModel};

use crate::{FIRST, LAST, RECEIVED, read, refused, time};

/// A model with an expiry of type `$ty` in the encoding `$enc`.
macro_rules! models {
    ($($name:ident: $ty:ty, $enc:literal;)+) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires = $enc)]
            expires_at: $ty,
        }
    )+};
}

models! {
    Unix: DateTime<Utc>, "unix";
    UnixOffset: DateTime<FixedOffset>, "unix";
    UnixExpiry: Expiry, "unix";
    UnixSystem: SystemTime, "unix";
    UnixInteger: i64, "unix";
    UnixOptional: Option<DateTime<Utc>>, "unix";
    Millis: DateTime<Utc>, "unix_ms";
    Rfc3339: DateTime<Utc>, "rfc3339";
    Rfc3339Offset: DateTime<FixedOffset>, "rfc3339";
    Rfc3339Expiry: Expiry, "rfc3339";
    Rfc3339Optional: Option<DateTime<Utc>>, "rfc3339";
    HttpDate: DateTime<Utc>, "http_date";
    Date: DateTime<Utc>, "date";
    Custom: DateTime<Utc>, "%Y/%m/%d %H:%M:%S %z";
}

/// The expiry of a `T` whose member is the JSON `value`. The expiry survives the round-trip.
#[track_caller]
fn end<T>(value: &str) -> DateTime<Utc>
where
    T: TokenModel + Expires + Serialize + DeserializeOwned,
{
    let token: T = read(&format!(r#""expires_at":{value}"#)).unwrap();
    let end = token.expires_at().unwrap();
    let stored = serde_json::to_string(&token).unwrap();
    let restored: T = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored.expires_at(), Some(end), "after {stored}");
    end
}

#[track_caller]
fn unix(value: &str) -> DateTime<Utc> {
    let expected = end::<Unix>(value);
    for end in [
        end::<UnixOffset>(value),
        end::<UnixExpiry>(value),
        end::<UnixSystem>(value),
        end::<UnixOptional>(value),
    ] {
        assert_eq!(end, expected, "{value}");
    }
    assert_eq!(end::<UnixInteger>(value).timestamp(), expected.timestamp());
    expected
}

#[track_caller]
fn rfc3339(text: &str) -> DateTime<Utc> {
    let value = format!(r#""{text}""#);
    let expected = end::<Rfc3339>(&value);
    for end in
        [end::<Rfc3339Offset>(&value), end::<Rfc3339Expiry>(&value), end::<Rfc3339Optional>(&value)]
    {
        assert_eq!(end, expected, "{value}");
    }
    expected
}

#[test]
fn a_number_may_be_in_a_string() {
    for value in
        ["1767229200", r#""1767229200""#, r#"" 1767229200""#, r#""1767229200.0""#, "1.7672292e9"]
    {
        assert_eq!(unix(value), time("2026-01-01T01:00:00Z"), "{value}");
    }
    assert_eq!(unix("1767229200.345"), time("2026-01-01T01:00:00.345Z"));
    assert_eq!(unix("-1"), time("1969-12-31T23:59:59Z"));
    assert_eq!(unix("0"), time("1970-01-01T00:00:00Z"));
    assert_eq!(end::<Millis>(r#""1767229200345""#), time("2026-01-01T01:00:00.345Z"));
}

#[test]
fn unix_times_out_of_range_are_clamped() {
    for value in [
        "253402300800",
        "1e13",
        r#""1e13""#,
        "9223372036854775",
        "9223372036854775807",
        "18446744073709551615",
        "1e300",
    ] {
        assert_eq!(unix(value), time(LAST), "{value}");
    }
    for value in ["-62167219201", "-9223372036854775808", "-1e300"] {
        assert_eq!(unix(value), time(FIRST), "{value}");
    }
    for value in ["253402300800000", "18446744073709551615", "1e300"] {
        assert_eq!(end::<Millis>(value), time(LAST), "{value}");
    }
    assert_eq!(end::<Millis>("-9223372036854775808"), time(FIRST));
}

#[test]
fn the_first_and_the_last_second_are_what_they_say() {
    assert_eq!(unix("253402300799"), time(LAST));
    assert_eq!(unix("-62167219200"), time(FIRST));
    assert_eq!(rfc3339(LAST), time(LAST));
    assert_eq!(rfc3339(FIRST), time(FIRST));
    assert_eq!(rfc3339("0001-01-01T00:00:00Z").timestamp(), -62_135_596_800);
}

#[test]
fn a_leap_second_is_the_second_after() {
    assert_eq!(rfc3339("2016-12-31T23:59:60Z"), time("2017-01-01T00:00:00Z"));
    assert_eq!(rfc3339("2017-01-01T00:59:60+01:00"), time("2017-01-01T00:00:00Z"));
    assert_eq!(rfc3339("9999-12-31T23:59:60Z"), time(LAST));
    assert_eq!(end::<HttpDate>(r#""Sat, 31 Dec 2016 23:59:60 GMT""#), time("2017-01-01T00:00:00Z"));
    assert_eq!(end::<Custom>(r#""2016/12/31 23:59:60 +0000""#), time("2017-01-01T00:00:00Z"));
}

#[test]
fn years_beyond_9999_are_clamped() {
    for text in [
        "10000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+262142-12-31T23:59:59Z",
        "+999999-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59-00:01",
        "9999-12-31T00:01:00-23:59",
        "9999-12-31T23:59:60-23:59",
    ] {
        assert_eq!(rfc3339(text).timestamp(), time(LAST).timestamp(), "{text}");
    }
}

#[test]
fn years_before_0_are_clamped() {
    for text in
        ["0000-01-01T00:00:00+00:01", "0000-01-01T00:00:00+23:59", "0000-01-01T23:58:59+23:59"]
    {
        assert_eq!(rfc3339(text), time(FIRST), "{text}");
    }
    // RFC 3339 has no signed years.
    for text in ["-0001-01-01T00:00:00Z", "-262143-01-01T00:00:00Z"] {
        refused::<Rfc3339>("expires_at", &format!(r#""{text}""#));
    }
}

#[test]
fn offsets_may_be_a_day_less_a_minute() {
    assert_eq!(rfc3339("2026-01-01T00:00:00+23:59"), time("2025-12-31T00:01:00Z"));
    assert_eq!(rfc3339("2026-01-01T00:00:00-23:59"), time("2026-01-01T23:59:00Z"));
    for text in [
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+99:99",
        "2026-01-01T00:00:00",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:00:61Z",
    ] {
        refused::<Rfc3339>("expires_at", &format!(r#""{text}""#));
    }
}

#[test]
fn an_offset_is_kept_by_the_type_that_has_one() {
    let token: Rfc3339Offset = read(r#""expires_at":"2026-01-01T00:00:00+23:59""#).unwrap();
    assert_eq!(serde_json::to_value(&token).unwrap()["expires_at"], "2026-01-01T00:00:00+23:59");
}

/// Rule: a day after the last one is the last one. Like every day it stands for its start, so
/// that storing it does not move the expiry.
#[test]
fn days_out_of_range_are_clamped() {
    let last_day = time("9999-12-31T00:00:00Z");
    assert_eq!(end::<Date>(r#""9999-12-31""#), last_day);
    for value in [r#""10000-01-01""#, r#""+10000-01-01""#, r#""+262142-12-31""#] {
        let token: Date = read(&format!(r#""expires_at":{value}"#)).unwrap();
        assert_eq!(token.expires_at(), Some(last_day), "{value}");
    }
    for value in [r#""2026-02-29""#, r#""2026-6""#, r#""20260630""#] {
        refused::<Date>("expires_at", value);
    }
}

#[test]
fn what_is_not_a_time_is_refused_by_every_encoding() {
    for value in [
        "false",
        "true",
        "{}",
        "[]",
        "[1]",
        "null",
        r#""zzz""#,
        r#""""#,
        r#"" ""#,
        r#""NaN""#,
        r#""-inf""#,
    ] {
        refused::<Unix>("expires_at", value);
        refused::<UnixInteger>("expires_at", value);
        refused::<UnixSystem>("expires_at", value);
        refused::<Millis>("expires_at", value);
        refused::<Rfc3339>("expires_at", value);
        refused::<HttpDate>("expires_at", value);
        refused::<Date>("expires_at", value);
        refused::<Custom>("expires_at", value);
        if value != "null" {
            refused::<UnixOptional>("expires_at", value);
            refused::<UnixExpiry>("expires_at", value);
            refused::<Rfc3339Optional>("expires_at", value);
            refused::<Rfc3339Expiry>("expires_at", value);
        }
    }
}

#[test]
fn no_unit_is_guessed() {
    refused::<Rfc3339>("expires_at", "1767229200");
    refused::<HttpDate>("expires_at", "1767229200");
    refused::<Unix>("expires_at", r#""2026-01-01T00:00:00Z""#);
    // Milliseconds read as declared seconds are an instant in the far future.
    assert_eq!(unix("1767229200000"), time(LAST));
}

#[test]
fn null_is_nothing_where_the_type_can_say_so() {
    let now = time(RECEIVED);
    for members in [r#""expires_at":null"#, r#""other":1"#] {
        let token: UnixOptional = read(members).unwrap();
        assert_eq!(token.expires_at, None);
        assert_eq!(token.expiry(), Expiry::Unknown);
        assert_eq!(token.status_at(now), Status::Unknown);
        assert!(!token.is_expired_at(now) && !token.needs_refresh_at(now));
        let token: UnixExpiry = read(members).unwrap();
        assert_eq!(token.expires_at, Expiry::Unknown);
    }
}

/// Sentinels of several kinds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Marked {
    #[token(expires("rfc3339", "unix"), never(0, "", absent), unknown(-1, "N/A"))]
    expires_at: Expiry,
}

#[test]
fn declared_values_have_their_meaning_and_no_others() {
    for (value, expiry) in [
        ("0", Expiry::Never),
        ("0.0", Expiry::Never),
        (r#""0""#, Expiry::Never),
        (r#""""#, Expiry::Never),
        ("null", Expiry::Never),
        ("-1", Expiry::Unknown),
        (r#""-1""#, Expiry::Unknown),
        (r#""N/A""#, Expiry::Unknown),
        ("1", Expiry::At(time("1970-01-01T00:00:01Z"))),
        ("0.5", Expiry::At(time("1970-01-01T00:00:00.500Z"))),
        ("-2", Expiry::At(time("1969-12-31T23:59:58Z"))),
        (r#""1970-01-01T00:00:00Z""#, Expiry::At(time("1970-01-01T00:00:00Z"))),
    ] {
        let token: Marked = read(&format!(r#""expires_at":{value}"#)).unwrap();
        assert_eq!(token.expiry(), expiry, "{value}");
        let stored = serde_json::to_string(&token).unwrap();
        let restored: Marked = serde_json::from_str(&stored).unwrap();
        assert_eq!(restored.expiry(), expiry, "after {stored}");
    }
    let absent: Marked = read(r#""other":1"#).unwrap();
    assert_eq!(absent.expiry(), Expiry::Never);
    for value in ["false", "[]", "{}", r#""n/a""#, r#""zzz""#] {
        refused::<Marked>("expires_at", value);
    }
}
