//! A refresh revives nothing. An expired or inactive refresh token stays expired, and a new refresh
//! token has its own expiry. This holds for every field of the expiry, including fallbacks and
//! nested models.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use token_runtime::{Secret, TokenModel};

use crate::cases;

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Inner {
    #[token(active)]
    active: Option<bool>,
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(expires = "unix")]
    expires_at: Option<i64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix")]
    refresh_at: Option<i64>,
    #[token(refresh_expires_in)]
    refresh_in: Option<i64>,
    #[token(issued = "unix")]
    issued: Option<i64>,
}

impl Inner {
    /// Whether a field has an expiry of the refresh token.
    fn says_end(&self) -> bool {
        self.refresh_at.or(self.refresh_in).is_some()
    }
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Outer {
    #[token(active)]
    active: Option<bool>,
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(expires_in)]
    expires_in: Option<i64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_token, fallback)]
    renewal: Option<Secret>,
    #[token(refresh_expires = "unix")]
    refresh_at: Option<i64>,
    #[token(refresh_expires_in)]
    refresh_in: Option<i64>,
    #[token(refresh_expires_in, fallback)]
    renewal_in: Option<i64>,
    #[token(issued = "unix")]
    issued: Option<i64>,
    #[token(nested, fallback)]
    inner: Option<Inner>,
}

/// An envelope whose own fields do not compete with the nested model.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Envelope {
    #[token(issued = "unix")]
    issued: Option<i64>,
    #[token(nested)]
    inner: Option<Inner>,
}

fn sometimes<T: std::fmt::Debug + Clone>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop_oneof![2 => Just(None), 1 => value.prop_map(Some)]
}

fn secrets() -> impl Strategy<Value = Option<Secret>> {
    sometimes(prop::sample::select(vec!["r", "s"]).prop_map(Secret::from))
}

fn seconds() -> impl Strategy<Value = Option<i64>> {
    sometimes(0..20_i64)
}

fn activity() -> impl Strategy<Value = Option<bool>> {
    prop_oneof![6 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))]
}

prop_compose! {
    fn inners()(
        active in activity(),
        access_token in secrets(),
        expires_at in seconds(),
        refresh_token in secrets(),
        refresh_at in seconds(),
        refresh_in in seconds(),
        issued in seconds(),
    ) -> Inner {
        Inner { active, access_token, expires_at, refresh_token, refresh_at, refresh_in, issued }
    }
}

prop_compose! {
    fn outers()(
        active in activity(),
        access in (secrets(), seconds()),
        refresh_token in secrets(),
        renewal in secrets(),
        refresh_at in seconds(),
        refresh_in in seconds(),
        renewal_in in seconds(),
        issued in seconds(),
        inner in sometimes(inners()),
    ) -> Outer {
        Outer {
            active,
            access_token: access.0,
            expires_in: access.1,
            refresh_token,
            renewal,
            refresh_at,
            refresh_in,
            renewal_in,
            issued,
            inner,
        }
    }
}

prop_compose! {
    fn envelopes()(issued in seconds(), inner in sometimes(inners())) -> Envelope {
        Envelope { issued, inner }
    }
}

/// Every instant at which an answer could change.
fn moments() -> impl Iterator<Item = DateTime<Utc>> {
    (-1..60).map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

macro_rules! laws {
    ($old:expr, $reply:expr, $says_end:expr) => {{
        let (old, reply) = ($old, $reply);
        let new = old.clone().refresh_with(reply.clone());
        let token = reply.refresh_token();
        let is_kept = token.is_none() || token == old.refresh_token();
        if let Some(token) = token {
            prop_assert_eq!(new.refresh_token(), Some(token));
        }
        if reply.access_token().is_some() {
            // The access token and its expiry are the reply's.
            prop_assert_eq!(new.access_token(), reply.access_token());
            prop_assert_eq!(new.expiry(), reply.expiry(), "{:?}", new);
            prop_assert_eq!(new.authorization(), reply.authorization());
        }
        if !is_kept || $says_end(&reply) {
            // The reply has a refresh token, so the expiry is the reply's.
            prop_assert_eq!(new.refresh_expiry(), reply.refresh_expiry(), "{:?}", new);
        } else if token.is_none() {
            for now in moments() {
                prop_assert!(old.can_refresh_at(now) || !new.can_refresh_at(now), "{:?}", new);
            }
        }
    }};
}

proptest! {
    #![proptest_config(cases(6000))]

    #[test]
    fn with_fallbacks(old in outers(), reply in outers()) {
        laws!(old, reply, |reply: &Outer| {
            reply.refresh_at.or(reply.refresh_in).or(reply.renewal_in).is_some()
                || reply.inner.as_ref().is_some_and(Inner::says_end)
        });
    }

    #[test]
    fn in_an_envelope(old in envelopes(), reply in envelopes()) {
        laws!(old, reply, |reply: &Envelope| reply.inner.as_ref().is_some_and(Inner::says_end));
    }
}
