//! `old.refresh_with(reply)`: the reply's fields replace the old ones, absent fields keep the old
//! value, and no time is kept.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use token_runtime::{Expiry, Extra, ScopeSet, Secret, TokenModel, TokenType};

use crate::{cases, instants};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: Option<TokenType>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "rfc3339")]
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(expires = "rfc3339")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(issued = "rfc3339")]
    created_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    #[token(secret)]
    id_token: Option<Secret>,
    name: Option<String>,
    user_id: u64,
    #[token(extra)]
    #[serde(flatten)]
    extra: Extra,
}

prop_compose! {
    fn sessions()(
        access_token in "[a-z]{1,4}",
        token_type in prop::option::of(prop_oneof![Just("Bearer"), Just("MAC")]),
        refresh_token in prop::option::of("[a-z]{1,4}"),
        refresh_expires_at in prop::option::of(instants()),
        expires_at in prop::option::of(instants()),
        expires_in in prop::option::of(any::<u64>()),
        created_at in prop::option::of(instants()),
        received_at in instants(),
        scope in prop::option::of("[a-c]( [a-c]){0,3}"),
        texts in (prop::option::of("[a-z]{1,4}"), prop::option::of("[a-z]{0,4}")),
        user_id in any::<u64>(),
        extra in prop::collection::btree_map("[a-c]", any::<i64>(), 0..3),
    ) -> Session {
        Session {
            access_token: Secret::from(access_token),
            token_type: token_type.map(TokenType::from),
            refresh_token: refresh_token.map(Secret::from),
            refresh_expires_at,
            expires_at,
            expires_in,
            created_at,
            received_at,
            scope: scope.map(|scope| ScopeSet::from(&*scope)),
            id_token: texts.0.map(Secret::from),
            name: texts.1,
            user_id,
            extra: extra.into_iter().collect(),
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_reply_replaces_and_the_rest_is_kept(old in sessions(), reply in sessions()) {
        let new = old.clone().refresh_with(reply.clone());

        // The access token, its type and its times are the reply's.
        prop_assert_eq!(&new.access_token, &reply.access_token);
        prop_assert_eq!(&new.token_type, &reply.token_type);
        prop_assert_eq!(new.expiry(), reply.expiry());
        prop_assert_eq!(new.expires_at, reply.expires_at);
        prop_assert_eq!(new.expires_in, reply.expires_in);
        prop_assert_eq!(new.created_at, reply.created_at);
        prop_assert_eq!(new.received_at, reply.received_at);
        prop_assert_eq!(new.user_id, reply.user_id);
        prop_assert_eq!(new.authorization(), reply.authorization());

        // These fields are kept if the reply has none.
        prop_assert_eq!(&new.refresh_token, &reply.refresh_token.clone().or(old.refresh_token.clone()));
        prop_assert_eq!(&new.scope, &reply.scope.clone().or(old.scope.clone()));
        prop_assert_eq!(&new.id_token, &reply.id_token.clone().or(old.id_token.clone()));
        prop_assert_eq!(&new.name, &reply.name.clone().or(old.name.clone()));
        for (name, value) in reply.extra.iter() {
            prop_assert_eq!(new.extra.get(name), Some(value));
        }
        for (name, value) in old.extra.iter().filter(|(name, _)| reply.extra.get(name).is_none()) {
            prop_assert_eq!(new.extra.get(name), Some(value));
        }

        // The expiry of the refresh token belongs to the refresh token.
        let expected = match (&reply.refresh_token, reply.refresh_expires_at) {
            (_, Some(at)) => Some(at),
            (None, None) => old.refresh_expires_at,
            (Some(token), None) if old.refresh_token.as_ref() == Some(token) => old.refresh_expires_at,
            (Some(_), None) => None,
        };
        prop_assert_eq!(new.refresh_expires_at, expected);
    }

    /// Rule: a second refresh with the same reply changes nothing, and a token refreshed with
    /// itself does not change.
    #[test]
    fn refreshing_is_idempotent(old in sessions(), reply in sessions()) {
        let once = old.clone().refresh_with(reply.clone());
        prop_assert_eq!(&once.clone().refresh_with(reply), &once);
        prop_assert_eq!(&old.clone().refresh_with(old.clone()), &old);
    }

    /// Rule: a refreshed token survives the round-trip.
    #[test]
    fn a_merged_token_is_stored(old in sessions(), reply in sessions()) {
        let new = old.refresh_with(reply);
        let stored = serde_json::to_string(&new).unwrap();
        prop_assert_eq!(serde_json::from_str::<Session>(&stored).unwrap(), new);
    }

    /// Rule: an inherited lifetime of a refresh token keeps its expiry, although the reply has
    /// another base.
    #[test]
    fn a_kept_lifetime_ends_when_it_ended(
        received in 1_600_000_000..1_900_000_000_i64,
        lifetime in 1..100_000_000_u64,
        later in 0..100_000_000_u64,
    ) {
        macro_rules! lifetimes {
            ($($name:ident: $span:ty = $make:expr;)*) => {$({
                #[derive(Debug, Clone, PartialEq, TokenModel)]
                struct $name {
                    #[token(access_token)]
                    access_token: Secret,
                    #[token(refresh_token)]
                    refresh_token: Option<Secret>,
                    #[token(refresh_expires_in)]
                    refresh_expires_in: Option<$span>,
                    #[token(received)]
                    received_at: DateTime<Utc>,
                }

                let received_at = DateTime::from_timestamp(received, 0).unwrap();
                let old = $name {
                    access_token: Secret::from("a"),
                    refresh_token: Some(Secret::from("r")),
                    refresh_expires_in: Some($make(lifetime)),
                    received_at,
                };
                let reply = $name {
                    access_token: Secret::from("b"),
                    refresh_token: None,
                    refresh_expires_in: None,
                    received_at: received_at + Duration::from_secs(later),
                };
                let end = old.refresh_expiry();
                let new = old.clone().refresh_with(reply);
                prop_assert_eq!(new.refresh_token(), Some("r"));
                let now = received_at + Duration::from_secs(later);
                prop_assert_eq!(new.refresh_is_expired_at(now), old.refresh_is_expired_at(now));
                prop_assert!(new.refresh_expiry().time() <= end.time().max(Some(now)), "{:?} {:?}", new, end);
                if !old.refresh_is_expired_at(now) {
                    prop_assert_eq!(new.refresh_expiry(), end);
                }
            })*};
        }

        lifetimes! {
            Signed: i64 = |span: u64| i64::try_from(span).unwrap();
            Unsigned: u64 = |span| span;
            Narrow: u32 = |span: u64| u32::try_from(span).unwrap();
            Std: Duration = Duration::from_secs;
            Chrono: TimeDelta = |span: u64| TimeDelta::seconds(i64::try_from(span).unwrap());
        }
    }
}

/// Rule: a reply without an expiry does not inherit the old expiry.
#[test]
fn an_old_expiry_is_not_kept() {
    let read = |text| serde_json::from_str::<Session>(text).unwrap();
    let old = read(
        r#"{"access_token":"a","expires_at":"2026-01-01T00:00:00Z","expires_in":60,"user_id":1,"token_type":"MAC"}"#,
    );
    let new = old.refresh_with(read(r#"{"access_token":"b","user_id":1}"#));
    assert_eq!(new.expiry(), Expiry::Unknown);
    assert_eq!(new.authorization().unwrap().expose_secret(), "Bearer b");
}

/// Rule: a role is inherited as a whole. If any field of the reply answers the role, no field of
/// the role is inherited.
#[test]
fn a_role_is_inherited_as_a_whole() {
    #[derive(Debug, Clone, PartialEq, TokenModel)]
    struct Whole {
        #[token(refresh_token)]
        refresh_token: Option<Secret>,
        #[token(refresh_token, fallback)]
        other_refresh_token: Option<Secret>,
        #[token(refresh_expires = "unix")]
        refresh_at: Option<i64>,
        #[token(refresh_expires_in)]
        refresh_in: Option<i64>,
        #[token(issued = "unix")]
        issued: Option<i64>,
        #[token(scopes = "list")]
        scope: Option<Vec<String>>,
        #[token(scopes = "list", fallback)]
        other_scope: Option<Vec<String>>,
        #[token(refresh_scopes = "list")]
        refresh_scope: Option<Vec<String>>,
    }

    let read = |text| serde_json::from_str::<Whole>(text).unwrap();
    let refreshed =
        |old, reply| serde_json::to_string(&read(old).refresh_with(read(reply))).unwrap();
    let old =
        r#"{"refresh_token":"r","refresh_at":9,"issued":1,"scope":["a"],"refresh_scope":["b"]}"#;

    // The reply answers no role, so everything except the time of issue is inherited.
    assert_eq!(
        refreshed(old, "{}"),
        r#"{"refresh_token":"r","refresh_at":9,"scope":["a"],"refresh_scope":["b"]}"#
    );
    // An inherited refresh token keeps its expiry and scopes. A new refresh token does not.
    assert_eq!(
        refreshed(old, r#"{"refresh_token":"r"}"#),
        r#"{"refresh_token":"r","refresh_at":9,"scope":["a"],"refresh_scope":["b"]}"#
    );
    assert_eq!(
        refreshed(old, r#"{"other_refresh_token":"s"}"#),
        r#"{"other_refresh_token":"s","scope":["a"]}"#
    );
    // The reply answers through another field of the role.
    assert_eq!(
        refreshed(old, r#"{"refresh_in":5,"issued":2,"other_scope":["c"]}"#),
        r#"{"refresh_token":"r","refresh_in":5,"issued":2,"other_scope":["c"],"refresh_scope":["b"]}"#
    );
    // An empty list is an answer: there are no scopes.
    assert_eq!(
        refreshed(old, r#"{"scope":[],"refresh_scope":[]}"#),
        r#"{"refresh_token":"r","refresh_at":9,"scope":[],"refresh_scope":[]}"#
    );
}

/// Rule: a type that cannot distinguish an empty list from an absent one treats it as absent.
#[test]
fn empty_scopes_are_none_where_the_type_cannot_tell() {
    #[derive(Debug, Clone, PartialEq, TokenModel)]
    struct Plain {
        #[token(refresh_token)]
        refresh_token: Option<Secret>,
        #[token(scopes)]
        scope: ScopeSet,
        #[token(refresh_scopes)]
        refresh_scope: Option<String>,
    }

    let read = |text| serde_json::from_str::<Plain>(text).unwrap();
    let old = read(r#"{"scope":"a","refresh_scope":"b"}"#);
    let new = old.refresh_with(read(r#"{"scope":"","refresh_scope":""}"#));
    assert_eq!(serde_json::to_string(&new).unwrap(), r#"{"scope":"a","refresh_scope":""}"#);
}

/// Rule: a nested model is inherited by role too. It is not inherited if another field of the reply
/// answers one of its roles.
#[test]
fn a_nested_model_is_inherited_by_role() {
    #[derive(Debug, Clone, PartialEq, TokenModel)]
    struct Inner {
        #[token(access_token)]
        access_token: Option<Secret>,
        #[token(refresh_token)]
        refresh_token: Option<Secret>,
        #[token(refresh_expires = "unix")]
        refresh_at: Option<i64>,
        #[token(scopes = "list")]
        scope: Option<Vec<String>>,
    }

    #[derive(Debug, Clone, PartialEq, TokenModel)]
    struct Outer {
        #[token(refresh_token)]
        refresh_token: Option<Secret>,
        #[token(nested(access_token, scopes, refresh_token, refresh_expires), fallback)]
        inner: Option<Inner>,
    }

    let read = |text| serde_json::from_str::<Outer>(text).unwrap();
    let refreshed =
        |old, reply| serde_json::to_string(&read(old).refresh_with(read(reply))).unwrap();
    let old = r#"{"inner":{"access_token":"a","refresh_token":"r","refresh_at":9,"scope":["a"]}}"#;

    assert_eq!(
        refreshed(old, r#"{"inner":{"access_token":"b"}}"#),
        r#"{"inner":{"access_token":"b","refresh_token":"r","refresh_at":9,"scope":["a"]}}"#
    );
    assert_eq!(
        refreshed(old, r#"{"refresh_token":"s","inner":{"access_token":"b"}}"#),
        r#"{"refresh_token":"s","inner":{"access_token":"b","scope":["a"]}}"#
    );
    assert_eq!(refreshed(old, r#"{"refresh_token":"s"}"#), r#"{"refresh_token":"s"}"#);
}
