//! Fields that a program sets: the limits of each type, and how sentinels are written.

use std::{
    fmt::Debug,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{Serialize, de::DeserializeOwned};
use token_runtime::{Expires, Expiry, Refreshes, Secret, Status, TokenModel};

use crate::{FIRST, time};

macro_rules! models {
    ($($name:ident: $ty:ty [$($attribute:tt)*];)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token($($attribute)*)]
            expires_at: $ty,
            #[token(refresh_token)]
            refresh_token: Option<Secret>,
            #[token(refresh_expires = "rfc3339")]
            refresh_expires_at: Option<DateTime<Utc>>,
        }
    )*};
}

models! {
    Unix: DateTime<Utc> [expires = "unix"];
    Nanos: DateTime<Utc> [expires = "unix_ns"];
    Text: DateTime<FixedOffset> [expires = "rfc3339"];
    Day: DateTime<Utc> [expires = "date"];
    Http: Option<DateTime<Utc>> [expires = "http_date"];
    Custom: Option<DateTime<Utc>> [expires = "%d.%m.%Y %H:%M:%S"];
    Answer: Expiry [expires = "unix"];
    MarkedAnswer: Expiry [expires = "unix", never(absent), unknown(-1)];
    MarkedOptional: Option<DateTime<Utc>> [expires = "unix", never(absent), unknown(-1)];
    EndlessOptional: Option<DateTime<Utc>> [expires = "unix", never(0), unknown(-1)];
    System: SystemTime [expires = "unix"];
    SystemOptional: Option<SystemTime> [expires = "rfc3339", never("never")];
    Integer: i64 [expires = "unix"];
}

/// The token is expired at every instant, and stays expired after the round-trip.
fn is_over<T>(token: &T)
where
    T: Expires + Refreshes + Serialize + DeserializeOwned + Debug,
{
    let stored = serde_json::to_string(token).unwrap_or_else(|error| panic!("{token:?}: {error}"));
    let restored = serde_json::from_str::<T>(&stored).unwrap();
    let bytes = postcard::to_allocvec(token).unwrap();
    for token in [token, &restored, &postcard::from_bytes(&bytes).unwrap()] {
        assert_eq!(token.expires_at(), Some(time(FIRST)), "{token:?}");
        assert_eq!(token.refresh_expiry(), Expiry::At(time(FIRST)), "{token:?}");
        for now in [time("1950-01-01T00:00:00Z"), time("2026-01-01T00:00:00Z")] {
            assert_eq!(token.status_at(now), Status::Expired);
            assert!(!token.can_refresh_at(now));
        }
    }
}

/// Rule: the first instant of a type is expired, like every other instant in the past. It does not
/// mean "unknown".
#[test]
fn minima_are_expired() {
    let first = DateTime::<Utc>::MIN_UTC;
    // The first instants of `SystemTime`, found through powers of two.
    let systems: Vec<SystemTime> = (40..63)
        .filter_map(|power| SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(1 << power)))
        .collect();
    assert!(systems.len() > 1);
    macro_rules! check {
        ($($name:ident $at:expr;)*) => {$(
            is_over(&$name {
                expires_at: $at,
                refresh_token: Some(Secret::from("r")),
                refresh_expires_at: Some(first),
            });
        )*};
    }
    check! {
        Unix first;
        Nanos first;
        Text first.fixed_offset();
        Day first;
        Http Some(first);
        Custom Some(first);
        Answer Expiry::At(first);
        MarkedAnswer Expiry::At(first);
        MarkedOptional Some(first);
        EndlessOptional Some(first);
        Integer i64::MIN;
        Unix first + TimeDelta::days(1);
        Unix time(FIRST) - TimeDelta::nanoseconds(1);
    }
    for at in systems {
        check! {
            System at;
            SystemOptional Some(at);
        }
    }
}

