//! Every encoding, unit and form, alone and several at once.

use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

macro_rules! encodings {
    ($($name:ident: $encoding:literal,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires = $encoding)]
            expires_at: DateTime<Utc>,
        }
    )*};
}

encodings! {
    Unix: "unix",
    UnixMs: "unix_ms",
    Rfc3339: "rfc3339",
    HttpDate: "http_date",
    Date: "date",
    American: "%m/%d/%Y %H:%M:%S",
    WithZone: "%Y-%m-%d %H:%M:%S %z",
    DayOnly: "%d.%m.%Y",
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Several {
    #[token(expires("rfc3339", "unix"))]
    expires_at: Option<DateTime<Utc>>,
    #[token(issued("%m/%d/%Y %H:%M:%S", "rfc3339", "unix_ms"))]
    created_at: Option<DateTime<Utc>>,
    #[token(instant("date"))]
    updated_on: Option<DateTime<Utc>>,
    #[token(instant("unix", "http_date",))]
    seen_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Jwt {
    #[token(access_token, expires = "jwt")]
    token: Secret,
}

macro_rules! units {
    ($($name:ident: $unit:literal,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(issued = "unix")]
            created_at: DateTime<Utc>,
            #[token(expires_in = $unit)]
            expires_in: u64,
        }
    )*};
}

units! {
    Seconds: "seconds",
    Millis: "millis",
    Minutes: "minutes",
    Duration: "duration",
    Clock: "clock",
}

macro_rules! forms {
    ($($name:ident: $form:literal,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(scopes = $form)]
            scope: ScopeSet,
        }
    )*};
}

forms! {
    Space: "space",
    Comma: "comma",
    List: "list",
    Objects: "objects(name)",
}

fn main() {
    macro_rules! at {
        ($($name:ident $value:literal $expected:literal,)*) => {$(
            let json = format!(r#"{{"expires_at":{}}}"#, $value);
            let token: $name = serde_json::from_str(&json).unwrap();
            let expires_at = token.expires_at().unwrap();
            assert_eq!(expires_at.to_rfc3339(), $expected);
            assert_eq!(serde_json::to_string(&token).unwrap(), json);
        )*};
    }
    at! {
        Unix "4102444800" "2100-01-01T00:00:00+00:00",
        UnixMs "4102444800000" "2100-01-01T00:00:00+00:00",
        Rfc3339 "\"2100-01-01T00:00:00Z\"" "2100-01-01T00:00:00+00:00",
        HttpDate "\"Fri, 01 Jan 2100 00:00:00 GMT\"" "2100-01-01T00:00:00+00:00",
        Date "\"2100-01-01\"" "2100-01-01T00:00:00+00:00",
        American "\"01/31/2100 12:00:00\"" "2100-01-31T12:00:00+00:00",
        DayOnly "\"31.01.2100\"" "2100-01-31T00:00:00+00:00",
    }
    let token: WithZone =
        serde_json::from_str(r#"{"expires_at":"2100-01-01 02:00:00 +0200"}"#).unwrap();
    assert_eq!(token.expires_at.to_rfc3339(), "2100-01-01T00:00:00+00:00");

    for json in [r#"{"expires_at":4102444800}"#, r#"{"expires_at":"2100-01-01T00:00:00Z"}"#] {
        let token: Several = serde_json::from_str(json).unwrap();
        assert!(!token.is_expired());
    }

    macro_rules! lasts {
        ($($name:ident $value:literal,)*) => {$(
            let json = format!(r#"{{"created_at":4102444800,"expires_in":{}}}"#, $value);
            let token: $name = serde_json::from_str(&json).unwrap();
            let expires_at = token.expires_at().unwrap();
            assert_eq!(expires_at.to_rfc3339(), "2100-01-01T00:02:00+00:00");
        )*};
    }
    lasts!(Seconds "120", Millis "120000", Minutes "2", Duration "\"120s\"", Clock "\"0:2:0\"",);

    macro_rules! granted {
        ($($name:ident $value:literal,)*) => {$(
            let json = format!(r#"{{"scope":{}}}"#, $value);
            let token: $name = serde_json::from_str(&json).unwrap();
            assert!(token.has_all_scopes(["a", "b"]), "{token:?}");
        )*};
    }
    granted! {
        Space "\"a b\"",
        Comma "\"a,b\"",
        List "[\"a\",\"b\"]",
        Objects "[{\"name\":\"a\"},{\"name\":\"b\"}]",
    }

    // {"alg":"none"}.{"exp":4102444800}.
    let json = r#"{"token":"eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9."}"#;
    let token: Jwt = serde_json::from_str(json).unwrap();
    assert!(!token.is_expired());
}
