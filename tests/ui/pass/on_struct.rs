//! The struct's attributes, durations in all their spellings.

use std::time::Duration;

use chrono::{DateTime, Utc};
use token_runtime::{Expiry, Secret, Status, TokenModel};

macro_rules! margins {
    ($($name:ident: $margin:literal,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        #[token(margin = $margin)]
        struct $name {
            #[token(expires = "unix")]
            expires_at: DateTime<Utc>,
        }
    )*};
}

margins! {
    Integer: 30,
    Zero: 0,
    Seconds: "90s",
    Minutes: "5m",
    Hours: "1h",
    Days: "30d",
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(margin = "1m", default_lifetime = "1h")]
struct Defaulted {
    #[token(issued = "unix")]
    created_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(default_lifetime = 3600)]
struct DefaultedOnly {
    #[token(access_token)]
    access_token: Secret,
    #[token(received)]
    received_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(never_expires)]
struct ApiKey {
    #[token(access_token)]
    api_key: Secret,
}

#[derive(Clone, PartialEq, TokenModel)]
#[token(debug)]
#[token(margin = 10)]
struct Printed {
    #[token(access_token)]
    access_token: String,
    #[token(secret)]
    client_secret: Option<Box<str>>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let json = r#"{"expires_at": 4102444800}"#;
    let token: Days = serde_json::from_str(json).unwrap();
    let day_before = DateTime::from_timestamp(4_102_444_800 - 86_400, 0).unwrap();
    assert_eq!(token.status_at(day_before), Status::Stale);
    let token: Zero = serde_json::from_str(json).unwrap();
    assert_eq!(token.status_at(day_before), Status::Fresh);
    let token: Integer = serde_json::from_str(json).unwrap();
    assert!(!token.needs_refresh());
    macro_rules! fresh {
        ($($name:ident)*) => {$(
            let token: $name = serde_json::from_str(json).unwrap();
            assert_eq!(token.status(), Status::Fresh);
        )*};
    }
    fresh!(Seconds Minutes Hours);

    let token: Defaulted = serde_json::from_str(r#"{"created_at": 0}"#).unwrap();
    assert_eq!(token.expires_at(), DateTime::from_timestamp(3600, 0));
    let token: DefaultedOnly = serde_json::from_str(r#"{"access_token": "x"}"#).unwrap();
    assert!(!token.is_expired() && token.expires_within(Duration::from_secs(3601)));
    let token: ApiKey = serde_json::from_str(r#"{"api_key": "x"}"#).unwrap();
    assert_eq!(token.expiry(), Expiry::Never);

    let token: Printed =
        serde_json::from_str(r#"{"access_token": "hidden", "client_secret": "hidden"}"#).unwrap();
    assert!(!format!("{token:?} {token:#?}").contains("hidden"));
}
