//! The meaning of the values, model by model.

use crate::payloads::{
    AUTHLETE_LIST, CLERK_LIST, EASYSHIP_CLIENT, EASYSHIP_COMPANY, ZENDESK_LIST, ZENDESK_TOKEN,
    value,
};
use crate::{at, decode};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::time::Duration;
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthTokenResponse, OAuthTokensResponse,
    OauthTokenObject,
};
use token_runtime::{Expires, Expiry, Status, TokenModel, TokenType};

fn clerk(expires_at: &Value) -> OAuthAccessToken {
    let mut token = value(CLERK_LIST)[0].take();
    token["expires_at"] = expires_at.clone();
    decode(&token).unwrap()
}

fn authlete() -> AccessToken {
    decode(&value(AUTHLETE_LIST)["accessTokens"][0]).unwrap()
}

/// Rule: a token is expired from the instant of its expiry on, and stale in the 30 seconds before.
#[test]
fn boundary() {
    fn check(token: &impl Expires, expiry: &str) {
        let expiry = at(expiry);
        assert_eq!(token.expiry(), Expiry::At(expiry));
        assert_eq!(token.expires_at(), Some(expiry));

        let just_before = expiry - TimeDelta::nanoseconds(1);
        assert!(!token.is_expired_at(just_before));
        assert_eq!(token.status_at(just_before), Status::Stale);
        assert_eq!(token.time_left_at(just_before), Some(Duration::from_nanos(1)));

        assert!(token.is_expired_at(expiry));
        assert_eq!(token.status_at(expiry), Status::Expired);
        assert_eq!(token.time_left_at(expiry), Some(Duration::ZERO));

        assert!(token.is_expired_at(expiry + TimeDelta::days(1)));
        assert_eq!(token.status_at(expiry - TimeDelta::seconds(31)), Status::Fresh);
    }

    let zendesk = value(ZENDESK_TOKEN);
    check(&decode::<OauthTokenObject>(&zendesk).unwrap(), "2011-07-22T00:11:12Z");
    let enveloped = json!({ "token": zendesk });
    check(&decode::<OAuthTokenResponse>(&enveloped).unwrap(), "2011-07-22T00:11:12Z");
    check(&clerk(&json!(1_742_849_028)), "2025-03-24T20:43:48Z");
    check(&authlete(), "2022-01-13T04:29:09Z");
    let easyship = value(EASYSHIP_CLIENT);
    check(&decode::<OAuth2TokenResponse>(&easyship).unwrap(), "2022-02-22T14:21:00Z");
}

/// Rule: a Zendesk token without an expiry never expires.
#[test]
fn zendesk_without_expiry() {
    for body in [json!({}), json!({ "expires_at": null })] {
        let token: OauthTokenObject = decode(&body).unwrap();
        assert_eq!(token.expiry(), Expiry::Never);
        assert_eq!(token.expires_at(), None);
        assert!(!token.is_expired());
        assert_eq!(token.status(), Status::Fresh);
    }
    let reply: OAuthTokenResponse = decode(&json!({ "token": {} })).unwrap();
    assert_eq!(reply.expiry(), Expiry::Never);
    // Without a token the expiry is unknown.
    let reply: OAuthTokenResponse = decode(&json!({})).unwrap();
    assert_eq!(reply.expiry(), Expiry::Unknown);
    assert_eq!(reply.access_token(), None);
}

/// Rule: times with different offsets can be the same instant, fractions of a second are kept, and
/// a leap second becomes the next second.
#[test]
fn zendesk_times() {
    for (text, instant) in [
        ("2011-07-22T00:11:12Z", "2011-07-22T00:11:12Z"),
        ("2011-07-22T02:11:12+02:00", "2011-07-22T00:11:12Z"),
        ("2011-07-21T14:41:12-09:30", "2011-07-22T00:11:12Z"),
        ("2011-07-22T00:11:12.25Z", "2011-07-22T00:11:12.25Z"),
        ("2011-07-22T05:56:12.123456+05:45", "2011-07-22T00:11:12.123456Z"),
    ] {
        let token: OauthTokenObject = decode(&json!({ "expires_at": text })).unwrap();
        assert_eq!(token.expiry(), Expiry::At(at(instant)), "{text}");
        assert_eq!(token.expires_at, Some(at(instant)), "{text}");
    }
    decode::<OauthTokenObject>(&json!({ "used_at": "2016-12-31T23:59:60Z" })).unwrap();
}

