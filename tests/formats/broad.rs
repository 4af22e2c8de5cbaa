//! Every role on every type that supports it, with all members and with none.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use token_runtime::{
    Expires, Expiry, Extra, Refreshes, ScopeSet, Scoped, Secret, TokenModel, TokenType,
};

use crate::{Format, Stored, comes_back, complete, form, postcard, toml};

fn read<T: Stored>(body: &Value) -> T {
    serde_json::from_str(&body.to_string()).unwrap()
}

#[track_caller]
fn everywhere<T: Stored>(body: &Value) {
    let token: T = read(body);
    comes_back(&token, complete());
    comes_back(&token, toml());
    comes_back(&token, [postcard()]);
}

/// Rule: the expiry survives the round-trip. The tokens may differ: binary formats drop the offset
/// of a time, and a sentinel value may be written as another one with the same meaning.
#[track_caller]
fn means_the_same<T: Stored + Expires>(body: &Value, formats: impl IntoIterator<Item = Format<T>>) {
    let token: T = read(body);
    for Format { name, turn } in formats {
        let back = turn(&token).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(back.expiry(), token.expiry(), "{name}: {body}");
    }
}

macro_rules! times {
    ($($name:ident: $time:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires = "unix")]
            unix: $time,
            #[token(expires = "unix_ms", fallback)]
            unix_ms: Option<$time>,
            #[token(refresh_expires = "rfc3339")]
            rfc3339: Option<$time>,
            #[token(issued = "http_date")]
            http_date: Option<$time>,
            #[token(instant = "date")]
            date: Option<$time>,
            #[token(instant = "%Y/%m/%d %H:%M:%S%.f %z")]
            strftime: Option<$time>,
            #[token(instant("rfc3339", "unix"), required)]
            several: Option<$time>,
        }
    )*};
}

times! {
    InUtc: DateTime<Utc>,
    WithOffset: DateTime<FixedOffset>,
    Answer: Expiry,
    System: SystemTime,
    Signed: i64,
    Unsigned: u64,
    Narrow: u32,
    Wide: i128,
}

fn times(seconds: i64) -> Value {
    let at = DateTime::from_timestamp(seconds, 0).unwrap();
    json!({
        "unix": seconds, "unix_ms": seconds * 1000, "rfc3339": at.to_rfc3339(),
        "http_date": at.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        "date": at.format("%Y-%m-%d").to_string(),
        "strftime": at.format("%Y/%m/%d %H:%M:%S %z").to_string(), "several": at.to_rfc3339(),
    })
}

#[test]
fn times_round_trip() {
    for seconds in [0, 1, 1_767_229_200, 4_102_444_800] {
        let all = times(seconds);
        everywhere::<InUtc>(&all);
        everywhere::<WithOffset>(&all);
        everywhere::<Answer>(&all);
        everywhere::<System>(&all);
        everywhere::<Signed>(&all);
        everywhere::<Unsigned>(&all);
        everywhere::<Narrow>(&all);
        everywhere::<Wide>(&all);
    }
    for seconds in [-1, -62_167_219_200, 253_402_300_799] {
        let all = times(seconds);
        everywhere::<InUtc>(&all);
        everywhere::<WithOffset>(&all);
        everywhere::<Answer>(&all);
        everywhere::<System>(&all);
        everywhere::<Signed>(&all);
    }
}

#[test]
fn times_that_are_not_there_round_trip() {
    fn check<T: Stored>(body: &Value) {
        comes_back(&read::<T>(body), complete());
        comes_back(&read::<T>(body), [postcard()]);
    }
    let none = json!({ "unix": 1, "several": null });
    check::<InUtc>(&none);
    check::<WithOffset>(&none);
    check::<Answer>(&none);
    check::<System>(&none);
    check::<Signed>(&none);
    check::<Narrow>(&none);
}

/// Rule: a fraction of a second survives as far as the encoding can represent it.
#[test]
fn fractions_round_trip() {
    let body = json!({
        "unix": 1_767_229_200.123_456, "unix_ms": 1_767_229_200_123.25,
        "rfc3339": "2026-01-01T00:00:00.123456789Z", "several": "2026-01-01T00:00:00.000000001+05:30",
        "strftime": "2026/01/01 00:00:00.5 +0000",
    });
    everywhere::<InUtc>(&body);
    everywhere::<WithOffset>(&body);
    everywhere::<Answer>(&body);
    everywhere::<System>(&body);
}

