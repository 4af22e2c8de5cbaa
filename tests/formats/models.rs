//! The predefined models, with all members and with the required members only.

use serde_json::{Value, json};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};

use crate::{Stored, comes_back, complete, form, postcard, refused, toml};

fn read<T: Stored>(body: &Value) -> T {
    serde_json::from_str(&body.to_string()).unwrap()
}

/// Rule: the model survives a round-trip through every format, including TOML and postcard.
#[track_caller]
fn everywhere<T: Stored>(body: &Value) {
    let token: T = read(body);
    comes_back(&token, complete());
    comes_back(&token, toml());
    comes_back(&token, [postcard()]);
}

fn zendesk() -> Value {
    json!({
        "client_id": 41, "created_at": "2009-05-13T00:07:08.123456789Z",
        "expires_at": "2011-07-22T00:11:12+02:00", "full_token": "f", "id": i64::MAX, "refresh_token": "r",
        "refresh_token_expires_at": "2011-07-22T00:11:12Z", "scopes": ["read", "tickets:write"],
        "token": "t", "url": "https://example.zendesk.com/api/v2/tokens/1.json",
        "used_at": "2010-01-22T00:11:12Z", "user_id": 29,
    })
}

fn clerk() -> Value {
    json!({
        "object": "oauth_access_token", "external_account_id": "eac_1", "provider_user_id": "foo",
        "token": "t", "provider": "oauth_google", "label": "l", "scopes": ["email", "profile"],
        "public_metadata": {
            "null": null, "bool": true, "int": -7, "big": u64::MAX, "float": 1.5, "whole": 2.0,
            "text": "\u{1f511}", "list": [1, [], {}], "object": { "a": { "b": [] } }, "": "",
        },
        "expires_at": 1_742_849_028, "token_secret": "s", "id_token": "i",
    })
}

/// Clerk's token without null, which TOML cannot represent.
fn clerk_for_toml() -> Value {
    let mut body = clerk();
    let metadata = body["public_metadata"].as_object_mut().unwrap();
    metadata.remove("null");
    metadata.remove("big");
    body
}

fn authlete() -> Value {
    json!({
        "accessTokenExpiresAt": 1_642_048_149_123_i64, "accessTokenHash": "a",
        "clientId": 26_888_344_961_664_i64, "createdAt": 1_642_044_549_001_i64,
        "grantType": "TELEPATHY", "lastRefreshedAt": 0, "refreshTokenExpiresAt": 1_642_048_149_000_i64,
        "refreshTokenHash": "r", "scopes": ["history.read"], "refreshTokenScopes": [], "subject": "john",
        "properties": [{ "key": "tier", "value": "gold", "hidden": true }, {}],
    })
}

fn easyship() -> Value {
    json!({
        "access_token": "a=&+ %é", "token_type": "mac", "expires_in": 7200, "refresh_token": "r",
        "scope": "rate label", "created_at": 1_645_532_460,
    })
}

#[test]
fn zendesk_round_trips() {
    for body in [zendesk(), json!({}), json!({ "scopes": [] })] {
        everywhere::<OauthTokenObject>(&body);
        everywhere::<OAuthTokenResponse>(&json!({ "token": body }));
        everywhere::<OAuthTokensResponse>(&json!({ "tokens": [body, {}] }));
    }
    everywhere::<OAuthTokenResponse>(&json!({}));
    everywhere::<OAuthTokensResponse>(&json!({ "tokens": [] }));
}

#[test]
fn clerk_round_trips() {
    everywhere::<OAuthAccessToken>(&clerk_for_toml());
    for (label, expires_at) in
        [(json!(null), json!(1)), (json!("l"), json!(null)), (json!(null), json!(null))]
    {
        let mut body = clerk();
        (body["label"], body["expires_at"]) = (label, expires_at);
        for key in ["scopes", "token_secret", "id_token"] {
            let mut body = body.clone();
            body.as_object_mut().unwrap().remove(key);
            let token: OAuthAccessToken = read(&body);
            comes_back(&token, complete());
            comes_back(&token, [postcard()]);
        }
        for list in [
            json!([body, body]),
            json!([]),
            json!({ "data": [body], "total_count": 1 }),
            json!({ "data": [body] }),
            json!({ "data": [] }),
        ] {
            let list: OAuthAccessTokens = read(&list);
            comes_back(&list, complete());
            comes_back(&list, [postcard()]);
        }
    }
    // A TOML document cannot be a bare array.
    let page: OAuthAccessTokens = read(&json!({ "data": [clerk_for_toml()], "total_count": 1 }));
    comes_back(&page, toml());
}

#[test]
fn authlete_round_trips() {
    for body in [authlete(), json!({})] {
        everywhere::<AccessToken>(&body);
        everywhere::<TokenGetListResponse>(&json!({
            "accessTokens": [body, {}], "client": { "clientId": 1, "deep": { "list": [1.5] } },
            "start": 0, "end": 2, "subject": "john", "totalCount": 3,
        }));
    }
    everywhere::<TokenGetListResponse>(&json!({}));
}

#[test]
fn easyship_round_trips() {
    for body in [easyship(), json!({}), json!({ "scope": "" }), json!({ "access_token": "a" })] {
        everywhere::<OAuth2TokenResponse>(&body);
        comes_back(&read::<OAuth2TokenResponse>(&body), [form()]);
    }
}

/// Rule: TOML has no null, so a required null is an error.
#[test]
fn null_is_refused_by_toml() {
    for key in ["label", "expires_at"] {
        let mut body = clerk_for_toml();
        body[key] = Value::Null;
        let token: OAuthAccessToken = read(&body);
        for format in toml() {
            refused(&token, format);
        }
    }
}

/// Rule: a native time of TOML or YAML is read like its text.
#[test]
fn times_of_the_format_are_read() {
    let expected: OauthTokenObject = read(&json!({ "expires_at": "2011-07-22T00:11:12Z" }));
    assert_eq!(
        toml::from_str::<OauthTokenObject>("expires_at = 2011-07-22T00:11:12Z").unwrap(),
        expected
    );
    assert_eq!(
        serde_norway::from_str::<OauthTokenObject>("expires_at: 2011-07-22T00:11:12Z").unwrap(),
        expected
    );
}

/// Rule: a form has no arrays, so they are an error.
#[test]
fn lists_are_refused_by_forms() {
    refused(&read::<OauthTokenObject>(&zendesk()), form());
    refused(&read::<OAuthTokenResponse>(&json!({ "token": zendesk() })), form());
    refused(&read::<AccessToken>(&authlete()), form());
    refused(&read::<OAuthAccessToken>(&clerk()), form());
    refused(&read::<OAuthAccessTokens>(&json!([])), form());
}

/// Rule: a form is read, whatever scope format is declared.
#[test]
fn forms_are_read() {
    let text = "id=7&token=t&scopes=read+write&expires_at=2011-07-22T00%3A11%3A12Z&client_id=";
    let text = text.trim_end_matches("&client_id=");
    let token: OauthTokenObject = serde_urlencoded::from_str(text).unwrap();
    let expected: OauthTokenObject = read(&json!({
        "id": 7, "token": "t", "scopes": ["read", "write"], "expires_at": "2011-07-22T00:11:12Z",
    }));
    assert_eq!(token, expected);
}