/// Rule: the access token is `full_token`, or `token` if `full_token` is absent.
#[test]
fn zendesk_whole_and_cut_secret() {
    let both = json!({ "token": "af3345kdj3", "full_token": "af3345kdj3-and-all" });
    for (body, access_token) in [
        (both.clone(), Some("af3345kdj3-and-all")),
        (json!({ "token": "af3345kdj3" }), Some("af3345kdj3")),
        (json!({ "token": "af3345kdj3", "full_token": null }), Some("af3345kdj3")),
        (json!({ "full_token": "af3345kdj3-and-all" }), Some("af3345kdj3-and-all")),
        (json!({ "token": null }), None),
    ] {
        let token: OauthTokenObject = decode(&body).unwrap();
        assert_eq!(token.access_token(), access_token, "{body}");
    }
    let reply: OAuthTokenResponse = decode(&json!({ "token": both })).unwrap();
    assert_eq!(reply.authorization().unwrap().expose_secret(), "Bearer af3345kdj3-and-all");
}

/// Rule: the answers of the envelope are those of the token inside.
#[test]
fn zendesk_envelope() {
    let reply: OAuthTokenResponse = decode(&json!({ "token": value(ZENDESK_TOKEN) })).unwrap();
    assert_eq!(reply.access_token(), Some("af3t24tfj34h43s..."));
    assert_eq!(reply.refresh_token(), Some("af3t24tfj34h43s..."));
    assert_eq!(reply.refresh_expiry(), Expiry::At(at("2011-07-22T00:11:12Z")));
    assert_eq!(reply.scopes().collect::<Vec<_>>(), ["read"]);
    assert!(reply.require_scopes(["read"]).is_ok());
    assert!(reply.require_scopes(["write"]).is_err());

    // Rule: the expiry of the refresh token is unknown if it is absent.
    let list: OAuthTokensResponse = decode(&value(ZENDESK_LIST)).unwrap();
    assert_eq!(list.tokens[0].refresh_expiry(), Expiry::Unknown);
    assert!(list.tokens[0].can_refresh());
}

/// Rule: Clerk's expiry is in seconds, and null is unknown, which is not expired.
#[test]
fn clerk_expiry() {
    assert_eq!(clerk(&json!(1_742_849_028)).expires_at(), Some(at("2025-03-24T20:43:48Z")));
    assert_eq!(clerk(&json!(0)).expires_at(), Some(at("1970-01-01T00:00:00Z")));

    let unknown = clerk(&json!(null));
    assert_eq!(unknown.expiry(), Expiry::Unknown);
    assert_eq!(unknown.status(), Status::Unknown);
    assert_eq!(unknown.time_left(), None);
    assert!(!unknown.is_expired());
}

/// Rule: a required access token must not be empty.
#[test]
fn clerk_empty_token() {
    let mut token = value(CLERK_LIST)[0].take();
    token["token"] = json!("");
    let error = decode::<OAuthAccessToken>(&token).unwrap_err().to_string();
    assert!(error.contains("token"), "{error}");
}

/// Rule: an OAuth 1.0 token has no scopes, so none is granted.
#[test]
fn clerk_oauth1() {
    let mut token = value(CLERK_LIST)[0].take();
    token.as_object_mut().unwrap().remove("scopes");
    token["token_secret"] = json!("key");
    let token: OAuthAccessToken = decode(&token).unwrap();
    assert_eq!(token.scopes, None);
    assert_eq!(token.scopes().count(), 0);
    assert!(!token.has_scope("email"));
    assert!(token.has_all_scopes([""; 0]));
    assert_eq!(token.access_token(), Some("<token>"));
}

/// Rule: Authlete's times are milliseconds and are not rounded. 0 means none: it is neither 1970
/// nor expired.
#[test]
fn authlete_times() {
    let token = authlete();
    assert_eq!(token.access_token_expires_at, Some(at("2022-01-13T04:29:09Z")));
    assert_eq!(token.created_at, Some(at("2022-01-13T03:29:09Z")));
    assert_eq!(token.last_refreshed_at, None);

    let none = json!({ "accessTokenExpiresAt": 0, "refreshTokenExpiresAt": 0, "createdAt": 0 });
    let token: AccessToken = decode(&none).unwrap();
    assert_eq!(token, AccessToken::default());
    assert_eq!(token.expiry(), Expiry::Unknown);
    assert!(!token.is_expired());
}

/// Rule: the scopes of the access token and of the refresh token are separate.
#[test]
fn authlete_scopes() {
    let body = json!({ "scopes": ["a", "b", "a"], "refreshTokenScopes": ["b", "c"] });
    let token: AccessToken = decode(&body).unwrap();
    assert_eq!(token.scopes().collect::<Vec<_>>(), ["a", "b"]);
    assert!(!token.has_scope("c"));
    assert_eq!(token.refresh_token_scopes.unwrap().iter().collect::<Vec<_>>(), ["b", "c"]);
    // Neither list is a fallback for the other.
    let token: AccessToken = decode(&json!({ "refreshTokenScopes": ["c"] })).unwrap();
    assert_eq!(token.scopes().count(), 0);
}

