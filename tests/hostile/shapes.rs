//! An array or an object where a time or a lifetime is expected is an error in every human-readable
//! format, and through serde's buffers for `flatten` and enums.

use std::{
    collections::BTreeMap,
    fmt::Debug,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{
    Deserialize,
    de::{
        DeserializeOwned, IntoDeserializer,
        value::{Error, MapDeserializer},
    },
};
use serde_json::{Value, json};
use token_runtime::{
    Expiry, Secret, TokenModel,
    models::{IntrospectionResponse, JwtClaims},
};

/// For each type, a struct with the field `at` and a struct that flattens it.
macro_rules! models {
    ($($name:ident $outer:ident $ty:ty [$($attribute:tt)+];)*) => {
        $(
            #[derive(Debug, TokenModel)]
            #[token(base = "parent")]
            struct $name {
                #[token($($attribute)+)]
                at: $ty,
                #[token(refresh_expires_in)]
                lives: Option<u64>,
            }

            #[derive(Debug, TokenModel)]
            struct $outer {
                #[serde(flatten)]
                #[token(nested)]
                token: $name,
                #[token(secret)]
                key: Option<Secret>,
            }
        )*

        /// Checks that all structs refuse a value.
        fn refused(value: &Value) {
            $(refused_by::<$name, $outer>(value);)*
        }

        /// Checks that all structs refuse a value that JSON does not have.
        fn rich_value_is_refused<'de, V: IntoDeserializer<'de, Error> + Clone>(value: &V) {
            $(rich_value_is_refused_by::<$name, $outer, V>(value);)*
        }
    };
}

models! {
    Unix UnixBeside DateTime<Utc> [expires = "unix"];
    UnixOptional UnixOptionalBeside Option<DateTime<Utc>> [expires = "unix"];
    UnixExpiry UnixExpiryBeside Expiry [expires = "unix"];
    UnixInteger UnixIntegerBeside i64 [expires = "unix"];
    UnixSystem UnixSystemBeside SystemTime [expires = "unix_ms"];
    Marked MarkedBeside Expiry [expires = "unix_us", never(0, absent), unknown(-1)];
    MarkedOptional MarkedOptionalBeside Option<DateTime<Utc>> [expires = "unix_ns", never(0)];
    Text TextBeside DateTime<FixedOffset> [expires = "rfc3339"];
    Several SeveralBeside Option<DateTime<Utc>> [expires("http_date", "date", "%d.%m.%Y", "unix")];
    Issued IssuedBeside Option<i64> [issued = "unix"];
    Instant InstantBeside Option<DateTime<Utc>> [instant = "date"];
    Received ReceivedBeside DateTime<Utc> [received];
    ReceivedNumber ReceivedNumberBeside i64 [received];
    Refresh RefreshBeside Expiry [refresh_expires = "unix"];
    Seconds SecondsBeside u64 [expires_in];
    Float FloatBeside Option<f64> [expires_in = "minutes"];
    Std StdBeside Duration [expires_in = "duration"];
    Clock ClockBeside Option<TimeDelta> [expires_in = "clock", never(0)];
}

/// serde reads the model from a buffer, because it does not know the variant.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Untagged<T> {
    Token(T),
}

/// The tag is the last member, so that serde buffers the other members.
#[derive(Debug, Deserialize)]
#[serde(tag = "zz_kind")]
enum Tagged<T> {
    #[serde(rename = "token")]
    Token(T),
}

#[derive(Debug, Deserialize)]
struct Flattened<T> {
    #[serde(flatten)]
    #[expect(dead_code, reason = "it is never read")]
    token: T,
}

fn refused_by<T: DeserializeOwned + Debug, O: DeserializeOwned + Debug>(value: &Value) {
    refused_as::<T>(value);
    refused_as::<O>(value);
    refused_as::<Untagged<T>>(value);
    refused_as::<Untagged<O>>(value);
    refused_as::<Tagged<T>>(value);
    refused_as::<Flattened<T>>(value);
    refused_as::<Flattened<Untagged<O>>>(value);
}