/// Rule: a lifetime may count from the first instant of a type.
#[test]
fn a_lifetime_from_a_minimum_is_over() {
    #[derive(Debug, TokenModel)]
    struct Reply {
        #[token(expires_in)]
        expires_in: TimeDelta,
        #[token(received)]
        received_at: DateTime<Utc>,
    }

    for expires_in in [TimeDelta::MIN, TimeDelta::zero(), TimeDelta::days(365)] {
        let reply = Reply { expires_in, received_at: DateTime::<Utc>::MIN_UTC };
        assert!(reply.is_expired_at(DateTime::UNIX_EPOCH), "{reply:?}");
        let stored = serde_json::to_string(&reply).unwrap();
        let again: Reply = serde_json::from_str(&stored).unwrap();
        assert_eq!(again.expiry(), reply.expiry());
    }
}

/// The output of a struct with this expiry.
macro_rules! written {
    ($expiry:expr, $($attribute:tt)*) => {{
        #[derive(Debug, TokenModel)]
        struct Token {
            #[token($($attribute)*)]
            at: Expiry,
        }

        let token = Token { at: $expiry };
        let written = serde_json::to_string(&token).unwrap();
        let back: Token = serde_json::from_str(&written).unwrap();
        assert_eq!(back.at, token.at, "{written}");
        let bytes = postcard::to_allocvec(&token).unwrap();
        assert_eq!(postcard::from_bytes::<Token>(&bytes).unwrap().at, token.at);
        written
    }};
}

/// Rule: an `Expiry` is written as the first declared value, even if that is `absent`.
#[test]
fn the_first_value_of_the_list_is_written() {
    use Expiry::{Never, Unknown};
    assert_eq!(written!(Never, expires = "unix", never(0, absent)), r#"{"at":0}"#);
    assert_eq!(written!(Never, expires = "unix", never(absent, 0)), "{}");
    assert_eq!(written!(Never, expires = "unix", never(absent)), "{}");
    assert_eq!(written!(Never, expires = "unix", never(absent), required), r#"{"at":null}"#);
    assert_eq!(written!(Never, expires = "rfc3339", never("", 0, absent)), r#"{"at":""}"#);
    assert_eq!(written!(Never, expires = "unix", never("0")), r#"{"at":0}"#);
    assert_eq!(written!(Unknown, expires = "unix", never(0), unknown(-1, absent)), r#"{"at":-1}"#);
    assert_eq!(written!(Unknown, expires = "unix", never(0), unknown(absent, -1)), "{}");
    assert_eq!(written!(Unknown, expires = "unix", never(0)), "{}");
    assert_eq!(
        written!(Unknown, expires = "unix", never(absent), unknown("N/A")),
        r#"{"at":"N/A"}"#
    );
}

/// RFC 7591 §3.2.1: a client secret that never expires has the expiry 0.
#[test]
fn a_client_registration_writes_0() {
    #[derive(Debug, TokenModel)]
    struct Registration {
        #[token(expires = "unix", never(0, absent))]
        client_secret_expires_at: Expiry,
    }

    for body in [r#"{"client_secret_expires_at":0}"#, "{}"] {
        let registration: Registration = serde_json::from_str(body).unwrap();
        assert_eq!(registration.expiry(), Expiry::Never);
        let written = serde_json::to_string(&registration).unwrap();
        assert_eq!(written, r#"{"client_secret_expires_at":0}"#);
    }
}

/// Rule: an ordinary time whose text would be a sentinel is not written as that sentinel.
#[test]
fn a_text_with_a_meaning_is_not_written_for_an_ordinary_time() {
    #[derive(Debug, TokenModel)]
    struct Go {
        #[token(expires("rfc3339", "unix"), never("0001-01-01T00:00:00Z"))]
        expiry: Option<DateTime<Utc>>,
    }

    let read = |value: &str| serde_json::from_str::<Go>(&format!(r#"{{"expiry":{value}}}"#));
    assert_eq!(read(r#""0001-01-01T00:00:00Z""#).unwrap().expiry(), Expiry::Never);
    assert!(read(r#""0001-01-01T00:00:01Z""#).unwrap().is_expired_at(DateTime::UNIX_EPOCH));
    for same in [r#""0001-01-01T01:00:00+01:00""#, "-62135596800"] {
        assert!(read(same).is_err(), "{same}");
    }
}
