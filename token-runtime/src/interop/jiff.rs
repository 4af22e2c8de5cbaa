//! Feature `jiff`: jiff's times and durations as fields, and conversions of [`Expiry`].
//!
//! | type | roles |
//! |---|---|
//! | [`Timestamp`] | `expires`, `refresh_expires`, `issued`, `instant`, `received` |
//! | [`SignedDuration`] | `expires_in`, `refresh_expires_in` |
//!
//! Both may be in an `Option`, and work with every encoding and unit. An [`Expiry`] converts into
//! an `Option<Timestamp>` and from a `Timestamp`. [`TimeField::to_time`] makes the `now` that
//! methods take.
//!
//! ```
//! use jiff::Timestamp;
//! use token_runtime::{Expiry, Secret, TokenModel, field::TimeField};
//!
//! #[derive(Debug, TokenModel)]
//! struct Session {
//!     #[token(access_token)]
//!     access_token: Secret,
//!     #[token(expires = "unix")]
//!     expires_at: Timestamp,
//! }
//!
//! let session: Session = serde_json::from_str(r#"{"access_token":"a","expires_at":1767229200}"#)?;
//! assert_eq!(session.expires_at, Timestamp::constant(1_767_229_200, 0));
//!
//! let end: Option<Timestamp> = session.expiry().into();
//! assert_eq!(end, Some(session.expires_at));
//! let now = Timestamp::constant(1_767_229_199, 0);
//! assert!(!session.is_expired_at(now.to_time()));
//! assert!(Expiry::from(now).is_expired_at(session.expires_at.to_time()));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! Times are clamped to the end of the year 9999. Jiff's last instant is 26 hours earlier. A later
//! instant is held as jiff's last whole second, [`Timestamp::MAX`] without the fraction; its
//! answers and its written form are `9999-12-31T23:59:59Z`. So a date that means "never" keeps its
//! meaning. Sentinel values are held as the last two nanoseconds.

use crate::{
    Expiry,
    codec::number::{Number, SECOND},
    field::{LifetimeField, TimeField},
    scale::{LAST, clamped},
    time::sentinel::Meaning,
};
use ::jiff::{SignedDuration, Timestamp};
use chrono::{DateTime, TimeDelta, Utc};

/// What stands for "unknown".
const UNKNOWN: Timestamp = Timestamp::constant(253_402_207_200, 999_999_998);

/// What stands for the hours that jiff cannot hold.
fn last_second() -> Timestamp {
    Timestamp::from_second(Timestamp::MAX.as_second()).unwrap_or(Timestamp::MAX)
}

#[diagnostic::do_not_recommend]
impl TimeField for Timestamp {
    /// What jiff cannot hold is held as its last whole second; a time beyond the
    /// year 9999, which stands for "never" or "unknown", as one of the last two nanoseconds.
    fn from_time(time: DateTime<Utc>) -> Self {
        // A leap second is the end of the second before it.
        let nanos =
            i32::try_from(time.timestamp_subsec_nanos().min(999_999_999)).unwrap_or_default();
        match Self::new(time.timestamp(), nanos) {
            Ok(held) => held.min(last_second()),
            Err(_) if time.timestamp() < 0 => Self::MIN,
            Err(_) if time == Meaning::Unknown.held() => UNKNOWN,
            Err(_) if time.timestamp() > LAST => Self::MAX,
            Err(_) => last_second(),
        }
    }

    fn to_time(&self) -> DateTime<Utc> {
        if *self == Self::MAX {
            Meaning::Never.held()
        } else if *self == UNKNOWN {
            Meaning::Unknown.held()
        } else if *self == last_second() {
            clamped(None, false)
        } else {
            super::time_of(self.as_nanosecond())
        }
    }
}

impl From<Timestamp> for Expiry {
    /// The expiry at this time, clamped to the years 0 to 9999.
    fn from(time: Timestamp) -> Self {
        Self::At(clamped(Some(time.to_time()), false))
    }
}

impl From<Expiry> for Option<Timestamp> {
    /// The instant, if there is one: see [`Expiry::time`].
    fn from(expiry: Expiry) -> Self {
        expiry.time().map(Timestamp::from_time)
    }
}

#[diagnostic::do_not_recommend]
impl LifetimeField for SignedDuration {
    fn from_delta(delta: TimeDelta) -> Self {
        Self::new(delta.num_seconds(), delta.subsec_nanos())
    }

    fn to_delta(&self) -> TimeDelta {
        Number::of_nanos(self.as_nanos(), SECOND).delta(SECOND)
    }
}
