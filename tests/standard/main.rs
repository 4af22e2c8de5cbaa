//! The models of the standards, with the examples of the standards.

mod endpoints;
mod reply;

use chrono::{DateTime, TimeDelta, Utc};
use serde::de::DeserializeOwned;
use serde_json::json;
use std::time::Duration;
use token_runtime::models::{
    Audience, ClientRegistration, DeviceAuthorizationResponse, ErrorCode, ErrorResponse,
    IntrospectionResponse, JwtClaims, OAuthAccessToken, PushedAuthorizationResponse, TokenResponse,
};
use token_runtime::{Expiry, ExtraValue, Status, TokenModel};

mod active;

fn read<T: DeserializeOwned>(payload: &serde_json::Value) -> Result<T, serde_json::Error> {
    serde_json::from_str(&payload.to_string())
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// RFC 6749 §5.1.
fn reply() -> serde_json::Value {
    json!({
        "access_token": "2YotnFZFEjr1zCsicMWpAA",
        "token_type": "example",
        "expires_in": 3600,
        "refresh_token": "tGzv3JOkF0XG5Qx2TlKWIA",
        "example_parameter": "example_value",
    })
}

/// RFC 7662 §2.2.
fn introspection() -> serde_json::Value {
    json!({
        "active": true,
        "client_id": "l238j323ds-23ij4",
        "username": "jdoe",
        "scope": "read write dolphin",
        "sub": "Z5O3upPC88QrAjx00dis",
        "aud": "https://protected.example.net/resource",
        "iss": "https://server.example.com/",
        "exp": 1_419_356_238,
        "iat": 1_419_350_238,
        "extension_field": "twenty-seven",
    })
}

#[test]
fn the_reply_of_a_token_endpoint() {
    let token: TokenResponse = read(&reply()).unwrap();
    assert_eq!(token.access_token(), Some("2YotnFZFEjr1zCsicMWpAA"));
    assert_eq!(token.expires_at(), Some(token.received_at + TimeDelta::hours(1)));
    assert_eq!(token.authorization().unwrap().expose_secret(), "example 2YotnFZFEjr1zCsicMWpAA");
    assert!(token.can_refresh());
    // The response has no scopes, so the requested scopes were granted.
    assert_eq!(token.scope, None);
    assert!(token.scopes_or(["email"]).contains("email"));

    let stored = serde_json::to_value(&token).unwrap();
    assert_eq!(stored["expires_in"], 3600);
    assert_eq!(stored.get("scope"), None);
    assert_eq!(read::<TokenResponse>(&stored).unwrap(), token);
}

#[test]
fn the_least_that_a_reply_may_be() {
    let token: TokenResponse = read(&json!({"access_token": "a", "token_type": "bearer"})).unwrap();
    assert_eq!(token.expiry(), Expiry::Unknown);
    assert!(!token.can_refresh());
    assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer a");

    // Some servers omit the token type, which then is `Bearer`.
    let token: TokenResponse = read(&json!({"access_token": "a"})).unwrap();
    assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer a");
    let error = read::<TokenResponse>(&json!({"token_type": "bearer"})).unwrap_err().to_string();
    assert!(error.contains("access_token"), "{error}");
}

#[test]
fn a_refresh_keeps_what_the_reply_leaves_out() {
    let mut first = reply();
    first["scope"] = json!("email profile");
    first["id_token"] = json!("eyJ.SECRET");
    let old: TokenResponse = read(&first).unwrap();
    assert!(!format!("{old:?}").contains("SECRET"));
    let new =
        read(&json!({"access_token": "b", "token_type": "example", "expires_in": 60})).unwrap();
    let merged = old.refresh_with(new);
    assert_eq!(merged.access_token(), Some("b"));
    assert_eq!(merged.refresh_token(), Some("tGzv3JOkF0XG5Qx2TlKWIA"));
    assert!(merged.has_all_scopes(["email", "profile"]) && merged.id_token.is_some());
    assert_eq!(merged.expires_in, Some(60));
}

#[test]
fn what_a_server_says_about_a_token() {
    let answer: IntrospectionResponse = read(&introspection()).unwrap();
    assert_eq!(answer.expires_at(), Some(at(1_419_356_238)));
    assert!(answer.has_all_scopes(["read", "write", "dolphin"]));
    assert_eq!(answer.username.as_deref(), Some("jdoe"));
    assert_eq!(answer.aud, Some("https://protected.example.net/resource".into()));
    assert_eq!(
        answer.extra.get("extension_field").and_then(ExtraValue::as_str),
        Some("twenty-seven")
    );
    assert_eq!(serde_json::to_value(&answer).unwrap(), introspection());
    // An unknown member may be a secret.
    assert!(!format!("{answer:?}").contains("twenty-seven"));
}

#[test]
fn a_token_that_is_not_active() {
    let answer: IntrospectionResponse = read(&json!({"active": false})).unwrap();
    assert_eq!(answer, IntrospectionResponse::default());
    assert!(!answer.is_active_at(at(0)));
    assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"active":false}"#);
    assert!(read::<IntrospectionResponse>(&json!({})).is_err(), "`active` is required");
    assert!(read::<IntrospectionResponse>(&json!({"active": "true"})).is_err());
}

