//! `expires_in`: lifetimes in every type that supports the role.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};
use token_runtime::{Expires, Expiry, Status, TokenModel};

use crate::{FIRST, LAST, RECEIVED, read, refused, time};

/// A model with a lifetime of type `$ty`.
macro_rules! models {
    ($($name:ident: $ty:ty;)+) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires_in)]
            expires_in: $ty,
            #[token(received)]
            received_at: DateTime<Utc>,
        }
    )+};
}

models! {
    Unsigned: u64;
    Narrow: u32;
    Signed: i64;
    Float: f64;
    Span: Duration;
    Delta: TimeDelta;
    Optional: Option<u64>;
    OptionalSpan: Option<Duration>;
}

/// The expiry of a token whose lifetime is the JSON `value`. All types agree to the second.
#[track_caller]
fn ends(value: &str) -> DateTime<Utc> {
    #[track_caller]
    fn end<T: TokenModel + Expires + serde::de::DeserializeOwned + serde::Serialize>(
        value: &str,
    ) -> DateTime<Utc> {
        let token: T = read(&format!(r#""expires_in":{value}"#)).unwrap();
        let end = token.expires_at().unwrap();
        let stored = serde_json::to_string(&token).unwrap();
        let restored: T = serde_json::from_str(&stored).unwrap();
        assert_eq!(restored.expires_at(), Some(end), "after {stored}");
        end
    }
    let exact = end::<Span>(value);
    for end in [
        end::<Unsigned>(value),
        end::<Signed>(value),
        end::<Float>(value),
        end::<Delta>(value),
        end::<Optional>(value),
        end::<OptionalSpan>(value),
    ] {
        assert_eq!(end.timestamp(), exact.timestamp(), "{value}");
    }
    exact
}

/// Checks that every type refuses the lifetime.
#[track_caller]
fn refused_by_all(value: &str) {
    refused::<Unsigned>("expires_in", value);
    refused::<Narrow>("expires_in", value);
    refused::<Signed>("expires_in", value);
    refused::<Float>("expires_in", value);
    refused::<Span>("expires_in", value);
    refused::<Delta>("expires_in", value);
    refused::<Optional>("expires_in", value);
    refused::<OptionalSpan>("expires_in", value);
}

#[test]
fn a_number_may_be_in_a_string() {
    for value in ["3600", r#""3600""#, r#"" 3600""#, r#""3600 ""#, "3600.0", r#""3600.0""#] {
        assert_eq!(ends(value), time("2026-01-01T01:00:00Z"), "{value}");
    }
}

#[test]
fn exponents_are_numbers() {
    for value in ["3.6e3", r#""3.6e3""#, r#""36E2""#] {
        assert_eq!(ends(value), time("2026-01-01T01:00:00Z"), "{value}");
    }
}

#[test]
fn a_fraction_is_truncated_by_integers_and_kept_by_the_rest() {
    assert_eq!(ends("3599.933"), time("2026-01-01T00:59:59.933Z"));
    assert_eq!(ends(r#""86400.92""#), time("2026-01-02T00:00:00.920Z"));

    let members = r#""expires_in":3599.933"#;
    assert_eq!(read::<Unsigned>(members).unwrap().expires_in, 3599);
    assert_eq!(read::<Optional>(members).unwrap().expires_in, Some(3599));
    assert_eq!(read::<Signed>(r#""expires_in":-0.9"#).unwrap().expires_in, 0);
    assert_eq!(read::<Float>(members).unwrap().expires_in.to_string(), "3599.933");
    assert_eq!(read::<Span>(members).unwrap().expires_in, Duration::from_millis(3_599_933));
    assert_eq!(read::<Delta>(members).unwrap().expires_in, TimeDelta::milliseconds(3_599_933));
}

#[test]
fn zero_is_expired_at_once() {
    for value in ["0", r#""0""#, "0.0", "-0.0"] {
        assert_eq!(ends(value), time(RECEIVED), "{value}");
    }
    let token: Unsigned = read(r#""expires_in":0"#).unwrap();
    assert!(token.is_expired_at(time(RECEIVED)));
    assert_eq!(token.status_at(time(RECEIVED)), Status::Expired);
    assert_eq!(token.time_left_at(time(RECEIVED)), Some(Duration::ZERO));
    assert!(!token.is_expired_at(time("2025-12-31T23:59:59Z")));
}

#[test]
fn what_is_huge_is_clamped_to_the_year_9999() {
    for value in [
        "1e13",
        r#""1e13""#,
        "1e30",
        "1e308",
        "9223372036854775",
        "9223372036854775807",
        "18446744073709551615",
        r#""18446744073709551615""#,
        "18446744073709551616",
        r#""340282366920938463463374607431768211456""#,
    ] {
        assert_eq!(ends(value), time(LAST), "{value}");
    }
}

#[test]
fn what_is_too_large_for_an_integer_is_its_largest() {
    let members = r#""expires_in":18446744073709551616"#;
    assert_eq!(read::<Narrow>(members).unwrap().expires_in, u32::MAX);
    assert_eq!(read::<Unsigned>(members).unwrap().expires_in, u64::MAX);
    assert_eq!(read::<Signed>(members).unwrap().expires_in, i64::MAX);
}

#[test]
fn what_is_negative_is_expired() {
    let now = time(RECEIVED);
    for value in ["-1", r#""-1""#, "-0.5", "-9223372036854775808", "-1e300"] {
        let members = format!(r#""expires_in":{value}"#);
        assert!(read::<Unsigned>(&members).unwrap().is_expired_at(now));
        assert!(read::<Optional>(&members).unwrap().is_expired_at(now));
        assert!(read::<Signed>(&members).unwrap().is_expired_at(now));
        assert!(read::<Float>(&members).unwrap().is_expired_at(now));
        assert!(read::<Span>(&members).unwrap().is_expired_at(now));
        assert!(read::<Delta>(&members).unwrap().is_expired_at(now));
    }
    let members = r#""expires_in":-1"#;
    assert_eq!(read::<Unsigned>(members).unwrap().expires_in, 0);
    assert_eq!(read::<Span>(members).unwrap().expires_in, Duration::ZERO);
    let signed: Signed = read(members).unwrap();
    assert_eq!(signed.expires_at(), Some(time("2025-12-31T23:59:59Z")));
}

#[test]
fn what_is_far_too_early_is_clamped_to_the_year_0() {
    for value in ["-9223372036854775808", "-1e13", "-1e300"] {
        let members = format!(r#""expires_in":{value}"#);
        let first = Some(time(FIRST));
        assert_eq!(read::<Signed>(&members).unwrap().expires_at(), first);
        assert_eq!(read::<Float>(&members).unwrap().expires_at(), first);
        assert_eq!(read::<Delta>(&members).unwrap().expires_at(), first);
    }
}

#[test]
fn no_base_is_so_late_or_early_that_it_overflows() {
    for base in [FIRST, LAST, "9999-12-31T23:59:60Z", "10000-01-01T00:00:00Z"] {
        for value in ["-9223372036854775808", "-1", "0", "1", "9223372036854775807"] {
            let payload = format!(r#"{{"expires_in":{value},"received_at":"{base}"}}"#);
            let token: Signed = serde_json::from_str(&payload).unwrap();
            let end = token.expires_at().unwrap();
            assert!((time(FIRST)..=time(LAST)).contains(&end), "{payload}");
        }
    }
}

#[test]
fn the_clock_may_show_any_time() {
    for value in ["0", "1", "3600", "9223372036854775807"] {
        let token: Unsigned = read(&format!(r#""expires_in":{value}"#)).unwrap();
        for now in [DateTime::<Utc>::MIN_UTC, time(RECEIVED), DateTime::<Utc>::MAX_UTC] {
            for span in [Duration::ZERO, Duration::MAX] {
                let left = token.time_left_at(now).unwrap();
                assert_eq!(token.expires_within_at(span, now), left <= span);
            }
            assert_eq!(token.status_at(now) == Status::Expired, token.is_expired_at(now));
        }
        assert!(token.is_expired_at(DateTime::<Utc>::MAX_UTC));
        assert!(!token.is_expired_at(DateTime::<Utc>::MIN_UTC));
    }
}

#[test]
fn what_is_not_a_number_is_refused() {
    for value in [
        "false",
        "true",
        "{}",
        r#"{"expires":1}"#,
        "[]",
        "[3600]",
        r#""zzz""#,
        r#""""#,
        r#"" ""#,
        r#""NaN""#,
        r#""inf""#,
        r#""-infinity""#,
        r#""0x10""#,
        r#""3600s""#,
        r#""3 600""#,
        r#""3,600""#,
        r#""1_000""#,
        r#""--1""#,
        r#""1e""#,
        r#""٣٦٠٠""#,
    ] {
        refused_by_all(value);
    }
}

#[test]
fn null_is_nothing_where_the_type_can_say_so() {
    refused::<Unsigned>("expires_in", "null");
    refused::<Span>("expires_in", "null");
    for members in [r#""expires_in":null"#, r#""other":1"#] {
        let token: Optional = read(members).unwrap();
        assert_eq!(token.expires_in, None);
        assert_eq!(token.expiry(), Expiry::Unknown);
        assert_eq!(token.status_at(time(RECEIVED)), Status::Unknown);
        assert!(!token.is_expired_at(time(RECEIVED)));
        assert_eq!(token.time_left_at(time(RECEIVED)), None);
    }
    let error = read::<Unsigned>(r#""other":1"#).unwrap_err();
    assert!(error.contains("missing field `expires_in`"), "{error}");
}

#[test]
fn nan_and_infinities_are_refused() {
    fn error<'de, T: Deserialize<'de> + std::fmt::Debug>(value: f64) -> String {
        let members = [("expires_in", value)].into_iter();
        let input = MapDeserializer::<_, Error>::new(members);
        T::deserialize(input).unwrap_err().to_string()
    }
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for error in [
            error::<Unsigned>(value),
            error::<Signed>(value),
            error::<Float>(value),
            error::<Span>(value),
            error::<Delta>(value),
            error::<Optional>(value),
            error::<OptionalSpan>(value),
        ] {
            assert!(error.contains("expires_in"), "no name in: {error}");
            let quotes = error.contains("NaN") || error.contains("inf");
            assert!(!quotes, "quoted in: {error}");
        }
    }
}

#[test]
fn nan_is_not_written() {
    let mut token: Float = read(r#""expires_in":1"#).unwrap();
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        token.expires_in = value;
        assert!(token.expires_at().is_none_or(|end| end <= time(LAST)));
    }
}

#[test]
fn a_form_says_the_same_as_json() {
    let read = |value: &str| {
        serde_urlencoded::from_str::<Signed>(&format!("expires_in={value}&received_at={RECEIVED}"))
    };
    for (value, end) in [
        ("3600", "2026-01-01T01:00:00Z"),
        // In a form `+` means a space.
        ("+3600", "2026-01-01T01:00:00Z"),
        ("3600.9", "2026-01-01T01:00:00Z"),
        ("-1", "2025-12-31T23:59:59Z"),
        ("1e13", LAST),
        ("18446744073709551615", LAST),
        ("-9223372036854775808", FIRST),
    ] {
        let token = read(value).unwrap();
        assert_eq!(token.expires_at(), Some(time(end)), "{value}");
    }
    for value in ["", "zzz", "NaN", "inf", "false", "null"] {
        let error = read(value).unwrap_err().to_string();
        assert!(error.contains("expires_in"), "no name in: {error}");
        let quotes = !value.is_empty() && error.contains(value);
        assert!(!quotes, "{value} quoted in: {error}");
    }
}

/// Lifetimes in other units.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Units {
    #[token(expires_in = "minutes")]
    expires_in: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<token_runtime::Secret>,
    #[token(refresh_expires_in = "millis")]
    refresh_expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

#[test]
fn other_units_are_clamped_too() {
    let units = |value: &str| {
        read::<Units>(&format!(r#""expires_in":{value},"refresh_expires_in":{value}"#)).unwrap()
    };
    for value in ["18446744073709551615", "1e30"] {
        let token = units(value);
        assert_eq!(token.expires_at(), Some(time(LAST)));
        assert_eq!(token.refresh_expiry(), Expiry::At(time(LAST)));
    }
    let token = units("1.5");
    assert_eq!(token.expires_at(), Some(time("2026-01-01T00:01:00Z")));
    for value in ["false", "{}", "[]", r#""zzz""#, r#""""#] {
        refused::<Units>("expires_in", value);
        refused::<Units>("refresh_expires_in", value);
    }
}

/// A lifetime in the unit `"clock"`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Clock {
    #[token(expires_in = "clock")]
    expires_in: Duration,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// A lifetime in the unit `"duration"`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Suffixed {
    #[token(expires_in = "duration")]
    expires_in: Duration,
    #[token(received)]
    received_at: DateTime<Utc>,
}

#[test]
fn lifetimes_in_words_are_clamped_or_refused() {
    let huge = "99999999999999999999";
    let clock: Clock = read(&format!(r#""expires_in":"{huge}:00:00""#)).unwrap();
    assert_eq!(clock.expires_at(), Some(time(LAST)));
    let suffixed: Suffixed = read(&format!(r#""expires_in":"{huge}s""#)).unwrap();
    assert_eq!(suffixed.expires_at(), Some(time(LAST)));

    for value in [
        "false",
        "{}",
        "[]",
        "null",
        r#""zzz""#,
        r#""""#,
        r#"":""#,
        r#""::""#,
        r#""1:""#,
        r#""s""#,
        r#""1:2:3:4""#,
        r#""NaNs""#,
        r#""infs""#,
    ] {
        refused::<Clock>("expires_in", value);
        refused::<Suffixed>("expires_in", value);
    }
}

/// Rule: a lifetime in text is written with all its decimals, and no others.
#[test]
fn a_lifetime_in_words_is_stored_as_it_is() {
    for (value, written) in [
        ("1.5s", "1.5s"),
        ("5m0.000000001s", "300.000000001s"),
        ("40105ns1.508086411s", "1.508126516s"),
        ("0.508126s", "0.508126s"),
    ] {
        let token: Suffixed = read(&format!(r#""expires_in":"{value}""#)).unwrap();
        let stored = serde_json::to_value(&token).unwrap();
        assert_eq!(stored["expires_in"], written);
        assert_eq!(serde_json::from_value::<Suffixed>(stored).unwrap(), token);
    }
}