/// Rule: an offset survives if the encoding writes offsets.
#[test]
fn offsets_round_trip() {
    let token: WithOffset = read(&json!({
        "unix": 0, "rfc3339": "2026-01-01T00:00:00+05:30", "several": "2026-01-01T00:00:00-11:45",
    }));
    for Format { name, turn } in complete().into_iter().chain(toml()) {
        let back = turn(&token).unwrap();
        assert_eq!(back, token, "{name}");
        // Binary formats keep the instant only.
        if ["JSON", "YAML", "TOML"].iter().any(|kind| name.starts_with(kind)) {
            assert_eq!(back.rfc3339.unwrap().to_rfc3339(), "2026-01-01T00:00:00+05:30", "{name}");
        }
    }
}

macro_rules! marks {
    ($($name:ident: $time:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(expires = "unix", never(0, -1, "never", absent), unknown(-2, "N/A"))]
            expires_at: $time,
        }
    )*};
}

marks! {
    MarkedTime: Option<DateTime<Utc>>,
    MarkedAnswer: Expiry,
    MarkedOffset: Option<DateTime<FixedOffset>>,
    MarkedSystem: Option<SystemTime>,
}

/// An integer cannot hold a sentinel that is text, so such a sentinel must mean the same as
/// `None`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct MarkedNumber {
    #[token(expires = "unix", never(0, -1, absent), unknown(-2))]
    expires_at: Option<i64>,
}

/// Rule: a sentinel value keeps its meaning.
#[test]
fn sentinels_round_trip() {
    for body in [
        json!({}),
        json!({ "expires_at": null }),
        json!({ "expires_at": 0 }),
        json!({ "expires_at": "0" }),
        json!({ "expires_at": -1 }),
        json!({ "expires_at": -2 }),
        json!({ "expires_at": 5 }),
    ] {
        means_the_same::<MarkedTime>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedAnswer>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedNumber>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedOffset>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedSystem>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
    }
    for word in ["never", "N/A"] {
        let body = json!({ "expires_at": word });
        means_the_same::<MarkedTime>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedAnswer>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedOffset>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
        means_the_same::<MarkedSystem>(
            &body,
            complete().into_iter().chain(toml()).chain([postcard(), form()]),
        );
    }
}

macro_rules! lifetimes {
    ($($name:ident: $lifetime:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(received)]
            received_at: DateTime<Utc>,
            #[token(expires_in, never(0), unknown(absent))]
            seconds: Option<$lifetime>,
            #[token(expires_in = "millis", fallback)]
            millis: $lifetime,
            #[token(refresh_expires_in = "minutes")]
            minutes: Option<$lifetime>,
            #[token(refresh_expires_in = "duration", fallback)]
            duration: Option<$lifetime>,
            #[token(refresh_expires_in = "clock", fallback)]
            clock: Option<$lifetime>,
        }
    )*};
}

lifetimes! {
    SignedSpan: i64,
    UnsignedSpan: u64,
    NarrowSpan: u32,
    FloatSpan: f64,
    StdSpan: Duration,
    ChronoSpan: TimeDelta,
}

#[test]
fn lifetimes_round_trip() {
    let at = "2026-01-01T00:00:00.123456789Z";
    for body in [
        json!({ "received_at": at, "seconds": 60, "millis": 1500, "minutes": 5, "duration": "3600s", "clock": "25:01:02" }),
        json!({ "received_at": at, "seconds": 0, "millis": 0, "minutes": 0, "duration": "0s", "clock": "0:00:00" }),
        json!({ "received_at": at, "millis": 1 }),
    ] {
        everywhere::<SignedSpan>(&body);
        everywhere::<UnsignedSpan>(&body);
        everywhere::<NarrowSpan>(&body);
        everywhere::<FloatSpan>(&body);
        everywhere::<StdSpan>(&body);
        everywhere::<ChronoSpan>(&body);
        means_the_same::<StdSpan>(&body, complete().into_iter().chain([postcard(), form()]));
    }
    let negative = json!({ "received_at": at, "seconds": -60, "millis": -1, "duration": "-1s" });
    everywhere::<SignedSpan>(&negative);
    everywhere::<FloatSpan>(&negative);
    everywhere::<ChronoSpan>(&negative);
    let fraction =
        json!({ "received_at": at, "seconds": 60.25, "millis": 1.5, "duration": "0.5s" });
    everywhere::<FloatSpan>(&fraction);
    everywhere::<StdSpan>(&fraction);
    everywhere::<ChronoSpan>(&fraction);
    let huge =
        json!({ "received_at": at, "seconds": u64::MAX, "millis": i64::MAX, "minutes": 1e18 });
    everywhere::<SignedSpan>(&huge);
    everywhere::<NarrowSpan>(&huge);
    means_the_same::<UnsignedSpan>(&huge, complete().into_iter().chain([postcard()]));
    means_the_same::<FloatSpan>(&huge, complete().into_iter().chain([postcard()]));
    means_the_same::<StdSpan>(&huge, complete().into_iter().chain([postcard()]));
    means_the_same::<ChronoSpan>(&huge, complete().into_iter().chain([postcard()]));
}