#[test]
fn active_is_within_its_time() {
    let answer = |members: serde_json::Value| read::<IntrospectionResponse>(&members).unwrap();
    let dated = answer(json!({"active": true, "nbf": 100, "exp": 200}));
    let active: Vec<bool> = [99, 100, 199, 200].map(|now| dated.is_active_at(at(now))).to_vec();
    assert_eq!(active, [false, true, true, false]);
    assert!(answer(json!({"active": true})).is_active_at(at(0)));
    assert!(!answer(json!({"active": false, "exp": 200})).is_active_at(at(100)));
}

/// Rule: the server's clock may be ahead or behind by the leeway.
#[test]
fn active_with_a_leeway() {
    let members = json!({"active": true, "nbf": 100, "exp": 200});
    let answer: IntrospectionResponse = read(&members).unwrap();
    let claims: JwtClaims = read(&members).unwrap();
    for (leeway, now, active) in [
        (0, 99, false),
        (1, 99, true),
        (1, 98, false),
        (0, 200, false),
        (1, 200, true),
        (1, 201, false),
        (u64::MAX, i64::from(i32::MIN), true),
    ] {
        let leeway = Duration::from_secs(leeway);
        assert_eq!(answer.is_active_with_at(leeway, at(now)), active, "{leeway:?} {now}");
        assert_eq!(claims.is_active_with_at(leeway, at(now)), active, "{leeway:?} {now}");
    }
    // The leeway does not apply to a revoked token.
    let revoked: IntrospectionResponse = read(&json!({"active": false, "exp": 200})).unwrap();
    assert!(!revoked.is_active_with_at(Duration::MAX, at(100)));
    assert!(!answer.is_active() && !claims.is_active() && claims.is_active_with(Duration::MAX));
}

/// Rule: `scp`, a string or an array, is the fallback for `scope`.
#[test]
fn the_scopes_of_microsoft_and_okta() {
    for scp in [json!("User.Read Mail.Read"), json!(["User.Read", "Mail.Read"])] {
        let claims: JwtClaims = read(&json!({"scp": scp})).unwrap();
        assert_eq!(claims.scopes().collect::<Vec<_>>(), ["User.Read", "Mail.Read"]);
        assert!(claims.extra.is_empty());
        let written = serde_json::to_value(&claims).unwrap();
        assert_eq!(written, json!({"scp": "User.Read Mail.Read"}));
    }
    let both: JwtClaims = read(&json!({"scp": ["a"], "scope": "b"})).unwrap();
    assert_eq!(both.scopes().collect::<Vec<_>>(), ["b"]);
}

#[test]
fn the_margin_is_half_of_a_short_life() {
    let answer: IntrospectionResponse =
        read(&json!({"active": true, "iat": 100, "exp": 110})).unwrap();
    assert_eq!(answer.status_at(at(104)), Status::Fresh);
    assert_eq!(answer.status_at(at(105)), Status::Stale);
}

#[test]
fn formats_that_are_not_for_people() {
    let token: TokenResponse = read(&reply()).unwrap();
    let bytes = postcard::to_allocvec(&token).unwrap();
    assert_eq!(postcard::from_bytes::<TokenResponse>(&bytes).unwrap(), token);

    // A model with `extra` needs a format with member names.
    let answer: IntrospectionResponse = read(&introspection()).unwrap();
    let bytes = rmp_serde::to_vec_named(&answer).unwrap();
    assert_eq!(rmp_serde::from_slice::<IntrospectionResponse>(&bytes).unwrap(), answer);
}

