//! Encodings of an instant: `decode(encode(x)) == x` within the precision of the encoding, and
//! never later than `x`.

use std::fmt::Debug;
use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, SubsecRound, TimeDelta, Utc};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use token_runtime::{Expires, Expiry, TokenModel};

use crate::{FIRST, LAST, cases, floats, instants};

/// A struct for each encoding and type. The encoded field is the expiry.
macro_rules! encodings {
    ($($module:ident $encoding:literal;)*) => {$(
        mod $module {
            use super::{DateTime, Expiry, FixedOffset, SystemTime, TokenModel, Utc};

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct InUtc {
                #[token(expires = $encoding)]
                pub(super) at: DateTime<Utc>,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Offset {
                #[token(expires = $encoding)]
                pub(super) at: DateTime<FixedOffset>,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Optional {
                #[token(expires = $encoding)]
                pub(super) at: Option<DateTime<Utc>>,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Answer {
                #[token(expires = $encoding)]
                pub(super) at: Expiry,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct System {
                #[token(expires = $encoding)]
                pub(super) at: SystemTime,
            }

            /// The same instant in a field of each type.
            pub(super) fn all(at: DateTime<Utc>, offset: FixedOffset) -> (InUtc, Offset, Optional, Answer, System) {
                (
                    InUtc { at },
                    Offset { at: at.with_timezone(&offset) },
                    Optional { at: Some(at) },
                    Answer { at: Expiry::At(at) },
                    System { at: at.into() },
                )
            }
        }
    )*};
}

encodings! {
    unix "unix";
    unix_ms "unix_ms";
    rfc3339 "rfc3339";
    http_date "http_date";
    date "date";
    strftime "%Y-%m-%d %H:%M:%S%.f %z";
    seconds "%d.%m.%Y %H:%M:%S";
}

fn turned<T: Serialize + DeserializeOwned>(token: &T) -> T {
    let stored = serde_json::to_string(token).unwrap();
    serde_json::from_str(&stored).unwrap_or_else(|error| panic!("{stored}: {error}"))
}

/// Rule: the first round-trip gives `expected`, and later ones change nothing. In JSON a number
/// with decimals is a float, which may be up to `within` earlier and never later. Binary formats
/// contain text, which is exact.
fn comes_back<T>(token: &T, expected: DateTime<Utc>, within: TimeDelta)
where
    T: Serialize + DeserializeOwned + Expires + PartialEq + Debug,
{
    let once = turned(token);
    let lost = expected - once.expires_at().unwrap();
    assert!((TimeDelta::zero()..=within).contains(&lost), "{token:?} came back as {once:?}");
    assert_eq!(turned(&once), once);
    let bytes = postcard::to_allocvec(token).unwrap();
    let stored: T = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(stored.expires_at(), Some(expected), "{token:?}");
    assert_eq!(postcard::to_allocvec(&stored).unwrap(), bytes);
}

macro_rules! all_round_trip {
    ($module:ident, $at:expr, $offset:expr, $expected:expr, $within:expr) => {{
        let (utc, offset, optional, answer, system) = $module::all($at, $offset);
        comes_back(&utc, $expected, $within);
        comes_back(&offset, $expected, $within);
        comes_back(&optional, $expected, $within);
        comes_back(&answer, $expected, $within);
        comes_back(&system, $expected, $within);
    }};
}

fn offsets() -> impl Strategy<Value = FixedOffset> {
    (-23 * 60 - 59..=23 * 60 + 59_i32)
        .prop_map(|minutes| FixedOffset::east_opt(minutes * 60).unwrap())
}

proptest! {
    #![proptest_config(cases(150))]

    /// Rule: encodings with fractions are exact, and encodings without fractions truncate.
    #[test]
    fn what_is_written_reads_back(at in instants(), offset in offsets()) {
        let none = TimeDelta::zero();
        all_round_trip!(rfc3339, at, offset, at, none);
        all_round_trip!(strftime, at, offset, at, none);
        all_round_trip!(http_date, at, offset, at.trunc_subsecs(0), none);
        all_round_trip!(seconds, at, offset, at.trunc_subsecs(0), none);
        let day = at.date_naive().and_hms_opt(0, 0, 0).unwrap().and_utc();
        all_round_trip!(date, at, offset, day, none);
        // Whole seconds are exact. Fractions have the precision of a float.
        let near = at.timestamp().abs() < 1 << 31;
        let float = if near { TimeDelta::microseconds(1) } else { TimeDelta::milliseconds(1) };
        let unix = if at.timestamp_subsec_nanos() == 0 { none } else { float };
        all_round_trip!(unix, at, offset, at, unix);
        let whole = at.timestamp_subsec_nanos() % 1_000_000 == 0;
        all_round_trip!(unix_ms, at, offset, at, if whole { none } else { float });
    }

    /// Rule: an integer field keeps the number, and the expiry is the instant of that number.
    #[test]
    fn integers_are_kept(seconds in prop_oneof![any::<i64>(), FIRST..=LAST]) {
        #[derive(Debug, PartialEq, TokenModel)]
        struct Number {
            #[token(expires = "unix")]
            at: i64,
            #[token(refresh_expires = "unix_ms")]
            ms: i64,
        }

        let token: Number = serde_json::from_value(json!({ "at": seconds, "ms": seconds })).unwrap();
        // An instant outside the years 0 to 9999 saturates.
        let clamped = seconds.clamp(FIRST, LAST);
        prop_assert_eq!(token.at, clamped);
        prop_assert_eq!(token.expires_at().unwrap().timestamp(), clamped);
        prop_assert_eq!(token.ms, seconds.clamp(FIRST * 1000, LAST * 1000));
        prop_assert_eq!(turned(&token), token);
    }

    /// Rule: the order of numbers is the order of instants. Huge numbers saturate and never wrap.
    #[test]
    fn order_is_kept(one in floats(), two in floats()) {
        let read = |number: f64| {
            let token = serde_json::from_value::<unix::InUtc>(json!({ "at": number })).unwrap();
            token.expires_at().unwrap()
        };
        let (early, late) = if one <= two { (one, two) } else { (two, one) };
        prop_assert!(read(early) <= read(late), "{} {}", early, late);
    }

    /// Rule: a number in a string is the same number.
    #[test]
    fn numbers_may_be_texts(whole in any::<i64>(), decimals in 0..1_000_000_u32) {
        let text = format!("{whole}.{decimals:06}");
        let from_text: unix::InUtc = serde_json::from_value(json!({ "at": text })).unwrap();
        let from_int: unix::InUtc = serde_json::from_value(json!({ "at": whole })).unwrap();
        let micros = i64::from(decimals) * if whole < 0 { -1 } else { 1 };
        let moved = from_int.at + TimeDelta::microseconds(micros);
        if (FIRST + 1..LAST).contains(&whole) {
            prop_assert_eq!(from_text.at, moved);
        }
        let from_text: unix::InUtc = serde_json::from_value(json!({ "at": whole.to_string() })).unwrap();
        prop_assert_eq!(from_text, from_int);
    }

    /// Rule: no text panics, and every accepted text survives the round-trip.
    #[test]
    fn any_text(text in prop_oneof![any::<String>(), "[-+0-9TZ:. a-zA-Z,]{0,40}",
        "[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,12})?(Z|[-+][0-9]{2}:[0-9]{2})"])
    {
        fn read<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) {
            if let Ok(token) = serde_json::from_value::<T>(json!({ "at": text })) {
                assert_eq!(turned(&token), token, "{text:?}");
            }
        }

        read::<unix::InUtc>(&text);
        read::<unix_ms::Answer>(&text);
        read::<rfc3339::Offset>(&text);
        read::<rfc3339::System>(&text);
        read::<http_date::InUtc>(&text);
        read::<date::Optional>(&text);
        read::<strftime::Offset>(&text);
        read::<seconds::InUtc>(&text);
    }
}

/// Rule: no instant lies outside the first and the last second.
#[test]
fn the_ends_of_time() {
    for (number, end) in [
        (json!(i64::MAX), LAST),
        (json!(u64::MAX), LAST),
        (json!(1e300), LAST),
        (json!(f64::MAX), LAST),
        (json!("99999999999999999999999999999999999999999999"), LAST),
        (json!(i64::MIN), FIRST),
        (json!(-1e300), FIRST),
        (json!("-99999999999999999999999999999999999999999999"), FIRST),
    ] {
        let token: unix::InUtc = serde_json::from_value(json!({ "at": number })).unwrap();
        assert_eq!(token.at.timestamp(), end, "{number}");
        let token: unix_ms::Answer = serde_json::from_value(json!({ "at": number })).unwrap();
        assert_eq!(token.expires_at().unwrap().timestamp(), end, "{number}");
        let token: unix::System = serde_json::from_value(json!({ "at": number })).unwrap();
        assert_eq!(token.expires_at().unwrap().timestamp(), end, "{number}");
    }
}

/// Rule: truncation or saturation does not turn a number into a sentinel. A token that expired
/// before 1970 does not mean "never".
#[test]
fn a_truncated_number_is_no_sentinel() {
    #[derive(Debug, TokenModel)]
    struct Unsigned {
        #[token(expires = "unix", never(0))]
        at: u64,
    }

    #[derive(Debug, TokenModel)]
    struct Narrow {
        #[token(expires = "unix", never(4_294_967_295))]
        at: u32,
    }

    for number in [json!(-5), json!("-5"), json!(-1.5), json!(0.5), json!(-0.5)] {
        let token = serde_json::from_value::<Unsigned>(json!({ "at": number }));
        assert!(
            token.is_err() || token.as_ref().unwrap().expiry() != Expiry::Never,
            "{number}: {token:?}"
        );
    }
    let token = serde_json::from_value::<Narrow>(json!({ "at": 5_000_000_000_i64 }));
    assert!(token.is_err() || token.as_ref().unwrap().expiry() != Expiry::Never, "{token:?}");
}

/// Rule: the instant at which a saturated value stops can be written, and reads back as itself.
/// A date stops at the start of a day, a format without seconds at the start of a minute.
#[test]
fn a_saturated_value_is_kept() {
    macro_rules! kept {
        ($encoding:literal, $text:literal: $($ty:ty),*) => {$({
            #[derive(Debug, PartialEq, TokenModel)]
            struct Token {
                #[token(expires = $encoding)]
                at: $ty,
            }
            let token: Token = serde_json::from_value(json!({ "at": $text })).unwrap();
            let stored: Token = postcard::from_bytes(&postcard::to_allocvec(&token).unwrap()).unwrap();
            assert_eq!(turned(&token), token, "{} in {}", $text, stringify!($ty));
            assert_eq!(stored, token, "{} in {}", $text, stringify!($ty));
            assert_eq!(stored.expires_at(), token.expires_at());
        })*};
    }

    kept!("date", "6202-06-30": u32, i32, u64, DateTime<Utc>);
    kept!("date", "0001-01-01": u32, i32, u64, DateTime<Utc>);
    kept!("date", "20000-01-01": u32, i64, DateTime<Utc>, DateTime<FixedOffset>, Expiry, SystemTime);
    kept!("%Y-%m-%d %H:%M", "6202-06-30 13:14": u32, i32, u64, DateTime<Utc>);
    kept!("%Y-%m-%d %H:%M %z", "9999-12-31 23:30 -0100": u32, i64, DateTime<Utc>, DateTime<FixedOffset>);
    kept!("http_date", "Wed, 30 Jun 6202 08:49:37 GMT": u32, i32, DateTime<Utc>);
}
