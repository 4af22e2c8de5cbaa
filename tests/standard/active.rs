//! `active` (RFC 7662 §2.2): a token that is not active grants nothing, whatever the other members
//! of the payload.

use chrono::{DateTime, Utc};
use serde_json::json;
use std::time::Duration;
use token_runtime::{
    AnyToken, AuthorizationError, Expiry, ScopeSet, Secret, Status, TokenModel,
    models::IntrospectionResponse,
};

use crate::{at, read};

/// A token with every role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Whole {
    #[token(active)]
    active: Option<bool>,
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    exp: Expiry,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix")]
    refresh_exp: Option<i64>,
    #[token(refresh_scopes)]
    refresh_scope: Option<ScopeSet>,
}

fn whole(active: &str) -> Whole {
    serde_json::from_str(&format!(
        r#"{{{active}"access_token":"a","exp":5000000000,"scope":"admin","refresh_token":"r",
            "refresh_exp":5000000000,"refresh_scope":"admin"}}"#
    ))
    .unwrap()
}

#[test]
fn false_voids_every_answer() {
    let token = whole(r#""active":false,"#);
    for now in [at(0), at(4_000_000_000), at(6_000_000_000)] {
        assert!(token.is_expired_at(now) && token.needs_refresh_at(now));
        assert_eq!(token.status_at(now), Status::Expired);
        assert_eq!(token.time_left_at(now), Some(Duration::ZERO));
        assert!(token.expires_within_at(Duration::ZERO, now));
        assert!(token.refresh_is_expired_at(now) && !token.can_refresh_at(now));
    }
    assert!(token.is_expired() && !token.can_refresh());
    assert_eq!(token.time_until_refresh(), Some(Duration::ZERO));
    assert!(token.expires_at() < Some(at(0)));
    assert_eq!(token.scopes().count(), 0);
    assert_eq!(token.refresh_scopes().count(), 0);
    assert!(!token.has_scope("admin") && !token.has_any_scope(["admin"]));
    assert!(token.require_scopes(["admin"]).is_err());
    // No scopes were granted, so the requested scopes do not apply.
    assert!(token.scopes_or(["admin"]).is_empty());
    assert_eq!(token.authorization(), Err(AuthorizationError::Inactive));
    // The fields are unchanged.
    assert_eq!(token.access_token(), Some("a"));
    assert_eq!(serde_json::to_value(token.redacted()).unwrap()["active"], json!(false));
    assert_eq!(serde_json::to_value(&token).unwrap()["scope"], json!("admin"));
}

#[test]
fn true_and_nothing_mean_active() {
    for active in [r#""active":true,"#, r#""active":null,"#, ""] {
        let token = whole(active);
        assert_eq!(token.expires_at(), Some(at(5_000_000_000)), "{active}");
        assert!(token.has_scope("admin") && token.can_refresh_at(at(0)));
        assert_eq!(token.authorization().unwrap().expose_secret(), "Bearer a");
    }
    assert!(!serde_json::to_string(&whole("")).unwrap().contains("active"));
}

/// Rule: `dyn AnyToken` gives the same answers.
#[test]
fn false_voids_any_token() {
    let token: Box<dyn AnyToken> = Box::new(whole(r#""active":false,"#));
    assert!(token.is_expired_at(at(0)) && !token.has_scope("admin") && !token.can_refresh());
    assert_eq!(token.authorization(), Err(AuthorizationError::Inactive));
    let token: Box<dyn AnyToken> = Box::new(whole(""));
    assert!(token.authorization().is_ok());
}

/// Rule: a token that is not active is expired, even if it never expires otherwise.
#[test]
fn false_voids_never() {
    #[derive(Debug, TokenModel)]
    #[token(never_expires)]
    struct Endless {
        #[token(active)]
        is_active: bool,
    }

    let token: Endless = read(&json!({ "is_active": false })).unwrap();
    assert_eq!(token.status_at(at(0)), Status::Expired);
    let token: Endless = read(&json!({ "is_active": true })).unwrap();
    assert_eq!(token.status_at(at(0)), Status::Fresh);
    assert!(read::<Endless>(&json!({})).is_err());
}

#[test]
fn an_introspection_that_says_more_than_it_should() {
    let answer: IntrospectionResponse =
        read(&json!({ "active": false, "scope": "admin", "exp": 5_000_000_000_i64 })).unwrap();
    assert!(answer.is_expired_at(at(0)) && !answer.has_scope("admin"));
    assert!(!answer.is_active_at(at(0)));
}

/// Rule: a nested model that is not active voids its own answers. An outer struct that is not
/// active voids all answers.
#[test]
fn nested_models_are_void_by_themselves() {
    #[derive(Debug, Clone, PartialEq, TokenModel)]
    struct Envelope {
        #[token(active)]
        active: Option<bool>,
        #[token(nested)]
        data: Whole,
    }

    let envelope = |outer, inner| -> Envelope {
        serde_json::from_value(json!({
            "active": outer,
            "data": { "active": inner, "access_token": "a", "scope": "admin", "refresh_token": "r" },
        }))
        .unwrap()
    };
    for (outer, inner) in [(Some(false), None), (None, Some(false)), (Some(true), Some(false))] {
        let token = envelope(outer, inner);
        assert!(token.is_expired_at(at(0)) && !token.can_refresh_at(at(0)), "{token:?}");
        assert!(!token.has_scope("admin") && token.scopes_or(["admin"]).is_empty());
        assert_eq!(token.authorization(), Err(AuthorizationError::Inactive));
    }
    let token = envelope(Some(true), None);
    assert!(token.has_scope("admin") && token.can_refresh_at(at(0)));
    assert!(token.authorization().is_ok());
}

/// Rule: a nested model that does not provide the access token does not void the token of another
/// model.
#[test]
fn only_the_token_that_is_sent_is_asked() {
    #[derive(Debug, TokenModel)]
    struct Inner {
        #[token(active)]
        active: Option<bool>,
        #[token(access_token)]
        token: Option<Secret>,
    }

    #[derive(Debug, TokenModel)]
    struct Outer {
        #[token(access_token)]
        token: Option<Secret>,
        #[token(nested, fallback)]
        one: Option<Inner>,
        #[token(nested, fallback)]
        two: Option<Inner>,
    }

    let sent = |body: serde_json::Value| {
        let outer: Outer = serde_json::from_value(body).unwrap();
        outer.authorization().map(|header| header.expose_secret().to_owned()).ok()
    };
    let bearer = |token: &str| Some(format!("Bearer {token}"));
    let void = json!({ "active": false, "token": "void" });
    assert_eq!(sent(json!({ "token": "own", "one": void })), bearer("own"));
    assert_eq!(sent(json!({ "one": void, "two": { "token": "two" } })), None);
    assert_eq!(sent(json!({ "one": { "active": false }, "two": { "token": "2" } })), bearer("2"));
    assert_eq!(sent(json!({ "one": { "token": "1" }, "two": void })), bearer("1"));
}

/// Rule: `refresh_with` inherits nothing from a token that was not active.
#[test]
fn a_void_token_hands_nothing_on() {
    let reply = |body: serde_json::Value| -> Whole { serde_json::from_value(body).unwrap() };
    let new = whole(r#""active":false,"#).refresh_with(reply(json!({ "access_token": "b" })));
    assert!(!new.can_refresh_at(DateTime::<Utc>::UNIX_EPOCH) && new.scopes().count() == 0);
    assert!(new.authorization().is_ok());

    let new = whole("").refresh_with(reply(json!({ "access_token": "b", "active": false })));
    assert!(!new.can_refresh_at(at(0)) && new.authorization().is_err());
    let new = whole("").refresh_with(reply(json!({ "access_token": "b" })));
    assert!(new.can_refresh_at(at(0)) && new.has_scope("admin"));
}
