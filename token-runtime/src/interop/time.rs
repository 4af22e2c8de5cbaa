//! Feature `time`: the times and durations of the `time` crate as fields, and conversions of
//! [`Expiry`].
//!
//! | type | roles |
//! |---|---|
//! | [`OffsetDateTime`] | `expires`, `refresh_expires`, `issued`, `instant`, `received` |
//! | [`Duration`] | `expires_in`, `refresh_expires_in` |
//!
//! Both may be in an `Option`, and work with every encoding and unit. The offset of the payload is
//! kept and written back. An [`Expiry`] converts into an `Option<OffsetDateTime>` and from an
//! `OffsetDateTime`. [`TimeField::to_time`] makes the `now` that methods take.
//!
//! ```
//! use time::{Duration, OffsetDateTime};
//! use token_runtime::{Secret, TokenModel, field::TimeField};
//!
//! #[derive(Debug, TokenModel)]
//! struct Session {
//!     #[token(access_token)]
//!     access_token: Secret,
//!     #[token(expires = "rfc3339")]
//!     expires_at: OffsetDateTime,
//! }
//!
//! let body = r#"{"access_token":"a","expires_at":"2026-01-01T02:00:00+01:00"}"#;
//! let session: Session = serde_json::from_str(body)?;
//! assert_eq!(session.expires_at.unix_timestamp(), 1_767_229_200);
//! assert_eq!(serde_json::to_string(&session)?, body);
//!
//! let end: Option<OffsetDateTime> = session.expiry().into();
//! assert_eq!(end, Some(session.expires_at));
//! let now = session.expires_at - Duration::SECOND;
//! assert!(!session.is_expired_at(now.to_time()));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The last two nanoseconds of the year 9999 hold "unknown" and "never". A time in the payload that
//! falls on one of them is held as the nanosecond before.

use crate::{
    Expiry,
    codec::number::{Number, SECOND},
    field::{LifetimeField, TimeField, TimeFormat, TimeValue},
    scale::clamped,
    time::sentinel::Meaning,
};
use ::time::{Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

/// What stands for "never": the last time that the crate can hold.
const NEVER: OffsetDateTime = PrimitiveDateTime::MAX.assume_utc();
/// What stands for "unknown": the time before that.
const UNKNOWN: OffsetDateTime = match NEVER.checked_sub(Duration::NANOSECOND) {
    Some(time) => time,
    None => NEVER,
};

/// The time in this offset, or in UTC if it is not possible in that one.
fn in_offset(time: OffsetDateTime, offset: FixedOffset) -> OffsetDateTime {
    let offset = UtcOffset::from_whole_seconds(offset.local_minus_utc()).unwrap_or(UtcOffset::UTC);
    time.checked_to_offset(offset).unwrap_or(time)
}

#[diagnostic::do_not_recommend]
impl TimeField for OffsetDateTime {
    /// A time that is too late for the type, which stands for "never" or "unknown", is
    /// held as one of the last two that it has.
    fn from_time(time: DateTime<Utc>) -> Self {
        // A leap second is the end of the second before it.
        let nanos = i128::from(time.timestamp_subsec_nanos().min(999_999_999));
        match Self::from_unix_timestamp_nanos(i128::from(time.timestamp()) * 1_000_000_000 + nanos)
        {
            Ok(held) if held >= UNKNOWN => UNKNOWN - Duration::NANOSECOND,
            Ok(held) => held,
            Err(_) if time.timestamp() < 0 => PrimitiveDateTime::MIN.assume_utc(),
            Err(_) if time == Meaning::Unknown.held() => UNKNOWN,
            Err(_) => NEVER,
        }
    }

    fn to_time(&self) -> DateTime<Utc> {
        if *self == NEVER {
            Meaning::Never.held()
        } else if *self == UNKNOWN {
            Meaning::Unknown.held()
        } else {
            super::time_of(self.unix_timestamp_nanos())
        }
    }

    fn from_value(value: TimeValue, _: &TimeFormat) -> Option<Self> {
        match value {
            TimeValue::At(time) => Some(in_offset(Self::from_time(time.to_utc()), *time.offset())),
            TimeValue::Sentinel(..) | TimeValue::Absent => None,
        }
    }

    fn to_value(&self, _: &TimeFormat) -> TimeValue {
        let offset = FixedOffset::east_opt(self.offset().whole_seconds());
        let time = self.to_time();
        TimeValue::At(offset.map_or(time.fixed_offset(), |offset| time.with_timezone(&offset)))
    }
}

impl From<OffsetDateTime> for Expiry {
    /// The expiry at this time, clamped to the years 0 to 9999.
    fn from(time: OffsetDateTime) -> Self {
        Self::At(clamped(Some(time.to_time()), false))
    }
}

impl From<Expiry> for Option<OffsetDateTime> {
    /// The instant in UTC, if there is one: see [`Expiry::time`].
    fn from(expiry: Expiry) -> Self {
        expiry.time().map(OffsetDateTime::from_time)
    }
}

#[diagnostic::do_not_recommend]
impl LifetimeField for Duration {
    fn from_delta(delta: TimeDelta) -> Self {
        Self::new(delta.num_seconds(), delta.subsec_nanos())
    }

    fn to_delta(&self) -> TimeDelta {
        Number::of_nanos(self.whole_nanoseconds(), SECOND).delta(SECOND)
    }
}
