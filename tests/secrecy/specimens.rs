//! Structs with secrets, and with values that errors must not quote, in every position.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Display};
use std::net::IpAddr;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Utc};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};
use token_runtime::{Expiry, Extra, ScopeSet, Secret, TokenModel, TokenType};

use crate::Tells;

/// A struct, a payload for it, and the positions of its secrets.
pub(crate) trait Specimen: Tells {
    /// A payload with every member.
    fn payload() -> Value;

    /// JSON pointers to values that must not be printed, including the values below them.
    fn secrets() -> &'static [&'static str];
}

/// Every role once, on its usual type.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Session {
    #[token(access_token)]
    pub(crate) access_token: Secret,
    #[token(access_token, fallback)]
    pub(crate) legacy_token: Option<Secret>,
    #[token(refresh_token)]
    pub(crate) refresh_token: Option<Secret>,
    #[token(secret)]
    pub(crate) id_token: Option<Box<Secret>>,
    #[token(token_type)]
    pub(crate) token_type: TokenType,
    #[token(expires("unix", "rfc3339"), never(0, "none"))]
    pub(crate) expires_at: Option<DateTime<Utc>>,
    #[token(expires_in, unknown(-1))]
    pub(crate) expires_in: Option<u64>,
    #[token(refresh_expires = "http_date")]
    pub(crate) refresh_expires_at: Option<DateTime<FixedOffset>>,
    #[token(refresh_expires_in = "clock")]
    pub(crate) refresh_expires_in: Option<Duration>,
    #[token(issued = "%Y-%m-%d %H:%M:%S")]
    pub(crate) created_at: Expiry,
    #[token(received)]
    pub(crate) received_at: DateTime<Utc>,
    #[token(instant = "date")]
    pub(crate) used_at: Option<i64>,
    #[token(scopes = "space")]
    pub(crate) scope: ScopeSet,
    #[token(refresh_scopes = "objects(name)")]
    pub(crate) refresh_scope: Option<Vec<String>>,
}

impl Specimen for Session {
    fn payload() -> Value {
        json!({
            "access_token": "a", "legacy_token": "l", "refresh_token": "r", "id_token": "i",
            "token_type": "Bearer", "expires_at": "2026-01-01T00:00:00Z", "expires_in": 60,
            "refresh_expires_at": "Sun, 06 Nov 1994 08:49:37 GMT", "refresh_expires_in": "1:00:00",
            "created_at": "2026-01-01 00:00:00", "received_at": "2026-01-01T00:00:00Z",
            "used_at": "2026-01-01", "scope": "read write", "refresh_scope": [{ "name": "read" }],
        })
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token", "/legacy_token", "/refresh_token", "/id_token"]
    }
}

/// Unknown members and a flattened model.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Flat {
    pub(crate) id: u64,
    #[token(nested)]
    #[serde(flatten)]
    pub(crate) session: Pair,
    #[token(extra)]
    #[serde(flatten)]
    pub(crate) extra: Extra,
}

/// The two secrets that most replies have.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Pair {
    #[token(access_token)]
    pub(crate) access_token: Secret,
    #[token(refresh_token)]
    pub(crate) refresh_token: Option<Secret>,
    #[token(expires = "unix_ms")]
    pub(crate) expires_at: Option<DateTime<Utc>>,
}

impl Specimen for Flat {
    fn payload() -> Value {
        json!({
            "id": 1, "access_token": "a", "refresh_token": "r", "expires_at": 1,
            "hint": "h", "more": { "deep": ["x", { "deeper": "y" }] },
        })
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token", "/refresh_token", "/hint", "/more"]
    }
}

/// Models in every container, and a type parameter.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Envelope<T, U> {
    #[token(nested)]
    pub(crate) data: T,
    pub(crate) list: Vec<Pair>,
    pub(crate) boxed: Option<Box<Pair>>,
    pub(crate) by_name: BTreeMap<String, Pair>,
    pub(crate) more: U,
}

