//! What the fuzz targets check: no bytes cause a panic, what was read can be stored, and the
//! answers agree with each other.
//!
//! Each public function is one target. The test `properties` runs the targets too.

use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};
use token_runtime::{
    Authorizes, Expires, Expiry, Extra, Refreshes, ScopeSet, Scoped, Secret, Status, TokenModel,
    TokenType,
};

/// JSON into Zendesk's models.
pub fn zendesk(data: &[u8]) {
    stored::<OAuthTokensResponse>(data);
    if let Some(token) = stored::<OauthTokenObject>(data) {
        asked(&token);
        refreshed(&token);
        authorized(&token);
    }
    if let Some(reply) = stored::<OAuthTokenResponse>(data) {
        asked(&reply);
        refreshed(&reply);
        authorized(&reply);
    }
}

/// JSON into Clerk's models.
pub fn clerk(data: &[u8]) {
    stored::<OAuthAccessTokens>(data);
    if let Some(token) = stored::<OAuthAccessToken>(data) {
        asked(&token);
        authorized(&token);
    }
}

/// JSON into Authlete's models.
pub fn authlete(data: &[u8]) {
    stored::<TokenGetListResponse>(data);
    if let Some(token) = stored::<AccessToken>(data) {
        asked(&token);
    }
}

/// JSON into Easyship's model.
pub fn easyship(data: &[u8]) {
    if let Some(token) = stored::<OAuth2TokenResponse>(data) {
        asked(&token);
        refreshed(&token);
        authorized(&token);
    }
}

/// A struct with every role, under the names that many providers use.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(margin = "5m", default_lifetime = "1h")]
struct Broad {
    #[token(access_token, expires = "jwt")]
    #[serde(alias = "token", alias = "accessToken")]
    access_token: Option<Secret>,
    #[token(refresh_token)]
    #[serde(alias = "refreshToken")]
    refresh_token: Option<Secret>,
    #[token(secret)]
    id_token: Option<Box<Secret>>,
    #[token(token_type)]
    token_type: Option<TokenType>,
    #[token(active)]
    active: Option<bool>,
    #[token(
        expires("unix", "rfc3339", "http_date", "date", "%m/%d/%Y %H:%M:%S"),
        never(0, "", "never"),
        unknown(-1, absent)
    )]
    #[serde(alias = "expires", alias = "expiresAt", alias = "expiry")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in, unknown(-1))]
    #[serde(alias = "expiresIn")]
    expires_in: Option<i64>,
    #[token(refresh_expires = "unix_ms", never(0))]
    refresh_expires_at: Expiry,
    #[token(refresh_expires_in)]
    #[serde(alias = "refresh_token_expires_in")]
    refresh_expires_in: Option<u64>,
    #[token(issued("unix", "rfc3339"))]
    #[serde(alias = "issued_at", alias = "created")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    #[serde(alias = "scopes")]
    scope: Option<ScopeSet>,
    #[token(nested, fallback)]
    data: Option<Box<OAuth2TokenResponse>>,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

/// JSON or a form into the struct with every role.
pub fn broad(data: &[u8]) {
    if let Some(token) = stored::<Broad>(data) {
        asked(&token);
        refreshed(&token);
        authorized(&token);
    }
    if let Ok(text) = std::str::from_utf8(data) {
        if let Ok(token) = serde_urlencoded::from_str::<Broad>(text) {
            settles(&token);
            asked(&token);
        }
    }
}