/// Rule: Easyship's expiry is `created_at` + `expires_in`. A lifetime of 0 is expired at once. If
/// one of the two members is missing, the expiry is unknown.
#[test]
fn easyship_expiry() {
    let created = at("2022-02-22T12:21:00Z");
    for (expires_in, expiry) in [
        (json!(7_200), Expiry::At(at("2022-02-22T14:21:00Z"))),
        (json!("7200"), Expiry::At(at("2022-02-22T14:21:00Z"))),
        (json!(0), Expiry::At(created)),
        (json!(-60), Expiry::At(created - TimeDelta::seconds(60))),
        (json!(null), Expiry::Unknown),
    ] {
        let body = json!({ "created_at": 1_645_532_460, "expires_in": expires_in });
        let token: OAuth2TokenResponse = decode(&body).unwrap();
        assert_eq!(token.expiry(), expiry, "{expires_in}");
        assert_eq!(token.created_at, Some(created));
    }
    let token: OAuth2TokenResponse = decode(&json!({ "expires_in": 7_200 })).unwrap();
    assert_eq!(token.expiry(), Expiry::Unknown);
}

/// Rule: scopes are separated by spaces, an empty string means no scopes, and the case of the token
/// type does not matter.
#[test]
fn easyship_scopes_and_scheme() {
    for (scope, names) in [("", &[][..]), (" ", &[]), ("rate", &["rate"]), ("b  a b", &["b", "a"])]
    {
        let token: OAuth2TokenResponse = decode(&json!({ "scope": scope })).unwrap();
        assert_eq!(token.scopes().collect::<Vec<_>>(), names, "{scope:?}");
        assert!(token.scope.is_some());
    }
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let body = json!({ "access_token": "test", "token_type": scheme });
        let token: OAuth2TokenResponse = decode(&body).unwrap();
        assert_eq!(token.token_type, Some(TokenType::Bearer));
        assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer test");
    }
}

/// Rule: a refresh keeps the refresh token if the reply has none.
#[test]
fn easyship_refresh() {
    let old: OAuth2TokenResponse = decode(&value(EASYSHIP_COMPANY)).unwrap();
    let reply: OAuth2TokenResponse =
        decode(&json!({ "access_token": "new", "expires_in": 7_200, "created_at": 1_645_539_660 }))
            .unwrap();
    let new = old.refresh_with(reply);
    assert_eq!(new.access_token(), Some("new"));
    assert_eq!(new.expires_at(), Some(at("2022-02-22T16:21:00Z")));
    assert_eq!(new.refresh_token(), Some("hiwZBEsfFV71suH_EbCvRdQUtEVK2dv61msrJ1DptEM"));
    assert!(new.has_scope("rate"));
}

/// Rule: no number panics or wraps. A number out of range saturates to the end of the year 9999 or
/// to the distant past, and never means "no expiry".
#[test]
fn numbers_out_of_range() {
    let last = at("9999-12-31T23:59:59Z");
    for huge in [json!(i64::MAX), json!(u64::MAX), json!(1e300), json!("99999999999999999999999")] {
        assert_eq!(clerk(&huge).expiry(), Expiry::At(last), "{huge}");
        let token: AccessToken = decode(&json!({ "accessTokenExpiresAt": huge })).unwrap();
        assert_eq!(token.expiry(), Expiry::At(last), "{huge}");
        let body = json!({ "created_at": huge, "expires_in": 1 });
        let token: OAuth2TokenResponse = decode(&body).unwrap();
        assert_eq!(token.expiry(), Expiry::At(last), "{huge}");
        let body = json!({ "created_at": 1, "expires_in": huge });
        let token: OAuth2TokenResponse = decode(&body).unwrap();
        assert_eq!(token.expiry(), Expiry::At(last), "{huge}");
    }
    for low in [json!(i64::MIN), json!(-1e300), json!("-99999999999999999999999")] {
        assert!(clerk(&low).is_expired(), "{low}");
        let token: AccessToken = decode(&json!({ "accessTokenExpiresAt": low })).unwrap();
        assert!(token.is_expired(), "{low}");
        let body = json!({ "created_at": 1, "expires_in": low });
        assert!(decode::<OAuth2TokenResponse>(&body).unwrap().is_expired(), "{low}");
    }
}
