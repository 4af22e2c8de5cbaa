//! Units of a lifetime: `decode(encode(x)) == x`, and the resulting expiry.

use std::fmt::Debug;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use token_runtime::{Expires, Expiry, TokenModel};

use crate::{LAST, cases, floats, instants};

macro_rules! units {
    ($($module:ident $unit:literal;)*) => {$(
        mod $module {
            use super::{DateTime, Duration, TimeDelta, TokenModel, Utc};

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Signed {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: i64,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Unsigned {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: u64,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Float {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: f64,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Std {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: Duration,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Chrono {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: TimeDelta,
            }

            #[derive(Debug, Clone, PartialEq, TokenModel)]
            pub(super) struct Optional {
                #[token(received)]
                pub(super) received_at: DateTime<Utc>,
                #[token(expires_in = $unit)]
                pub(super) span: Option<u32>,
            }
        }
    )*};
}

units! {
    seconds "seconds";
    millis "millis";
    minutes "minutes";
    duration "duration";
    clock "clock";
}

const RECEIVED: &str = "2026-01-01T00:00:00Z";

fn received() -> DateTime<Utc> {
    RECEIVED.parse().unwrap()
}

fn turned<T: Serialize + DeserializeOwned>(token: &T) -> T {
    let stored = serde_json::to_string(token).unwrap();
    serde_json::from_str(&stored).unwrap_or_else(|error| panic!("{stored}: {error}"))
}

fn read<T: DeserializeOwned>(span: &Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(json!({ "received_at": RECEIVED, "span": span }))
}

/// Rule: a stored token has the same expiry in every kind of format, within the precision of a
/// float after the first round-trip, and exactly afterwards.
fn keeps<T: Serialize + DeserializeOwned + PartialEq + Debug + Expires>(
    span: &Value,
) -> Option<DateTime<Utc>> {
    let token: T = read(span).ok()?;
    let once = turned(&token);
    assert_eq!(turned(&once).expiry(), once.expiry(), "{span}");
    let (before, after) = (token.expires_at().unwrap(), once.expires_at().unwrap());
    let near = (before - received()).abs() < TimeDelta::days(36_500);
    let within = if near { TimeDelta::microseconds(1) } else { TimeDelta::milliseconds(1) };
    assert!((after - before).abs() <= within, "{span}: {before}, then {after}");
    let bytes = postcard::to_allocvec(&token).unwrap();
    let back: T = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back.expiry(), token.expiry(), "{span}");
    token.expires_at()
}

/// Lifetimes on the wire.
fn spans() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        floats().prop_map(Value::from),
        (-10_000_000..10_000_000_i64).prop_map(Value::from),
        (-10_000_000..10_000_000_i64)
            .prop_map(|ms| json!(TimeDelta::milliseconds(ms).as_seconds_f64())),
        any::<i64>().prop_map(|int| json!(int.to_string())),
        any::<i64>().prop_map(|int| json!(format!("{int}s"))),
        "-?[0-9]{1,25}\\.[0-9]{1,12}s?".prop_map(Value::from),
        "[0-9]{1,20}:[0-9]{1,2}:[0-9]{1,2}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_was_read_is_kept(span in spans()) {
        macro_rules! every {
            ($($module:ident)*) => {$(
                keeps::<$module::Signed>(&span);
                keeps::<$module::Unsigned>(&span);
                keeps::<$module::Float>(&span);
                keeps::<$module::Std>(&span);
                keeps::<$module::Chrono>(&span);
                keeps::<$module::Optional>(&span);
            )*};
        }
        every!(seconds millis minutes duration clock);
    }

    /// Rule: the same lifetime in different units gives the same expiry.
    #[test]
    fn units_agree(hours in 0..1_000_000_i64) {
        let end = received() + TimeDelta::hours(hours);
        let spans = [json!(hours * 3600), json!(hours * 3_600_000), json!(hours * 60), json!(format!("{}s", hours * 3600)),
            json!(format!("{hours}:00:00"))];
        prop_assert_eq!(keeps::<seconds::Signed>(&spans[0]), Some(end));
        prop_assert_eq!(keeps::<millis::Unsigned>(&spans[1]), Some(end));
        prop_assert_eq!(keeps::<minutes::Std>(&spans[2]), Some(end));
        prop_assert_eq!(keeps::<duration::Chrono>(&spans[3]), Some(end));
        prop_assert_eq!(keeps::<clock::Float>(&spans[4]), Some(end));
    }

    /// Rule: in every type, a longer lifetime does not give an earlier expiry, and a negative
    /// lifetime is expired.
    #[test]
    fn order_is_kept(one in any::<i64>(), two in any::<i64>()) {
        let (short, long) = (one.min(two), one.max(two));
        macro_rules! ordered {
            ($($model:ty)*) => {$(
                let (early, late) = (keeps::<$model>(&json!(short)), keeps::<$model>(&json!(long)));
                prop_assert!(early <= late, "{:?} {:?}", early, late);
                prop_assert!(short > 0 || early <= Some(received()));
            )*};
        }
        ordered!(seconds::Signed seconds::Unsigned seconds::Float seconds::Std seconds::Chrono
            millis::Signed minutes::Signed);
    }

    /// Rule: the expiry saturates, whatever the base and the lifetime.
    #[test]
    fn the_end_is_clamped(base in instants(), span in any::<u64>()) {
        let token: seconds::Unsigned =
            serde_json::from_value(json!({ "received_at": base.to_rfc3339(), "span": span })).unwrap();
        let end = token.expires_at().unwrap();
        prop_assert!(end >= base || end.timestamp() == LAST);
        prop_assert!(end.timestamp() <= LAST);
    }
}

/// Rule: if `never(0)` is declared, a lifetime that the type truncates or saturates to 0 does not
/// mean "never".
#[test]
fn a_truncated_lifetime_is_no_sentinel() {
    macro_rules! marked {
        ($($name:ident: $span:ty,)*) => {$(
            #[derive(Debug, Clone, PartialEq, TokenModel)]
            struct $name {
                #[token(received)]
                received_at: DateTime<Utc>,
                #[token(expires_in, never(0))]
                span: $span,
            }
        )*};
    }

    marked! {
        Signed: i64,
        Unsigned: u64,
        Float: f64,
        Std: Duration,
        Chrono: TimeDelta,
        OptionalStd: Option<Duration>,
    }

    fn check<T: DeserializeOwned + Expires + Debug>() {
        for span in
            [json!(-5), json!("-5"), json!(-0.5), json!(-1e300), json!(0.000_001), json!(i64::MIN)]
        {
            let token = read::<T>(&span);
            assert!(
                token.is_err() || token.as_ref().unwrap().expiry() != Expiry::Never,
                "{span}: {token:?}"
            );
        }
        assert_eq!(read::<T>(&json!(0)).unwrap().expiry(), Expiry::Never);
    }

    check::<Signed>();
    check::<Unsigned>();
    check::<Float>();
    check::<Chrono>();
    check::<Std>();
    check::<OptionalStd>();
}
