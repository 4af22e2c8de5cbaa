//! `dyn AnyToken`: tokens of several types in one list.

use crate::at;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use token_runtime::models::{IntrospectionResponse, OAuth2TokenResponse};
use token_runtime::{
    AnyToken, AuthorizationError, Authorizes, Expires, Expiry, Refreshes, Scoped, Secret, Status,
    TokenModel, TokenType,
};

#[derive(Debug, TokenModel)]
#[token(never_expires)]
struct ApiKey {
    #[token(access_token)]
    key: Secret,
    #[token(token_type)]
    scheme: TokenType,
}

/// A model without roles.
#[derive(Debug, TokenModel)]
struct Page {
    next: Option<String>,
}

#[derive(Debug, TokenModel)]
#[token(margin = "10m")]
struct Long {
    #[token(expires = "rfc3339")]
    end: Expiry,
}

fn reply() -> OAuth2TokenResponse {
    let body = json!({
        "access_token": "a-SECRET", "refresh_token": "r-SECRET", "scope": "read write",
        "created_at": 1_767_225_600, "expires_in": 3600,
    });
    serde_json::from_value(body).unwrap()
}

/// Rule: for a role that the model lacks, the answer is that of a payload without the member.
#[test]
fn a_missing_role_has_no_answer() {
    let page: &dyn AnyToken = &Page { next: None };
    let now = at("2026-01-01T00:00:00Z");
    assert_eq!((page.expiry(), page.expires_at()), (Expiry::Unknown, None));
    assert!(!page.is_expired() && !page.is_expired_at(now) && !page.needs_refresh_at(now));
    assert_eq!((page.status_at(now), page.time_left_at(now)), (Status::Unknown, None));
    assert_eq!((page.refresh_at(), page.time_until_refresh_at(now)), (None, None));
    assert_eq!(page.scopes().count(), 0);
    assert!(!page.has_scope("read") && page.require_scopes(["read"]).is_err());
    assert_eq!(page.scopes_or(["read"]), ["read"]);
    assert_eq!(page.access_token(), None);
    assert_eq!(page.authorization(), Err(AuthorizationError::NoToken));
    assert_eq!((page.refresh_token(), page.refresh_expiry()), (None, Expiry::Unknown));
    assert!(!page.can_refresh() && !page.refresh_is_expired());
    assert_eq!(page.refresh_scopes().count(), 0);
}

/// Rule: for a role that the model has, the answer is the model's.
#[test]
fn the_answers_are_the_models() {
    let (token, erased): (_, Box<dyn AnyToken>) = (reply(), Box::new(reply()));
    for seconds in [0, 3569, 3570, 3599, 3600] {
        let now = at("2026-01-01T00:00:00Z") + Duration::from_secs(seconds);
        assert_eq!(erased.status_at(now), token.status_at(now), "{seconds}");
        assert_eq!(erased.needs_refresh_at(now), token.needs_refresh_at(now), "{seconds}");
        assert_eq!(erased.time_left_at(now), token.time_left_at(now), "{seconds}");
        assert_eq!(erased.time_until_refresh_at(now), token.time_until_refresh_at(now));
    }
    assert!(erased.has_all_scopes(["read", "write"]) && !erased.has_scope("admin"));
    assert_eq!(erased.missing_scopes(["write", "admin"]), ["admin"]);
    assert_eq!(erased.refresh_token(), token.refresh_token());
    assert_eq!(erased.authorization(), token.authorization());

    let key = ApiKey { key: "k".into(), scheme: "ApiKey".into() };
    let erased: &dyn AnyToken = &key;
    assert_eq!(erased.expiry(), Expiry::Never);
    assert_eq!(erased.authorization().unwrap().expose_secret(), "ApiKey k");
}

/// Rule: the margin is the model's, and at most half of the lifetime.
#[test]
fn the_margin_is_the_models() {
    let end = at("2026-01-01T01:00:00Z");
    let long: &dyn AnyToken = &Long { end: end.into() };
    assert_eq!(long.refresh_at(), Some(end - Duration::from_secs(600)));

    let answer: IntrospectionResponse =
        serde_json::from_value(json!({"active": true, "iat": 100, "exp": 110})).unwrap();
    let answer: &dyn AnyToken = &answer;
    assert_eq!(answer.refresh_at().unwrap().timestamp(), 105);
}

/// Rule: generic code accepts `dyn AnyToken` like any model, and so does code that requires
/// `Send`.
#[test]
fn it_goes_where_models_go() {
    fn ask<T: Expires + Scoped + Authorizes + Refreshes + ?Sized>(token: &T) -> Option<&str> {
        (token.can_refresh() && token.has_scope("read")).then(|| token.access_token()).flatten()
    }

    let list: Vec<Box<dyn AnyToken>> = vec![Box::new(reply()), Box::new(Box::new(reply()))];
    assert!(list.iter().all(|token| ask(&**token) == Some("a-SECRET")));
    // `AnyToken` in scope does not make the methods of a model ambiguous.
    assert_eq!(reply().scopes().count(), 2);

    let sent: Box<dyn AnyToken + Send> = Box::new(reply());
    assert_eq!(std::thread::spawn(move || sent.scopes().count()).join().unwrap(), 2);
    let shared: Arc<dyn AnyToken + Send + Sync> = Arc::new(reply());
    assert_eq!(ask(&*shared), Some("a-SECRET"));
    assert!(shared.can_refresh());
}

/// Rule: `Debug` of `dyn AnyToken` masks secrets.
#[test]
fn it_prints_no_secret() {
    let token: Box<dyn AnyToken + Send> = Box::new(reply());
    let printed = format!("{token:?}");
    assert!(printed.contains("write") && !printed.contains("SECRET"), "{printed}");
}
