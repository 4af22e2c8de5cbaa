//! The exact number of allocations of each operation, so that no new allocation goes unnoticed.

use std::{borrow::Cow, hint::black_box};

use allocation_counter::measure;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use token_runtime::{TokenModel, models::standard::TokenResponse};

/// A token response with every member of RFC 6749 §5.1.
const STANDARD: &str = r#"{
    "access_token": "ya29.a0AfH6SMBx7kq3v9TtLw2mPz", "token_type": "Bearer", "expires_in": 3600,
    "refresh_token": "1//0gK3mD9xQvTcCgYIARAAGBASNwF", "scope": "openid profile email offline_access"
}"#;

/// The same token response with unknown members.
const EXTENDED: &str = r#"{
    "access_token": "ya29.a0AfH6SMBx7kq3v9TtLw2mPz", "token_type": "Bearer", "expires_in": 3600,
    "refresh_token": "1//0gK3mD9xQvTcCgYIARAAGBASNwF", "scope": "openid profile email offline_access",
    "user_id": 8731, "session": "b54c1b0e", "verified": true, "ratio": 0.5, "account": {"name": "Ada"}
}"#;

#[derive(TokenModel)]
#[token(debug)]
struct Borrowed<'a> {
    #[token(access_token)]
    access_token: Cow<'a, str>,
    #[token(token_type)]
    #[serde(borrow)]
    token_type: Cow<'a, str>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<Cow<'a, str>>,
    #[token(scopes)]
    scope: Cow<'a, str>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The struct that one would write without the derive, with the scopes in a list.
#[allow(dead_code, reason = "its size is what is asked for")]
struct ByHand {
    access_token: String,
    token_type: String,
    expires_in: Option<u64>,
    refresh_token: Option<String>,
    scope: Option<Vec<String>>,
    id_token: Option<String>,
    received_at: DateTime<Utc>,
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> T {
    serde_json::from_str(json).unwrap()
}

/// The number of allocations of `work`. A first run is not counted, because it may initialize
/// statics.
fn allocations<T>(work: impl Fn() -> T) -> u64 {
    black_box(work());
    measure(|| {
        black_box(work());
    })
    .count_total
}

/// Rule: reading allocates once for each secret and once for all scopes. Other members of the
/// reply do not matter.
#[test]
fn an_owned_token_takes_three() {
    assert_eq!(allocations(|| parse::<TokenResponse>(STANDARD)), 3);
    assert_eq!(allocations(|| parse::<TokenResponse>(EXTENDED)), 3);
}

/// Rule: reading a model whose fields borrow does not allocate.
#[test]
fn a_borrowed_token_takes_none() {
    assert_eq!(allocations(|| parse::<Borrowed<'_>>(STANDARD)), 0);
    assert_eq!(allocations(|| parse::<Borrowed<'_>>(EXTENDED)), 0);
    let token = parse::<Borrowed<'_>>(STANDARD);
    assert!(
        matches!(token.access_token, Cow::Borrowed(_)) && matches!(token.scope, Cow::Borrowed(_))
    );
}

/// Rule: the methods of a model do not allocate, for few scopes and for many.
#[test]
fn questions_take_none() {
    let mut owned = parse::<TokenResponse>(STANDARD);
    let borrowed = parse::<Borrowed<'_>>(STANDARD);
    assert_eq!(allocations(|| owned.is_expired()), 0);
    assert_eq!(allocations(|| owned.needs_refresh()), 0);
    assert_eq!(allocations(|| owned.has_scope("offline_access") && !owned.has_scope("admin")), 0);
    assert_eq!(
        allocations(|| borrowed.has_scope("offline_access") && !borrowed.has_scope("admin")),
        0
    );
    owned.scope = Some((0..40).map(|n| format!("scope:{n}")).collect());
    assert_eq!(allocations(|| owned.has_scope("scope:39") && !owned.has_scope("scope:40")), 0);
    assert_eq!(allocations(|| owned.has_all_scopes(["scope:0", "scope:39"])), 0);
}

/// Rule: writing into the caller's buffer does not allocate.
#[test]
fn writing_takes_none() {
    let (owned, borrowed) = (parse::<TokenResponse>(STANDARD), parse::<Borrowed<'_>>(STANDARD));
    let mut buffer = vec![0; 4096];
    let counted = measure(|| {
        serde_json::to_writer(&mut buffer[..], &owned).unwrap();
        serde_json::to_writer(&mut buffer[..], &borrowed).unwrap();
    });
    assert_eq!(counted.count_total, 0);
}

/// Rule: the model is no larger than the struct that one would write by hand.
#[test]
fn a_token_is_no_larger_than_by_hand() {
    assert!(size_of::<TokenResponse>() <= size_of::<ByHand>());
}