/// Any bytes into every model, through binary formats.
pub fn formats(data: &[u8]) {
    fn model<T: DeserializeOwned + Serialize + PartialEq + Debug>(data: &[u8]) {
        for token in from_bytes::<T>(data) {
            assert_eq!(binary(&token), token);
            let _ = format!("{token:?}");
            let json = serde_json::to_string(&token).unwrap();
            let _ =
                serde_json::from_str::<T>(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
        }
    }

    model::<OauthTokenObject>(data);
    model::<OAuthTokenResponse>(data);
    model::<OAuthTokensResponse>(data);
    model::<AccessToken>(data);
    model::<OAuth2TokenResponse>(data);
    unix::from_bytes(data);
    rfc3339::from_bytes(data);
    without_zone::from_bytes(data);
    seconds::from_bytes(data);
    duration::from_bytes(data);
}

/// Reads the bytes in each binary format.
fn from_bytes<T: DeserializeOwned>(data: &[u8]) -> impl Iterator<Item = T> {
    let tokens = [
        postcard::from_bytes::<T>(data).ok(),
        rmp_serde::from_slice::<T>(data).ok(),
        ciborium::from_reader::<T, _>(data).ok(),
    ];
    tokens.into_iter().flatten()
}

/// Stores a token in a binary format, and reads it.
fn binary<T: DeserializeOwned + Serialize>(token: &T) -> T {
    let bytes = rmp_serde::to_vec(token).unwrap();
    rmp_serde::from_slice(&bytes).unwrap()
}

/// One struct for each encoding and type.
macro_rules! fields {
    ($($module:ident: $attribute:ident = $written:literal, [$($name:ident: $ty:ty),+];)+) => {$(
        mod $module {
            use super::{DateTime, Duration, Expiry, FixedOffset, SystemTime, TimeDelta, TokenModel, Utc};

            $(
                #[derive(Debug, Clone, PartialEq, TokenModel)]
                pub(super) struct $name {
                    #[token($attribute = $written)]
                    at: $ty,
                    #[token(received)]
                    received_at: DateTime<Utc>,
                }
            )+

            /// The bytes into each of them, through binary formats.
            #[allow(dead_code, reason = "not for every encoding")]
            pub(super) fn from_bytes(data: &[u8]) {
                $(super::from_bytes::<$name>(data).for_each(|token| super::said(&token, false));)+
            }

            /// The value into each of them.
            pub(super) fn all(value: &super::Value) {
                $(super::field::<$name>(value);)+
                // So that every module uses every name.
                let _: Option<(DateTime<FixedOffset>, Duration, Expiry, SystemTime, TimeDelta)> = None;
            }
        }
    )+};
}

fields! {
    unix: expires = "unix",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    unix_ms: expires = "unix_ms",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    rfc3339: expires = "rfc3339",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    http_date: expires = "http_date",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    date: expires = "date",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    strftime: expires = "%Y-%m-%d %H:%M:%S%.f %z",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    without_zone: expires = "%d.%m.%Y %H:%M:%S",
        [InUtc: DateTime<Utc>, Offset: Option<DateTime<FixedOffset>>, Answer: Expiry, System: SystemTime, Int: i64, Narrow: u32];
    seconds: expires_in = "seconds",
        [Int: i64, Narrow: u32, Float: f64, Std: Duration, Chrono: TimeDelta, Optional: Option<u64>];
    millis: expires_in = "millis",
        [Int: i64, Narrow: u32, Float: f64, Std: Duration, Chrono: TimeDelta, Optional: Option<u64>];
    minutes: expires_in = "minutes",
        [Int: i64, Narrow: u32, Float: f64, Std: Duration, Chrono: TimeDelta, Optional: Option<u64>];
    duration: expires_in = "duration",
        [Int: i64, Narrow: u32, Float: f64, Std: Duration, Chrono: TimeDelta, Optional: Option<u64>];
    clock: expires_in = "clock",
        [Int: i64, Narrow: u32, Float: f64, Std: Duration, Chrono: TimeDelta, Optional: Option<u64>];
}

/// One value into each encoding of a point in time.
pub fn times(data: &[u8]) {
    for value in values(data) {
        unix::all(&value);
        unix_ms::all(&value);
        rfc3339::all(&value);
        http_date::all(&value);
        date::all(&value);
        strftime::all(&value);
        without_zone::all(&value);
    }
}

/// One value into each unit of a lifetime.
pub fn lifetimes(data: &[u8]) {
    for value in values(data) {
        seconds::all(&value);
        millis::all(&value);
        minutes::all(&value);
        duration::all(&value);
        clock::all(&value);
    }
}

/// The values that the bytes can be: a JSON value, and a string.
fn values(data: &[u8]) -> impl Iterator<Item = Value> {
    let text = std::str::from_utf8(data).ok().map(Value::from);
    serde_json::from_slice(data).ok().into_iter().chain(text)
}

/// serde reads the variant from a buffer that does not know the format.
#[derive(Deserialize)]
#[serde(untagged)]
enum Buffered<T> {
    Token(T),
}

/// Rule: a time that was read survives storing, and is in the years 0 to 9999. An array or an
/// object is not a time. A buffer of serde accepts what the format accepts.
fn field<T: DeserializeOwned + Serialize + PartialEq + Debug + Expires>(value: &Value) {
    let payload = json!({ "at": value, "received_at": "2026-01-01T00:00:00Z" });
    let token = serde_json::from_value::<T>(payload.clone()).ok();
    let buffered = serde_json::from_value::<Buffered<T>>(payload).ok();
    assert_eq!(buffered.map(|Buffered::Token(token)| token), token, "{value}");
    let Some(token) = token else { return };
    // Two formats represent a scalar as an object with a private key.
    let is_marked = value.as_object().is_some_and(|it| it.keys().all(|key| key.starts_with('$')));
    assert!(!value.is_array() && (is_marked || !value.is_object()), "{value}");
    said(&token, !value.is_null());
    let stored = settles(&token);
    for end in [&token, &stored].into_iter().filter_map(TokenModel::expires_at) {
        assert!((-62_167_219_200..=253_402_300_799).contains(&end.timestamp()), "{value} is {end}");
    }
    assert_eq!(token.expires_at().is_some(), stored.expires_at().is_some(), "{value}");
    agree(&token);
}

/// Rule: without a declared sentinel value no payload means "never", and only a missing value
/// means "unknown". What was read can be written, and binary formats keep the expiry.
fn said<T: DeserializeOwned + Serialize + Debug + Expires>(token: &T, is_there: bool) {
    assert!(token.expiry() != Expiry::Never, "{token:?}");
    assert!(token.expiry() != Expiry::Unknown || !is_there, "{token:?}");
    assert_eq!(binary(token).expiry(), token.expiry(), "{token:?}");
    serde_json::to_string(token).unwrap();
}

/// One struct for each scope format.
macro_rules! forms {
    ($($name:ident $form:literal $ty:ty;)+) => {
        $(
            #[derive(Debug, Clone, PartialEq, TokenModel)]
            struct $name {
                #[token(scopes = $form)]
                scope: $ty,
            }
        )+

        /// Scopes in each format: a string, an array or an object.
        pub fn scopes(data: &[u8]) {
            for value in values(data) {
                $(
                    if let Ok(token) = serde_json::from_value::<$name>(json!({ "scope": value })) {
                        let again = settles(&token);
                        let sets: [ScopeSet; 2] = [&token, &again].map(|token| token.scopes().collect());
                        assert_eq!(sets[0], sets[1], "{value}");
                        granted(&token);
                    }
                )+
            }
            if let Ok(text) = std::str::from_utf8(data) {
                let set = ScopeSet::from(text);
                let sorted: ScopeSet = set.iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
                assert_eq!(set, sorted);
                assert_eq!(set.len(), sorted.len());
            }
        }
    };
}

forms! {
    Space "space" ScopeSet;
    Comma "comma" ScopeSet;
    List "list" ScopeSet;
    Objects "objects(name)" ScopeSet;
    Map "map" ScopeSet;
    SpaceText "space" String;
    CommaText "comma" Option<Box<str>>;
    Strings "list" Vec<String>;
}

/// Reads JSON, and stores the model if there is one.
fn stored<T: DeserializeOwned + Serialize + PartialEq + Debug + TokenModel>(
    data: &[u8],
) -> Option<T> {
    let token: T = match serde_json::from_slice(data) {
        Ok(token) => token,
        Err(error) => {
            let _ = error.to_string();
            return None;
        }
    };
    let _ = format!("{token:?} {token:#?}");
    let _ = serde_json::to_string(&token.redacted()).unwrap();
    settles(&token);
    Some(token)
}

/// Rule: what was read can be stored and read back. The first time a fraction may lose what a
/// float cannot represent; after that nothing changes.
fn settles<T: DeserializeOwned + Serialize + PartialEq + Debug>(token: &T) -> T {
    let text = serde_json::to_string(token).unwrap();
    let _ = serde_json::from_str::<T>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    // Not through text, because `serde_json` may get the last bit of a large float wrong.
    let turn =
        |token: &T| serde_json::from_value::<T>(serde_json::to_value(token).unwrap()).unwrap();
    let once = turn(token);
    assert_eq!(turn(&once), once, "{text}");
    once
}

/// Rule: the answers about time and scopes agree.
fn asked<T: Expires + Scoped>(token: &T) {
    agree(token);
    granted(token);
}

fn moments() -> [DateTime<Utc>; 5] {
    [
        DateTime::<Utc>::MIN_UTC,
        DateTime::UNIX_EPOCH,
        DateTime::from_timestamp(1_767_225_600, 1).unwrap(),
        DateTime::from_timestamp(253_402_300_799, 999_999_999).unwrap(),
        DateTime::<Utc>::MAX_UTC,
    ]
}

fn agree<T: Expires>(token: &T) {
    let mut before = None;
    for now in
        moments().into_iter().chain(token.expires_at()).collect::<std::collections::BTreeSet<_>>()
    {
        let expired = token.is_expired_at(now);
        assert_eq!(token.time_left_at(now).is_some_and(|left| left.is_zero()), expired);
        assert_eq!(token.status_at(now) == Status::Expired, expired);
        assert_eq!(token.expires_within_at(Duration::ZERO, now), expired);
        assert!(token.needs_refresh_at(now) || !expired);
        assert!(expired || before != Some(true), "expired once is expired for good");
        before = Some(expired);
    }
}

fn granted<T: Scoped>(token: &T) {
    let all: Vec<&str> = token.scopes().collect();
    assert!(token.has_all_scopes(&all) && token.missing_scopes(&all).is_empty());
    assert!(all.iter().all(|scope| token.has_scope(scope) && !scope.is_empty()));
    // Not a constant, because the fuzzer would find it.
    let longer = "x".repeat(1 + all.iter().map(|scope| scope.len()).max().unwrap_or_default());
    assert!(token.require_scopes([longer]).is_err());
}

/// Rule: refreshing a token with itself changes nothing.
fn refreshed<T: Refreshes + Clone + PartialEq + Debug>(token: &T) {
    assert_eq!(token.clone().refresh_with(token.clone()), *token);
    for now in moments() {
        let _ = (
            token.can_refresh_at(now),
            token.refresh_is_expired_at(now),
            token.refresh_scopes().count(),
        );
    }
}

/// Rule: a header has visible ASCII only.
fn authorized<T: Authorizes>(token: &T) {
    if let Ok(header) = token.authorization() {
        assert!(header.expose_secret().bytes().all(|byte| matches!(byte, b' '..=b'~')));
    }
}
