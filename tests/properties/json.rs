//! No payload panics, and every token that is read can be stored.

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};
use token_runtime::{Expires, Extra, Refreshes, ScopeSet, Scoped, Secret, TokenModel, TokenType};

use crate::{cases, floats};

/// A struct with every role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Everything {
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(token_type)]
    token_type: Option<TokenType>,
    #[token(expires("unix", "rfc3339", "http_date", "date"), never(0, ""), unknown(-1, absent))]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<i64>,
    #[token(refresh_expires_in = "millis", never(0))]
    refresh_expires_in: Option<u32>,
    #[token(issued = "unix_ms")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

/// Names of members, known and unknown.
fn names() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 38] = [
        "access_token",
        "refresh_token",
        "token_type",
        "expires_at",
        "expires_in",
        "refresh_expires_in",
        "created_at",
        "received_at",
        "scope",
        "client_id",
        "full_token",
        "id",
        "refresh_token_expires_at",
        "scopes",
        "token",
        "url",
        "used_at",
        "user_id",
        "tokens",
        "object",
        "external_account_id",
        "provider_user_id",
        "provider",
        "public_metadata",
        "label",
        "token_secret",
        "id_token",
        "data",
        "total_count",
        "accessTokenHash",
        "accessTokenExpiresAt",
        "refreshTokenHash",
        "refreshTokenExpiresAt",
        "createdAt",
        "lastRefreshedAt",
        "properties",
        "accessTokens",
        "grantType",
    ];
    prop_oneof![8 => prop::sample::select(&KNOWN[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Texts that are meaningful to a codec, and arbitrary texts.
fn texts() -> impl Strategy<Value = String> {
    const TELLING: [&str; 16] = [
        "",
        " ",
        "0",
        "-1",
        "3600",
        "3600.5",
        "1e400",
        "NaN",
        "zzz",
        "2026-01-01T00:00:00Z",
        "9999-12-31T23:59:60+23:59",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "2026-02-30",
        "a b  c",
        "null",
        "0000-01-01T00:00:00+23:59",
    ];
    prop_oneof![4 => prop::sample::select(&TELLING[..]).prop_map(str::to_owned), 1 => any::<String>(),
        1 => "[-+0-9.eE:TZ ]{0,30}"]
}

/// Any JSON.
pub(crate) fn payloads() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-2..3_000_000_000_i64).prop_map(Value::from),
        floats().prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 64, 12, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            3 => prop::collection::vec((names(), inner), 0..12)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// Rule: reading any `body` does not panic. A token that was read survives the round-trip.
fn survives<T: DeserializeOwned + Serialize + PartialEq + Debug>(body: &Value) -> Option<T> {
    let token: T = serde_json::from_value(body.clone()).ok()?;
    let stored = serde_json::to_string(&token).unwrap();
    let again: T = serde_json::from_str(&stored).unwrap();
    // A time with more digits than a float has is inexact after the first round-trip, and then
    // stays the same.
    if again != token {
        let settled = serde_json::to_string(&again).unwrap();
        assert_eq!(
            serde_json::from_str::<T>(&settled).unwrap(),
            again,
            "{body} stored as {stored}"
        );
    }
    let _ = format!("{token:?} {token:#?}");
    Some(token)
}

/// Calls every method, at the current time and at the limits of time.
fn asked<T: TokenModel + Expires + Scoped + Refreshes>(token: &T) {
    for now in
        [DateTime::<Utc>::MIN_UTC, DateTime::UNIX_EPOCH, Utc::now(), DateTime::<Utc>::MAX_UTC]
    {
        assert_eq!(
            token.time_left_at(now).is_some_and(|left| left.is_zero()),
            token.is_expired_at(now)
        );
        let _ = (token.status_at(now), token.needs_refresh_at(now), token.can_refresh_at(now));
        let _ = token.expires_within_at(std::time::Duration::MAX, now);
    }
    let all: Vec<String> = token.scopes().map(str::to_owned).collect();
    assert!(token.has_all_scopes(&all) && token.missing_scopes(&all).is_empty());
}

fn every_model(body: &Value) {
    survives::<OauthTokenObject>(body).inspect(asked);
    survives::<OAuthTokenResponse>(body).inspect(asked);
    survives::<OAuthTokensResponse>(body);
    survives::<OAuthAccessToken>(body);
    survives::<OAuthAccessTokens>(body);
    survives::<AccessToken>(body);
    survives::<TokenGetListResponse>(body);
    survives::<OAuth2TokenResponse>(body).inspect(asked);
    survives::<Everything>(body).inspect(asked);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_json(body in payloads()) {
        every_model(&body);
    }

    /// A valid payload with a few wrong members.
    #[test]
    fn wrong_members(changes in prop::collection::vec((names(), payloads()), 0..4)) {
        for mut body in [
            json!({ "access_token": "a", "expires_in": 60, "created_at": 1, "scope": "a b" }),
            json!({ "id": 1, "token": "t", "expires_at": "2026-01-01T00:00:00Z", "scopes": ["a"] }),
            json!({
                "object": "oauth_access_token", "external_account_id": "e", "provider_user_id": "p",
                "token": "t", "provider": "o", "public_metadata": {}, "label": null, "expires_at": 1,
            }),
        ] {
            for (name, value) in &changes {
                body[name] = value.clone();
            }
            every_model(&body);
            every_model(&json!({ "token": body }));
            every_model(&json!({ "tokens": [body], "accessTokens": [body], "data": [body] }));
        }
    }

    /// Bytes that are no JSON.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = serde_json::from_slice::<Everything>(&bytes);
        let _ = serde_json::from_slice::<OAuthAccessTokens>(&bytes);
        let _ = rmp_serde::from_slice::<Everything>(&bytes);
        let _ = rmp_serde::from_slice::<OAuthAccessTokens>(&bytes);
        let _ = rmp_serde::from_slice::<AccessToken>(&bytes);
        let _ = ciborium::from_reader::<Everything, _>(&*bytes);
        let _ = ciborium::from_reader::<AccessToken, _>(&*bytes);
        let _ = postcard::from_bytes::<AccessToken>(&bytes);
        let _ = postcard::from_bytes::<OauthTokenObject>(&bytes);
        let _ = postcard::from_bytes::<OAuthAccessTokens>(&bytes);
        let _ = postcard::from_bytes::<OAuth2TokenResponse>(&bytes);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _ = serde_urlencoded::from_str::<OAuth2TokenResponse>(text);
        }
    }

    /// Rule: a token that postcard reads from any bytes survives the round-trip.
    #[test]
    fn any_postcard(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        if let Ok(token) = postcard::from_bytes::<OAuth2TokenResponse>(&bytes) {
            let stored = postcard::to_allocvec(&token).unwrap();
            prop_assert_eq!(postcard::from_bytes::<OAuth2TokenResponse>(&stored).unwrap(), token.clone());
            asked(&token);
            let json = serde_json::to_string(&token).unwrap();
            prop_assert!(serde_json::from_str::<OAuth2TokenResponse>(&json).is_ok(), "{}", json);
        }
    }
}
