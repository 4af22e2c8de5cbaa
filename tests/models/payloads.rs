//! Real replies are read and written.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;
use token_runtime::models::{
    OAuth2TokenResponse, OAuthAccessTokens, OAuthTokenResponse, OAuthTokensResponse,
    OauthTokenObject, TokenGetListResponse,
};

pub(crate) const ZENDESK_TOKEN: &str = r#"{"client_id":41,"created_at":"2009-05-13T00:07:08Z","expires_at":"2011-07-22T00:11:12Z","id":1,"refresh_token":"af3t24tfj34h43s...","refresh_token_expires_at":"2011-07-22T00:11:12Z","scopes":["read"],"token":"af3t24tfj34h43s...","url":"https://example.zendesk.com/api/v2/tokens/1.json","used_at":"2010-01-22T00:11:12Z","user_id":29}"#;

pub(crate) const ZENDESK_LIST: &str = r#"{"tokens":[{"client_id":41,"created_at":"2009-05-13T00:07:08Z","expires_at":"2011-07-22T00:11:12Z","id":223443,"refresh_token":"af3t24tfj34h43s...","scopes":["read"],"token":"af3345kdj3","url":"https://example.zendesk.com/api/v2/tokens/223443.json","used_at":"2010-01-22T00:11:12Z","user_id":29}]}"#;

pub(crate) const CLERK_LIST: &str = r#"[{"object":"oauth_access_token","external_account_id":"eac_2dYS7stz9bgxQsSRvNqEAHhuxvW","provider_user_id":"foo","token":"<token>","provider":"oauth_google","public_metadata":{},"label":null,"scopes":["email","profile"],"expires_at":1742849028}]"#;

pub(crate) const AUTHLETE_LIST: &str = r#"{"accessTokens":[{"accessTokenExpiresAt":1642048149000,"accessTokenHash":"tC5hpjGylLiiw-vsd5_tqVHtYSUHblAGimEJ-5xqAco","clientId":26888344961664,"createdAt":1642044549000,"grantType":"AUTHORIZATION_CODE","lastRefreshedAt":0,"refreshTokenExpiresAt":1642048149000,"refreshTokenHash":"jv4B_7_kpY-Rez_E7bYIxGYnZk43w18uigkaeUe6tc4","scopes":["history.read"],"subject":"john"}],"client":{"clientId":26888344961664,"clientName":"My Device Flow Client","clientType":"CONFIDENTIAL","number":6260},"end":3,"start":0,"subject":"john","totalCount":3}"#;

pub(crate) const EASYSHIP_CLIENT: &str = r#"{"access_token":"test_Bwv0LTQXA4/SfloRI3HmkJ0a05Lj8FX+V5hDyWC7Gr0=","token_type":"Bearer","expires_in":7200,"scope":"enterprise.organization","created_at":1645532460}"#;

pub(crate) const EASYSHIP_COMPANY: &str = r#"{"access_token":"test_3m0V3q5MDgxNIR5Cglw/ONL8ZMPNy91f1Kolt+BOWG8=","token_type":"Bearer","expires_in":7200,"refresh_token":"hiwZBEsfFV71suH_EbCvRdQUtEVK2dv61msrJ1DptEM","scope":"rate","created_at":1645532460}"#;

pub(crate) fn value(body: &str) -> Value {
    serde_json::from_str(body).expect("the payload is JSON")
}

/// Rule: a reply is decoded, is written as `written`, and `written` decodes to the same value.
fn round_trip<T>(body: &str, written: &Value) -> T
where
    T: DeserializeOwned + Serialize + Debug + PartialEq,
{
    let model: T = serde_json::from_str(body).expect(body);
    assert_eq!(serde_json::to_value(&model).unwrap(), *written, "from {body}");
    let again: T = serde_json::from_value(written.clone()).expect("what was written decodes");
    assert_eq!(again, model, "from {body}");
    model
}

