//! `Option` by any path, and from a macro's `$ty:ty`.

#![allow(unused_parens)]

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

macro_rules! session {
    ($name:ident, $token:ty, $time:ty, $encoding:literal, $number:expr) => {
        #[derive(Debug, TokenModel)]
        struct $name {
            #[token(refresh_token)]
            refresh_token: $token,
            #[token(expires = $encoding, never($number))]
            expires_at: $time,
        }
    };
}

session!(Short, Option<Secret>, Option<DateTime<Utc>>, "unix", 0);
session!(Core, core::option::Option<Secret>, core::option::Option<DateTime<Utc>>, "unix", 0);
session!(Absolute, ::core::option::Option<Secret>, ::std::option::Option<i64>, "unix", 0);
session!(Paren, (Option<Secret>), (Option<DateTime<Utc>>), "unix", 0);

#[derive(Debug, TokenModel)]
struct Direct {
    #[token(refresh_token)]
    refresh_token: core::option::Option<Secret>,
    #[token(expires = "unix", never(0))]
    expires_at: ::std::option::Option<DateTime<Utc>>,
    #[token(required)]
    user_name: std::option::Option<String>,
}

fn main() {
    macro_rules! absent {
        ($($name:ident)*) => {$(
            let token: $name = serde_json::from_str(r#"{"user_name": null}"#).unwrap();
            assert!(!token.is_expired() && !token.can_refresh(), "{token:?}");
        )*};
    }
    absent!(Short Core Absolute Paren Direct);
}