/// Checks that every human-readable format refuses the value.
fn refused_as<T: DeserializeOwned + Debug>(value: &Value) {
    let body = json!({ "at": value, "zz_kind": "token" });
    let no_token = |name, read: Result<T, String>| {
        assert!(read.is_err(), "{name}: {value} is {read:?}");
    };
    no_token("JSON", serde_json::from_str(&body.to_string()).map_err(|error| error.to_string()));
    no_token("JSON value", serde_json::from_value(body.clone()).map_err(|it| it.to_string()));
    let yaml = serde_norway::to_string(&body).unwrap();
    no_token("YAML", serde_norway::from_str(&yaml).map_err(|error| error.to_string()));
    if let Ok(text) = toml::to_string(&body) {
        no_token("TOML", toml::from_str(&text).map_err(|error| error.to_string()));
    }
}

#[test]
fn arrays_and_objects_are_no_times() {
    for value in [
        json!([]),
        json!([5]),
        json!([5, 0]),
        json!([1_767_229_200, 500_000_000]),
        json!([i64::MAX, 0]),
        json!([i64::MIN, 0]),
        json!([u64::MAX, 0]),
        json!([5, 0, 1]),
        json!(["5", 0]),
        json!(["2026-01-01T00:00:00Z"]),
        json!([[5, 0]]),
        json!([{ "at": 5 }]),
        json!({}),
        json!({ "0": 5, "1": 0 }),
        json!({ "secs": 5, "nanos": 0 }),
        json!({ "at": 5 }),
        json!({ "Some": [5, 0] }),
        json!({ "$__toml_private_datetime": "2026-01-01T00:00:00Z", "more": 1 }),
        json!({ "$serde_json::private::Number": "5", "more": 1 }),
    ] {
        refused(&value);
    }
}

fn rich_value_is_refused_by<'de, T, O, V>(value: &V)
where
    T: Deserialize<'de> + Debug,
    O: Deserialize<'de> + Debug,
    V: IntoDeserializer<'de, Error> + Clone,
{
    let read = || MapDeserializer::<_, Error>::new([("at", value.clone())].into_iter());
    assert!(T::deserialize(read()).is_err());
    assert!(O::deserialize(read()).is_err());
    assert!(Untagged::<T>::deserialize(read()).is_err());
    assert!(Flattened::<O>::deserialize(read()).is_err());
}

/// Rule: bytes and tuples of a human-readable format, such as RON, are no time.
#[test]
fn what_other_formats_have_is_no_time() {
    for pair in [[i64::MAX, 0], [i64::MIN, 0], [5, 0]] {
        rich_value_is_refused(&pair.to_vec());
    }
    rich_value_is_refused(&vec![5_u8; 12]);
    rich_value_is_refused(&&[0x7f_u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..]);
    rich_value_is_refused(&BTreeMap::from([(0_u8, 5)]));
    rich_value_is_refused(&true);
    rich_value_is_refused(&f64::NAN);
    rich_value_is_refused(&f64::INFINITY);
}

/// Rule: an array in a claim of a JWT or of an introspection response is no time.
#[test]
fn arrays_are_no_claims() {
    #[derive(Debug, TokenModel)]
    struct Session {
        #[token(access_token, expires = "jwt")]
        jwt: Secret,
    }

    for exp in ["[9223372036854775807,0]", "[-9223372036854775808,0]", "[5,0]", "{}"] {
        let claims = format!(r#"{{"active":true,"exp":{exp}}}"#);
        assert!(serde_json::from_str::<JwtClaims>(&claims).is_err(), "{claims}");
        assert!(serde_json::from_str::<IntrospectionResponse>(&claims).is_err(), "{claims}");
    }
    let expiry = |claims: &str| Session { jwt: format!("e30.{claims}.").into() }.expiry();
    // {"exp":5}, {"exp":[5,0]} and {"exp":[9223372036854775807,0]}
    assert_eq!(expiry("eyJleHAiOjV9"), Expiry::from_unix(5));
    assert_eq!(expiry("eyJleHAiOls1LDBdfQ"), Expiry::Unknown);
    assert_eq!(expiry("eyJleHAiOls5MjIzMzcyMDM2ODU0Nzc1ODA3LDBdfQ"), Expiry::Unknown);
}