#[test]
fn zendesk_token_alone_and_in_its_envelope() {
    round_trip::<OauthTokenObject>(ZENDESK_TOKEN, &value(ZENDESK_TOKEN));

    let enveloped = json!({ "token": value(ZENDESK_TOKEN) });
    let reply: OAuthTokenResponse = round_trip(&enveloped.to_string(), &enveloped);
    assert_eq!(reply.token, serde_json::from_str(ZENDESK_TOKEN).unwrap());

    round_trip::<OAuthTokenResponse>("{}", &json!({}));
    round_trip::<OAuthTokenResponse>(r#"{"token":null}"#, &json!({}));
}

#[test]
fn zendesk_list_with_and_without_paging() {
    let list: OAuthTokensResponse = round_trip(ZENDESK_LIST, &value(ZENDESK_LIST));
    assert_eq!(list.tokens.len(), 1);
    assert_eq!(list.tokens[0].id, Some(223_443));

    // Rule: other members beside the list are skipped, whatever their type.
    let mut paged = value(ZENDESK_LIST);
    paged["meta"] = json!({ "has_more": true, "after_cursor": "xxx" });
    paged["links"] = json!({ "next": "https://example.zendesk.com/api/v2/oauth/tokens.json" });
    paged["count"] = json!(1);
    paged["next_page"] = json!(null);
    assert_eq!(round_trip::<OAuthTokensResponse>(&paged.to_string(), &value(ZENDESK_LIST)), list);
}

/// Rule: both shapes are decoded and written back in the same shape.
#[test]
fn clerk_list_bare_and_paginated() {
    let bare: OAuthAccessTokens = round_trip(CLERK_LIST, &value(CLERK_LIST));
    assert_eq!(bare.data.len(), 1);
    assert_eq!(bare.total_count, None);

    let page = json!({ "data": value(CLERK_LIST), "total_count": 1 });
    let counted: OAuthAccessTokens = round_trip(&page.to_string(), &page);
    assert_eq!(counted.data, bare.data);
    assert_eq!(counted.total_count, Some(1));

    let page = json!({ "data": value(CLERK_LIST) });
    let uncounted: OAuthAccessTokens = round_trip(&page.to_string(), &page);
    assert_eq!(uncounted.data, bare.data);
    assert_eq!(uncounted.total_count, None);

    round_trip::<OAuthAccessTokens>("[]", &json!([]));
}

/// Rule: the error of a wrong shape names the expected shapes, and the error of an incomplete token
/// names the missing member.
#[test]
fn clerk_list_in_neither_shape() {
    for body in ["1", "null", r#""zzz""#, "true"] {
        let error = serde_json::from_str::<OAuthAccessTokens>(body).unwrap_err().to_string();
        assert!(error.contains("an array of tokens"), "{body}: {error}");
    }
    for body in [r#"[{"object":"oauth_access_token"}]"#, r#"{"data":[{"object":"x"}]}"#] {
        let error = serde_json::from_str::<OAuthAccessTokens>(body).unwrap_err().to_string();
        assert!(error.contains("external_account_id"), "{body}: {error}");
    }
    let error = serde_json::from_str::<OAuthAccessTokens>(r#"{"errors":[]}"#).unwrap_err();
    assert!(error.to_string().contains("data"), "{error}");
}

#[test]
fn authlete_list() {
    // Rule: a time of 0 means none, which is not written.
    let mut written = value(AUTHLETE_LIST);
    written["accessTokens"][0].as_object_mut().unwrap().remove("lastRefreshedAt");
    // Rule: `None` in a field without a role is written as null.
    written["accessTokens"][0]["properties"] = Value::Null;

    let list: TokenGetListResponse = round_trip(AUTHLETE_LIST, &written);
    assert_eq!(list.access_tokens.len(), 1);
    assert_eq!((list.start, list.end, list.total_count), (Some(0), Some(3), Some(3)));
    assert_eq!(list.subject.as_deref(), Some("john"));

    // Rule: every member of the envelope may be absent or null.
    let none = r#"{"accessTokens":[],"client":null,"end":null,"start":null,"subject":null,"totalCount":null}"#;
    for body in ["{}", r#"{"accessTokens":null,"client":null,"end":null,"totalCount":null}"#] {
        round_trip::<TokenGetListResponse>(body, &value(none));
    }
}

#[test]
fn easyship_replies() {
    round_trip::<OAuth2TokenResponse>(EASYSHIP_CLIENT, &value(EASYSHIP_CLIENT));
    round_trip::<OAuth2TokenResponse>(EASYSHIP_COMPANY, &value(EASYSHIP_COMPANY));
}