macro_rules! scopes {
    ($($name:ident: $scopes:ty,)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(scopes = "space")]
            space: $scopes,
            #[token(scopes = "comma", fallback)]
            comma: Option<$scopes>,
            #[token(refresh_scopes = "list")]
            list: Option<$scopes>,
            #[token(refresh_scopes = "objects(name)", fallback)]
            objects: Option<$scopes>,
            #[token(refresh_scopes = "map", fallback)]
            map: Option<$scopes>,
            #[token(refresh_scopes, fallback, required)]
            required: Option<$scopes>,
        }
    )*};
}

scopes! {
    SetScopes: ScopeSet,
    ListScopes: Vec<String>,
    SortedScopes: BTreeSet<String>,
    HashedScopes: HashSet<String>,
    BoxedScopes: Vec<Box<str>>,
}

/// Scopes as an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Right {
    Read,
    Write,
}

impl AsRef<str> for Right {
    fn as_ref(&self) -> &str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Rights {
    #[token(scopes)]
    rights: Vec<Right>,
    #[token(refresh_scopes = "list")]
    refresh_rights: Option<BTreeSet<Right>>,
}

/// GitHub's permissions: an object of scopes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Permissions {
    #[token(scopes)]
    permissions: BTreeMap<String, String>,
    #[token(refresh_scopes)]
    more: Option<HashMap<String, u8>>,
}

/// Scopes in a string field, which keeps the text unchanged.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct TextScopes {
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes = "space")]
    space: String,
    #[token(refresh_scopes = "comma")]
    comma: Option<Box<str>>,
}

#[test]
fn scopes_round_trip() {
    for body in [
        json!({
            "space": "a b", "comma": "a,b c", "list": ["a", "b c"], "objects": [{ "name": "a" }, { "name": "b", "id": 1 }],
            "map": { "issues": "read", "wiki": "write:all" }, "required": "x",
        }),
        json!({ "space": "", "comma": "", "list": [], "objects": [], "map": {}, "required": "" }),
    ] {
        everywhere::<SetScopes>(&body);
        everywhere::<ListScopes>(&body);
        everywhere::<SortedScopes>(&body);
        everywhere::<HashedScopes>(&body);
        everywhere::<BoxedScopes>(&body);
    }
    let none = json!({ "required": null });
    comes_back(&read::<SetScopes>(&none), complete());
    comes_back(&read::<SetScopes>(&none), [postcard()]);
    comes_back(&read::<ListScopes>(&none), complete());

    everywhere::<Rights>(&json!({ "rights": "read write", "refresh_rights": ["write"] }));
    everywhere::<Rights>(&json!({}));
    everywhere::<Permissions>(&json!({ "permissions": { "issues": "read" }, "more": { "x": 1 } }));
    everywhere::<Permissions>(&json!({}));
}

/// Rule: scopes in a string field grant the same after the round-trip.
#[test]
fn scopes_as_text_grant_the_same() {
    for body in [
        json!({ "space": " a  b a", "comma": "a, b,,c d" }),
        json!({ "space": "" }),
        json!({ "space": ["a", "b"], "comma": ["a", "b"] }),
    ] {
        let token: TextScopes = read(&body);
        for Format { name, turn } in
            complete().into_iter().chain(toml()).chain([postcard(), form()])
        {
            let back = turn(&token).unwrap();
            assert_eq!(granted(&back), granted(&token), "{name}: {body}");
        }
    }
}

fn granted<T: Scoped + Refreshes>(token: &T) -> [ScopeSet; 2] {
    [token.scopes().collect(), token.refresh_scopes().collect()]
}