impl Specimen for Envelope<Flat, (Secret, Option<Pair>)> {
    fn payload() -> Value {
        let pair = json!({ "access_token": "a", "refresh_token": "r", "expires_at": 1 });
        json!({
            "data": Flat::payload(), "list": [pair, pair], "boxed": pair,
            "by_name": { "one": pair }, "more": ["s", pair],
        })
    }

    fn secrets() -> &'static [&'static str] {
        &[
            "/data/access_token",
            "/data/refresh_token",
            "/data/hint",
            "/data/more",
            "/list/0/access_token",
            "/list/0/refresh_token",
            "/list/1/access_token",
            "/list/1/refresh_token",
            "/boxed/access_token",
            "/boxed/refresh_token",
            "/by_name/one/access_token",
            "/by_name/one/refresh_token",
            "/more/0",
            "/more/1/access_token",
            "/more/1/refresh_token",
        ]
    }
}

/// Secrets in types whose `Debug` prints them, and unknown members in a map.
#[derive(Clone, PartialEq, TokenModel)]
#[token(debug)]
pub(crate) struct Printing {
    #[token(access_token)]
    pub(crate) access_token: String,
    #[token(refresh_token)]
    pub(crate) refresh_token: Option<Box<str>>,
    #[token(secret)]
    pub(crate) id_token: Box<str>,
    #[token(secret)]
    pub(crate) client_secret: Option<String>,
    #[token(expires = "unix")]
    pub(crate) expires_at: Option<DateTime<Utc>>,
    #[token(nested(refresh_expires))]
    pub(crate) inner: Option<Box<Pair>>,
    #[token(extra)]
    #[serde(flatten)]
    pub(crate) rest: BTreeMap<String, Value>,
}

impl Specimen for Printing {
    fn payload() -> Value {
        json!({
            "access_token": "a", "refresh_token": "r", "id_token": "i", "client_secret": "c",
            "expires_at": 1, "inner": { "access_token": "a", "refresh_token": "r" },
            "hint": "h", "more": { "deep": ["x"] },
        })
    }

    fn secrets() -> &'static [&'static str] {
        &[
            "/access_token",
            "/refresh_token",
            "/id_token",
            "/client_secret",
            "/inner/access_token",
            "/inner/refresh_token",
            "/hint",
            "/more",
        ]
    }
}

/// Fields without a role, of types whose errors quote the value.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Members {
    #[token(access_token)]
    pub(crate) access_token: Secret,
    pub(crate) name: String,
    pub(crate) number: u64,
    pub(crate) float: f32,
    pub(crate) flag: bool,
    pub(crate) letter: char,
    pub(crate) kind: Kind,
    pub(crate) address: IpAddr,
    pub(crate) pair: (String, u8),
    pub(crate) counts: HashMap<String, u32>,
    pub(crate) list: Vec<Option<u16>>,
    pub(crate) strict: Strict,
    pub(crate) either: Either,
    pub(crate) tagged: Tagged,
    pub(crate) even: Even,
    pub(crate) colour: Quoting<0>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    User,
    Bot { id: u8 },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Strict {
    only: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Either {
    Number(u8),
    Word { word: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value")]
pub(crate) enum Tagged {
    Number(u8),
}

/// A `try_from` type whose error quotes the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Even(String);

impl TryFrom<String> for Even {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() % 2 == 0 && text.len() < 4 {
            Ok(Self(text))
        } else {
            Err(format!("`{text}` is not even"))
        }
    }
}

impl From<Even> for String {
    fn from(even: Even) -> Self {
        even.0
    }
}

impl Specimen for Members {
    fn payload() -> Value {
        json!({
            "access_token": "a", "name": "n", "number": 1, "float": 1.5, "flag": true, "letter": "x",
            "kind": { "bot": { "id": 1 } }, "address": "127.0.0.1", "pair": ["p", 1],
            "counts": { "one": 1 }, "list": [1, null], "strict": { "only": 1 },
            "either": { "word": "w" }, "tagged": { "type": "Number", "value": 1 }, "even": "ab",
            "colour": "red",
        })
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token"]
    }
}

/// A member type whose error quotes the value in the way `HOW`. Every way occurs in a published
/// crate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Quoting<const HOW: usize>(String);

/// The number of ways.
pub(crate) const WAYS: usize = 12;

fn refuse<E: Error>(how: usize, text: &str) -> E {
    let quoted =
        |before: &dyn Display, after: &dyn Display| E::custom(format!("{before}{text}{after}"));
    match how {
        0 => quoted(&"unknown colour ", &""),
        1 => E::invalid_value(Unexpected::Str(text), &"a colour"),
        2 => E::invalid_type(Unexpected::Other(text), &"a colour"),
        3 => E::unknown_variant(text, &["red", "green"]),
        4 => E::unknown_variant(text, &[]),
        5 => quoted(&"", &""),
        6 => quoted(&"", &": not a colour"),
        7 => quoted(&"bad `", &"`, expected a colour"),
        8 => quoted(&"invalid type: ", &", expected a colour"),
        9 => quoted(&"no such colour: ", &" at line 1 column 1"),
        10 => quoted(&"field `colour`: ", &""),
        _ => quoted(&"colour: ", &": invalid type: map, expected a colour"),
    }
}

impl<'de, const HOW: usize> Deserialize<'de> for Quoting<HOW> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Colour<const HOW: usize>;

        impl<const HOW: usize> Visitor<'_> for Colour<HOW> {
            type Value = Quoting<HOW>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a colour")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Quoting<HOW>, E> {
                if text == "red" { Ok(Quoting(text.to_owned())) } else { Err(refuse(HOW, text)) }
            }
        }

        deserializer.deserialize_str(Colour::<HOW>)
    }
}

