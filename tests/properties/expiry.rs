//! Answers over time: expired tokens stay expired, margins hold, clocks may jump.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use token_runtime::{Expiry, Secret, Status, TokenModel};

use crate::{cases, clocks, instants};

/// A token whose lifetime is known, and its margin.
macro_rules! models {
    ($($name:ident $margin:literal;)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        #[token(margin = $margin)]
        struct $name {
            #[token(issued = "unix")]
            created_at: Option<DateTime<Utc>>,
            #[token(expires = "unix")]
            expires_at: Expiry,
            #[token(refresh_token)]
            refresh_token: Option<Secret>,
            #[token(refresh_expires = "unix")]
            refresh_expires_at: Expiry,
        }
    )*};
}

models! {
    None_ 0;
    Seconds "30s";
    Days "30d";
}

fn expiries() -> impl Strategy<Value = Expiry> {
    prop_oneof![8 => instants().prop_map(Expiry::At), 1 => Just(Expiry::Never), 1 => Just(Expiry::Unknown)]
}

fn spans() -> impl Strategy<Value = Duration> {
    prop_oneof![
        any::<u64>().prop_map(Duration::from_secs),
        any::<u64>().prop_map(Duration::from_nanos),
        Just(Duration::MAX)
    ]
}

/// The laws of one token at two instants. The second instant is not earlier than the first.
macro_rules! laws {
    ($model:ident, $created_at:expr, $expiry:expr, $now:expr, $later:expr, $span:expr) => {{
        let (now, later, span): (DateTime<Utc>, DateTime<Utc>, Duration) = ($now, $later, $span);
        let token = $model {
            created_at: $created_at,
            expires_at: $expiry,
            refresh_token: Some(Secret::from("r")),
            refresh_expires_at: $expiry,
        };

        // Monotone: an expired token stays expired, and the time left shrinks.
        prop_assert!(!token.is_expired_at(now) || token.is_expired_at(later));
        prop_assert!(!token.needs_refresh_at(now) || token.needs_refresh_at(later));
        prop_assert!(token.can_refresh_at(now) || !token.can_refresh_at(later));
        prop_assert!(token.time_left_at(now) >= token.time_left_at(later));
        prop_assert!(!token.expires_within_at(span, now) || token.expires_within_at(span, later));

        // All answers to one question agree.
        let expired = token.is_expired_at(now);
        prop_assert_eq!(token.time_left_at(now).is_some_and(|left| left.is_zero()), expired);
        prop_assert_eq!(token.status_at(now) == Status::Expired, expired);
        prop_assert_eq!(token.refresh_is_expired_at(now), expired);
        prop_assert_eq!(token.can_refresh_at(now), !expired);
        prop_assert_eq!(token.expires_within_at(Duration::ZERO, now), expired);
        prop_assert_eq!(
            token.needs_refresh_at(now),
            matches!(token.status_at(now), Status::Stale | Status::Expired)
        );
        match token.expiry() {
            Expiry::At(end) => {
                prop_assert_eq!(expired, end <= now);
                prop_assert_eq!(token.expires_at(), Some(end));
            }
            Expiry::Never => prop_assert_eq!(token.status_at(now), Status::Fresh),
            Expiry::Unknown => prop_assert_eq!(token.status_at(now), Status::Unknown),
        }

        // `needs_refresh` turns true at `refresh_at`.
        let refresh_at = token.refresh_at();
        prop_assert_eq!(refresh_at.is_some(), token.expires_at().is_some());
        prop_assert_eq!(refresh_at.is_some_and(|time| time <= now), token.needs_refresh_at(now));
        let wait = token.time_until_refresh_at(now);
        prop_assert_eq!(wait.is_some(), refresh_at.is_some());
        prop_assert_eq!(wait.is_some_and(|wait| wait.is_zero()), token.needs_refresh_at(now));

        // The larger a margin at run time, the earlier the refresh.
        prop_assert_eq!(token.status_with_at($model::MARGIN, now), token.status_at(now));
        prop_assert_eq!(token.needs_refresh_with_at(Duration::ZERO, now), expired);
        prop_assert!(
            !token.needs_refresh_with_at(span / 2, now) || token.needs_refresh_with_at(span, now)
        );

        // A token is stale only within its margin, which is at most half of its lifetime.
        if token.status_at(now) == Status::Stale {
            let left = token.time_left_at(now).unwrap();
            prop_assert!(left <= $model::MARGIN);
            if let (Some(end), Some(begin)) = (token.expires_at(), token.created_at) {
                prop_assert!(left <= (end - begin).to_std().unwrap_or_default() / 2);
            }
        }
    }};
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn time_passes(
        created_at in prop::option::of(instants()),
        expiry in expiries(),
        one in clocks(),
        two in clocks(),
        span in spans(),
    ) {
        let (now, later) = (one.min(two), one.max(two));
        laws!(None_, created_at, expiry, now, later, span);
        laws!(Seconds, created_at, expiry, now, later, span);
        laws!(Days, created_at, expiry, now, later, span);
    }

    /// The same laws near the expiry.
    #[test]
    fn time_passes_around_the_end(
        end in instants(),
        lifetime in -100..10_000_000_i64,
        before in -10_000_000_000_000_i64..10_000_000_000_000,
        step in 0..10_000_000_000_000_i64,
        span in spans(),
    ) {
        let created_at = end.checked_sub_signed(TimeDelta::seconds(lifetime));
        let now = end - TimeDelta::nanoseconds(before);
        let later = now + TimeDelta::nanoseconds(step);
        laws!(None_, created_at, Expiry::At(end), now, later, span);
        laws!(Seconds, created_at, Expiry::At(end), now, later, span);
        laws!(Days, created_at, Expiry::At(end), now, later, span);
    }

    /// Rule: a program that sleeps for `time_until_refresh` wakes up exactly when the refresh is
    /// due.
    #[test]
    fn sleeping_until_the_refresh(
        received_at in instants(),
        expires_in in 0..100_000_000_u64,
        elapsed in 0..100_000_000_000_u64,
    ) {
        #[derive(Debug, TokenModel)]
        struct Reply {
            #[token(expires_in)]
            expires_in: u64,
            #[token(received)]
            received_at: DateTime<Utc>,
        }

        let token = Reply { expires_in, received_at };
        let now = received_at + Duration::from_millis(elapsed);
        let wait = token.time_until_refresh_at(now).unwrap();
        prop_assert!(token.needs_refresh_at(now + wait));
        if !wait.is_zero() {
            prop_assert!(!token.needs_refresh_at(now + wait - Duration::from_nanos(1)));
            prop_assert!(wait <= Duration::from_secs(expires_in));
        }
        // A token that was just received needs no refresh yet.
        if token.expires_at().unwrap() > received_at {
            prop_assert!(token.time_until_refresh_at(received_at).unwrap() > Duration::ZERO);
        }
    }

    /// Rule: a token with a known lifetime is fresh for at least half of it.
    #[test]
    fn half_of_the_life_is_fresh(begin in instants(), lifetime in 1..100_000_000_i64) {
        let end = begin + TimeDelta::seconds(lifetime);
        let token = Days {
            created_at: Some(begin),
            expires_at: Expiry::At(end),
            refresh_token: None,
            refresh_expires_at: Expiry::Unknown,
        };
        let middle = begin + (end - begin) / 2 - TimeDelta::nanoseconds(1);
        prop_assert_eq!(token.status_at(middle), Status::Fresh);
    }

    /// Rule: if the clock is set back by `step` after the receipt, the token is valid for its
    /// lifetime plus `step`, and no longer.
    #[test]
    fn a_clock_set_back(
        received_at in instants(),
        expires_in in 0..100_000_000_u64,
        step in 0..100_000_000_u64,
        elapsed in 0..200_000_000_u64,
    ) {
        #[derive(Debug, TokenModel)]
        struct Reply {
            #[token(expires_in)]
            expires_in: u64,
            #[token(received)]
            received_at: DateTime<Utc>,
        }

        let token = Reply { expires_in, received_at };
        let clock = |elapsed: u64| received_at + Duration::from_secs(elapsed) - Duration::from_secs(step);
        prop_assert_eq!(token.is_expired_at(clock(elapsed)), elapsed >= expires_in + step
            || token.expires_at().unwrap() <= clock(elapsed));
        if elapsed >= expires_in + step {
            prop_assert!(token.is_expired_at(clock(elapsed)));
        }
        prop_assert!(token.time_left_at(clock(0)).unwrap() <= Duration::from_secs(expires_in + step));
        prop_assert_ne!(token.status_at(clock(0)), Status::Unknown);
    }
}

/// Rule: no clock makes a method panic.
#[test]
fn clocks_at_the_ends_of_time() {
    let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    for end in [first, DateTime::UNIX_EPOCH, last] {
        for created_at in [None, Some(first), Some(last)] {
            let token = Days {
                created_at,
                expires_at: Expiry::At(end),
                refresh_token: None,
                refresh_expires_at: Expiry::At(end),
            };
            let _ = token.refresh_at();
            for now in [first, DateTime::UNIX_EPOCH, last] {
                let _ = token.time_until_refresh_at(now);
                let _ = token.status_with_at(Duration::MAX, now);
                let _ = (token.status_at(now), token.time_left_at(now), token.can_refresh_at(now));
                let _ = token.expires_within_at(Duration::MAX, now);
            }
        }
    }
}
