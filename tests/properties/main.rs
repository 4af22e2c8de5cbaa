//! Property tests: laws that hold for every value, checked with generated values.
//!
//! | module | laws |
//! |---|---|
//! | `json` | no payload panics, and every token that is read can be stored |
//! | `corpus` | the fuzz targets hold on their corpus and on mutations of it |
//! | `times` | encodings survive the round-trip |
//! | `lifetimes` | units survive the round-trip and give the right expiry |
//! | `expiry` | answers are monotone in time, margins hold, clocks may be set back |
//! | `sentinels` | only declared values mean "never" or "unknown" |
//! | `scopes` | sets: equality without order, missing scopes |
//! | `refresh` | `refresh_with` keeps and replaces the right fields |
//! | `texts` | `Display`, `FromStr` and serde read each other's output |
//! | `replies` | a reply is read like the token or the error by itself |
//! | `revival` | an expired refresh token stays expired after a refresh |
//! | `received` | a stored token never gains time |

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

mod corpus;
mod expiry;
mod json;
mod lifetimes;
mod received;
mod refresh;
mod replies;
mod revival;
mod scopes;
mod sentinels;
mod texts;
mod times;

/// The number of cases of each law. The cases are the same in every run, so that failures are
/// reproducible. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` change them.
fn cases(count: u32) -> Config {
    let asked = |name| std::env::var(name).is_ok();
    let mut config = Config { failure_persistence: None, ..Config::default() };
    if !asked("PROPTEST_CASES") {
        config.cases = count;
    }
    if !asked("PROPTEST_RNG_SEED") {
        config.rng_seed = RngSeed::Fixed(6749);
    }
    config
}

/// The first and the last second that can be written.
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

/// An instant of the years 0 to 9999: any, near now, or at the limits. Later instants saturate to
/// the last second.
fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    let seconds = prop_oneof![
        FIRST..=LAST,
        1_600_000_000..2_000_000_000_i64,
        prop::sample::select(vec![FIRST, FIRST + 1, -1, 0, 1, LAST - 1, LAST]),
    ];
    let nanos = prop_oneof![Just(0), 0..1_000_000_000_u32, Just(999_999_999)];
    (seconds, nanos).prop_map(|(seconds, nanos)| {
        let nanos = if seconds == LAST { 0 } else { nanos };
        DateTime::from_timestamp(seconds, nanos).unwrap()
    })
}

/// A float that survives a round-trip through JSON text. Without its feature `float_roundtrip`,
/// `serde_json` reads other floats inexactly.
fn floats() -> impl Strategy<Value = f64> {
    const ENDS: [f64; 8] = [0.0, -0.0, 1e300, -1e300, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 1e-9];
    let parts = (-9_007_199_254_740_992..9_007_199_254_740_992_i64, 0..40_i32);
    prop_oneof![
        4 => (any::<i32>(), 0..10_i32).prop_map(|(int, shift)| f64::from(int) / 2_f64.powi(shift)),
        2 => parts.prop_map(|(int, shift)| to_float(int) / 2_f64.powi(shift)),
        1 => prop::sample::select(&ENDS[..]),
    ]
}

/// The float that is nearest to an integer.
fn to_float(int: i64) -> f64 {
    int.to_string().parse().unwrap()
}

/// Any instant of chrono, including leap seconds: the time on a clock.
fn clocks() -> impl Strategy<Value = DateTime<Utc>> {
    let (first, last) =
        (DateTime::<Utc>::MIN_UTC.timestamp(), DateTime::<Utc>::MAX_UTC.timestamp());
    let any = (first..=last, 0..1_000_000_000_u32)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap());
    let leap = (26_000_000..33_000_000_i64, 1_000_000_000..2_000_000_000_u32)
        .prop_map(|(minutes, nanos)| DateTime::from_timestamp(minutes * 60 + 59, nanos).unwrap());
    let edge = prop::sample::select(vec![DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC]);
    prop_oneof![4 => instants(), 2 => any, 1 => leap, 1 => edge]
}
