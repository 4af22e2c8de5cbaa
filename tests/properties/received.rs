//! A stored token never gains time, however often and whenever it is stored and read.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use token_runtime::{Expires, Expiry, TokenModel};

use crate::{cases, instants};

macro_rules! replies {
    ($($name:ident: $span:ty, $received:ty;)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires_in)]
            expires_in: $span,
            #[token(received)]
            received_at: $received,
        }
    )*};
}

replies! {
    Seconds: u64, DateTime<Utc>;
    Float: f64, DateTime<Utc>;
    Std: Duration, DateTime<Utc>;
    Chrono: TimeDelta, DateTime<Utc>;
    Number: i64, i64;
    Optional: Option<u32>, DateTime<Utc>;
}

/// A token with a default lifetime.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(default_lifetime = "1h")]
struct Defaulted {
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: Option<f64>,
}

/// Rule: a token keeps its expiry through repeated round-trips in JSON and in a binary format. The
/// first round-trip in JSON may make the expiry up to a microsecond earlier, which is the precision
/// of a float. Later round-trips are exact.
fn never_gains<T: Serialize + DeserializeOwned + Expires>(token: &T) {
    let json =
        |token: &T| serde_json::from_str::<T>(&serde_json::to_string(token).unwrap()).unwrap();
    let binary =
        |token: &T| postcard::from_bytes::<T>(&postcard::to_allocvec(token).unwrap()).unwrap();
    assert_eq!(binary(token).expiry(), token.expiry());

    let stored = json(token);
    let gained = stored.expires_at().zip(token.expires_at()).map(|(after, before)| after - before);
    assert!(gained.is_none_or(|gained| gained <= TimeDelta::zero()), "{gained:?}");
    assert_eq!(stored.expires_at().is_some(), token.expires_at().is_some());
    let again = json(&binary(&json(&stored)));
    assert_eq!(again.expiry(), stored.expiry());
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_stored_token_ends_when_it_ended(
        received_at in instants(),
        created_at in 1_600_000_000_000_000..1_900_000_000_000_000_i64,
        span in prop_oneof![0..100_000_000_u64, any::<u64>()],
        nanos in 0..1_000_000_000_u32,
    ) {
        let duration = Duration::new(span, nanos);
        never_gains(&Seconds { expires_in: span, received_at });
        never_gains(&Std { expires_in: duration, received_at });
        never_gains(&Chrono { expires_in: TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX), received_at });
        never_gains(&Float { expires_in: duration.as_secs_f64(), received_at });
        never_gains(&Number { expires_in: span.try_into().unwrap_or(i64::MAX), received_at: received_at.timestamp() });
        never_gains(&Optional { expires_in: u32::try_from(span).ok(), received_at });
        never_gains(&Defaulted { created_at: None, received_at, expires_in: None });
        let created_at = DateTime::from_timestamp_micros(created_at);
        never_gains(&Defaulted { created_at, received_at, expires_in: Some(duration.as_secs_f64()) });
    }

    /// Rule: the time of receipt is set once. A stored token that is read later keeps it.
    #[test]
    fn the_stamp_stays(span in 0..100_000_000_u64) {
        let before = Utc::now();
        let token: Seconds = serde_json::from_str(&format!(r#"{{"expires_in":{span}}}"#)).unwrap();
        prop_assert!((before..=Utc::now()).contains(&token.received_at));
        never_gains(&token);
    }
}

/// A token whose time of receipt cannot be unknown.
#[derive(Debug, TokenModel)]
struct Always {
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Rule: an unknown time of receipt stays unknown when the token is read again, in every format. A
/// reply without the member gets the current time.
#[test]
fn what_is_not_known_is_not_stamped() {
    macro_rules! models {
        ($($name:ident: $received:ty = $some:expr;)*) => {$({
            #[derive(Debug, PartialEq, TokenModel)]
            #[token(default_lifetime = "1h")]
            struct $name {
                #[token(expires_in)]
                expires_in: Option<u64>,
                #[token(received)]
                received_at: $received,
            }

            for expires_in in [None, Some(60)] {
                let token = $name { expires_in, received_at: None };
                assert_eq!(token.expiry(), Expiry::Unknown);
                let json = serde_json::to_string(&token).unwrap();
                let again: [$name; 6] = [
                    serde_json::from_str(&json).unwrap(),
                    serde_norway::from_str(&serde_norway::to_string(&token).unwrap()).unwrap(),
                    toml::from_str(&toml::to_string(&token).unwrap()).unwrap(),
                    serde_urlencoded::from_str(&serde_urlencoded::to_string(&token).unwrap()).unwrap(),
                    postcard::from_bytes(&postcard::to_allocvec(&token).unwrap()).unwrap(),
                    rmp_serde::from_slice(&rmp_serde::to_vec(&token).unwrap()).unwrap(),
                ];
                for again in again {
                    assert_eq!(again, token, "{json}");
                }
            }
            let null: $name = serde_json::from_str(r#"{"received_at":null}"#).unwrap();
            assert_eq!(null.received_at, None);
            let reply: $name = serde_json::from_str("{}").unwrap();
            assert!(reply.received_at.is_some() && !reply.is_expired());
            let stamped = $name { expires_in: None, received_at: Some($some) };
            never_gains(&stamped);
        })*};
    }

    models! {
        InUtc: Option<DateTime<Utc>> = Utc::now();
        Number: Option<i64> = 1_767_225_600;
        System: Option<std::time::SystemTime> = std::time::SystemTime::now();
    }

    // A field that is no `Option` reads null as the current time, and refuses `"unknown"`.
    assert!(serde_json::from_str::<Always>(r#"{"received_at":null}"#).is_ok());
    assert!(serde_json::from_str::<Always>(r#"{"received_at":"unknown"}"#).is_err());
}