/// A struct with such a member, by itself and flattened into another struct.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Coloured<const HOW: usize> {
    #[token(access_token)]
    pub(crate) access_token: Secret,
    pub(crate) colour: Quoting<HOW>,
    pub(crate) colours: Option<Vec<Quoting<HOW>>>,
}

/// The same with members that serde buffers.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct ColouredFlat<const HOW: usize> {
    #[token(nested)]
    #[serde(flatten)]
    pub(crate) inner: Coloured<HOW>,
}

impl<const HOW: usize> Specimen for Coloured<HOW> {
    fn payload() -> Value {
        json!({ "access_token": "a", "colour": "red", "colours": ["red"] })
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token"]
    }
}

impl<const HOW: usize> Specimen for ColouredFlat<HOW> {
    fn payload() -> Value {
        Coloured::<HOW>::payload()
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token"]
    }
}

/// A struct without attributes. The derive protects its errors only.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Plain {
    pub(crate) secret: Secret,
    pub(crate) secrets: Vec<Secret>,
    pub(crate) by_name: HashMap<String, Secret>,
    pub(crate) number: u64,
}

impl Specimen for Plain {
    fn payload() -> Value {
        json!({ "secret": "s", "secrets": ["s", "t"], "by_name": { "a": "s" }, "number": 1 })
    }

    fn secrets() -> &'static [&'static str] {
        &["/secret", "/secrets/0", "/secrets/1", "/by_name/a"]
    }
}

/// The expiry inside the token, scopes as an object, and scopes as a list of an enum.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Jwt {
    #[token(access_token, expires = "jwt")]
    pub(crate) access_token: Secret,
    #[token(scopes)]
    pub(crate) permissions: BTreeMap<String, String>,
    #[token(refresh_scopes = "list")]
    pub(crate) roles: Vec<Role>,
}

/// A scope as an enum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Reader,
}

impl AsRef<str> for Role {
    fn as_ref(&self) -> &str {
        match self {
            Self::Reader => "reader",
        }
    }
}

impl Specimen for Jwt {
    fn payload() -> Value {
        json!({
            "access_token": "e30.eyJleHAiOjF9.c2ln", "permissions": { "issues": "write" },
            "roles": ["reader"],
        })
    }

    fn secrets() -> &'static [&'static str] {
        &["/access_token"]
    }
}