/// RFC 7519 §3.1, with a fraction, which §2 allows.
#[test]
fn the_claims_of_a_jwt() {
    let payload = json!({
        "iss": "joe",
        "exp": 1_300_819_380.5,
        "http://example.com/is_root": true,
        "aud": ["a", "b"],
        "scope": "read",
    });
    let claims: JwtClaims = read(&payload).unwrap();
    assert_eq!(claims.expires_at(), Some(at(1_300_819_380) + TimeDelta::milliseconds(500)));
    assert!(claims.aud.as_ref().is_some_and(|aud| aud.contains("b") && !aud.contains("B")));
    assert_eq!(
        claims.extra.get("http://example.com/is_root").and_then(ExtraValue::as_bool),
        Some(true)
    );
    assert_eq!(serde_json::to_value(&claims).unwrap(), payload);

    let claims: JwtClaims = read(&json!({"nbf": 100, "exp": 200})).unwrap();
    let current: Vec<bool> = [99, 100, 199, 200].map(|now| claims.is_active_at(at(now))).to_vec();
    assert_eq!(current, [false, true, true, false]);
    assert!(read::<JwtClaims>(&json!({})).unwrap().is_active_at(at(0)));
}

#[test]
fn an_audience_is_one_or_several() {
    let read = |body: &str| serde_json::from_str::<Audience>(body);
    for body in [r#""a""#, "[]", r#"["a"]"#, r#"["a","b"]"#] {
        let audience = read(body).unwrap();
        assert_eq!(serde_json::to_string(&audience).unwrap(), body);
        let bytes = postcard::to_allocvec(&audience).unwrap();
        assert_eq!(postcard::from_bytes::<Audience>(&bytes).unwrap(), audience);
    }
    assert_eq!(read(r#"["a","b"]"#).unwrap(), ["a", "b"].into_iter().collect());
    for body in ["70001", "true", "{}", r#"["a",70001]"#] {
        let error = read(body).unwrap_err().to_string();
        assert!(!error.contains("70001"), "{error}");
    }
}

/// Rule: a constructor returns the value that the smallest payload decodes to.
#[test]
fn constructors_make_the_least_payload() {
    let received_at = "2026-01-01T00:00:00Z";
    let token = TokenResponse::new("a").with_received_at(received_at.parse().unwrap());
    let body = json!({"access_token": "a", "received_at": received_at});
    assert_eq!(read::<TokenResponse>(&body).unwrap(), token);

    let body = json!({
        "access_token": "a", "expires_in": 60, "refresh_token": "r", "scope": "b c",
        "received_at": received_at,
    });
    let token = token.with_expires_in(60).with_refresh_token("r").with_scope(["c", "b"]);
    assert_eq!(read::<TokenResponse>(&body).unwrap(), token);

    let body = json!({"client_id": "c"});
    assert_eq!(read::<ClientRegistration>(&body).unwrap(), ClientRegistration::new("c"));
    let body = json!({"error": "invalid_grant"});
    let error = ErrorResponse::new(ErrorCode::InvalidGrant);
    assert_eq!(read::<ErrorResponse>(&body).unwrap(), error);

    let pushed = PushedAuthorizationResponse::new("urn:a", 60);
    let body = json!({"request_uri": "urn:a", "expires_in": 60, "received_at": pushed.received_at.to_rfc3339()});
    assert_eq!(read::<PushedAuthorizationResponse>(&body).unwrap(), pushed);
    let device = DeviceAuthorizationResponse::new("d", "u", "https://a", 60);
    let body = json!({
        "device_code": "d", "user_code": "u", "verification_uri": "https://a", "expires_in": 60,
        "received_at": device.received_at.to_rfc3339(),
    });
    assert_eq!(read::<DeviceAuthorizationResponse>(&body).unwrap(), device);

    let clerk = OAuthAccessToken::new("oauth_google", "ya29");
    let body = json!({
        "object": "oauth_access_token", "external_account_id": "", "provider_user_id": "",
        "token": "ya29", "provider": "oauth_google", "public_metadata": {}, "label": null,
        "expires_at": null,
    });
    assert_eq!(read::<OAuthAccessToken>(&body).unwrap(), clerk);
}