/// Secrets, the token type and fields without a role, on every type, present and absent.
#[derive(Clone, PartialEq, TokenModel)]
#[token(debug)]
struct Texts {
    #[token(access_token)]
    access_token: String,
    #[token(access_token, fallback)]
    full: Option<Secret>,
    #[token(refresh_token)]
    refresh_token: Option<Box<str>>,
    #[token(secret)]
    boxed: Option<Box<Secret>>,
    #[token(secret, required)]
    id_token: Option<Secret>,
    #[token(token_type)]
    token_type: Option<TokenType>,
    name: Option<String>,
    #[token(required)]
    label: Option<u8>,
    #[serde(default)]
    flag: bool,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Kind {
    #[token(token_type)]
    token_type: TokenType,
    #[serde(rename = "type", alias = "kind")]
    own: String,
    #[serde(skip)]
    counter: u32,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    list: Vec<u8>,
}

#[test]
fn texts_round_trip() {
    everywhere::<Texts>(&json!({
        "access_token": "a", "full": "f", "refresh_token": "r", "boxed": "b", "id_token": "",
        "token_type": "MAC", "name": "", "label": 1, "flag": true,
    }));
    let none: Texts =
        read(&json!({ "access_token": "a\u{0}\u{1f511}\"", "id_token": null, "label": null }));
    comes_back(&none, complete());
    comes_back(&none, [postcard()]);
    let flat: Texts = read(&json!({ "access_token": "a=&+ %é", "id_token": "i", "label": 1 }));
    comes_back(&flat, [form()]);
    comes_back(&read::<Kind>(&json!({ "type": "x", "list": [1] })), complete());
    comes_back(&read::<Kind>(&json!({ "kind": "x" })), complete());
}

/// Models nested in every container.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Outer<T> {
    #[token(nested)]
    data: T,
    #[token(nested(refresh_expires), fallback)]
    more: Option<Box<InUtc>>,
    list: Vec<InUtc>,
    by_name: BTreeMap<String, Option<InUtc>>,
}

#[test]
fn nested_models_round_trip() {
    let inner = times(1_767_229_200);
    everywhere::<Outer<InUtc>>(
        &json!({ "data": inner, "more": inner, "list": [inner, inner], "by_name": { "a": inner } }),
    );
    everywhere::<Outer<Option<InUtc>>>(&json!({ "list": [], "by_name": {} }));
    everywhere::<Outer<Vec<InUtc>>>(&json!({ "data": [], "list": [], "by_name": {} }));
    everywhere::<Outer<Box<Outer<InUtc>>>>(
        &json!({ "data": { "data": inner, "list": [], "by_name": {} }, "list": [], "by_name": {} }),
    );
}

/// A flattened model and unknown members.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Flat {
    id: u64,
    #[token(nested)]
    #[serde(flatten)]
    inner: Inner,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
}

/// Unknown members only.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Open {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

/// A flattened model.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Merged {
    id: u64,
    #[token(nested)]
    #[serde(flatten)]
    inner: Inner,
}

/// A field that holds an object of unknown members.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Any {
    #[token(access_token)]
    access_token: Secret,
    object: Extra,
    maybe: Option<Extra>,
}

fn members() -> Value {
    json!({
        "bool": true, "int": -7, "big": 1_u64 << 53, "float": 1.5, "whole": 2.0, "text": "\u{1f511}",
        "list": [1, [], {}, "x"], "object": { "Int": 5, "a": { "b": [] } }, "": "",
    })
}

#[test]
fn unknown_members_round_trip() {
    let mut body = members();
    body["access_token"] = json!("a");
    everywhere_but_postcard::<Open>(&body);
    body["expires_at"] = json!(1_767_229_200);
    body["scope"] = json!("a b");
    everywhere_but_postcard::<Open>(&body);
    everywhere::<Any>(&json!({ "access_token": "a", "object": members(), "maybe": members() }));
    everywhere::<Any>(&json!({ "access_token": "a", "object": {} }));
}

#[track_caller]
fn everywhere_but_postcard<T: Stored>(body: &Value) {
    let token: T = read(body);
    comes_back(&token, complete().into_iter().chain(toml()));
}

#[test]
fn flattened_models_round_trip() {
    let inner = json!({
        "access_token": "a", "refresh_token": "r", "expires_at": 1_767_229_200, "expires_in": 60,
        "received_at": "2026-01-01T00:00:00.5Z", "scope": "a b", "id": 7,
    });
    everywhere_but_postcard::<Merged>(&inner);
    everywhere_but_postcard::<Merged>(
        &json!({ "access_token": "a", "id": 7, "received_at": "2026-01-01T00:00:00Z" }),
    );
    let mut flat = inner.clone();
    for (name, value) in members().as_object().unwrap() {
        flat[name] = value.clone();
    }
    everywhere_but_postcard::<Flat>(&flat);
    everywhere_but_postcard::<Flat>(&inner);
}

/// Rule: `refresh_expires` and `refresh_expires_in` keep their meaning.
#[test]
fn refresh_times_mean_the_same() {
    let token: StdSpan =
        read(&json!({ "received_at": "2026-01-01T00:00:00Z", "millis": 1, "minutes": 5 }));
    for Format { name, turn } in complete().into_iter().chain(toml()).chain([postcard(), form()]) {
        assert_eq!(turn(&token).unwrap().refresh_expiry(), refresh(&token), "{name}");
    }
}

fn refresh<T: Refreshes>(token: &T) -> Expiry {
    token.refresh_expiry()
}
