//! When a token ends, and what that means at a given moment.

use crate::scale::clamped;
use chrono::{DateTime, Utc};
use core::{fmt, time::Duration};

/// When a token stops being valid.
///
/// Providers say it as an instant, say that it never happens, or say nothing.
/// The three are kept apart because a program acts differently on each.
///
/// ```
/// use token_runtime::Expiry;
///
/// let expiry = Expiry::from_unix(1_767_229_200);
/// assert_eq!(expiry.time().unwrap().to_rfc3339(), "2026-01-01T01:00:00+00:00");
/// assert_eq!(Expiry::default(), Expiry::Unknown);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Expiry {
    /// Valid before this instant, expired from it on (RFC 7519 §4.1.4: "on or
    /// after").
    At(DateTime<Utc>),
    /// The provider says that the token does not expire.
    Never,
    /// The provider gave no expiry, or one that means "not known".
    #[default]
    Unknown,
}

impl Expiry {
    /// The expiry at `seconds` since the Unix epoch, clamped to the years 0 to
    /// 9999.
    pub fn from_unix(seconds: i64) -> Self {
        Self::At(clamped(DateTime::from_timestamp(seconds, 0), seconds < 0))
    }

    /// The instant, if there is one.
    pub fn time(self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(time) => Some(time),
            Self::Never | Self::Unknown => None,
        }
    }

    /// Whether the token is expired at `now`: true from the instant itself on.
    pub fn is_expired_at(self, now: DateTime<Utc>) -> bool {
        matches!(self, Self::At(time) if time <= now)
    }

    /// Whether the token is expired now. The end is put on the clock's scale,
    /// because to read a date off the clock takes as long as the clock.
    #[cfg(feature = "clock")]
    pub(crate) fn is_expired(self) -> bool {
        use std::time::SystemTime;
        let Self::At(time) = self else { return false };
        // No clock runs before 1970.
        let since_1970 = u64::try_from(time.timestamp()).map_or(Duration::ZERO, |seconds| {
            Duration::new(seconds, time.timestamp_subsec_nanos())
        });
        SystemTime::UNIX_EPOCH.checked_add(since_1970).is_some_and(|end| end <= SystemTime::now())
    }

    /// The time that is left at `now`: zero exactly when expired, `None` when
    /// there is no instant to count to.
    pub fn time_left_at(self, now: DateTime<Utc>) -> Option<Duration> {
        let left = self.time()?.signed_duration_since(now);
        Some(left.to_std().unwrap_or(Duration::ZERO))
    }

    /// Where the token stands at `now`, if it counts as stale `margin` before
    /// its end.
    pub fn status_at(self, now: DateTime<Utc>, margin: Duration) -> Status {
        match self {
            Self::Never => Status::Fresh,
            Self::Unknown => Status::Unknown,
            Self::At(_) => match self.time_left_at(now) {
                Some(Duration::ZERO) | None => Status::Expired,
                Some(left) if left <= margin => Status::Stale,
                Some(_) => Status::Fresh,
            },
        }
    }
}

impl From<DateTime<Utc>> for Expiry {
    fn from(time: DateTime<Utc>) -> Self {
        Self::At(time)
    }
}

/// Where a token stands: what a program should do with it next.
///
/// ```
/// use token_runtime::{Expiry, Status};
/// use core::time::Duration;
///
/// let expiry = Expiry::from_unix(100);
/// let at = |seconds| Expiry::from_unix(seconds).time().unwrap();
/// let margin = Duration::from_secs(30);
/// assert_eq!(expiry.status_at(at(69), margin), Status::Fresh);
/// assert_eq!(expiry.status_at(at(70), margin), Status::Stale);
/// assert_eq!(expiry.status_at(at(100), margin), Status::Expired);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Valid, and not about to end. A token that never expires is fresh.
    Fresh,
    /// Valid, but within the margin before its end: refresh it now.
    Stale,
    /// No longer valid.
    Expired,
    /// Nothing is known about its end: only the server can tell.
    Unknown,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Fresh => "fresh",
            Self::Stale => "stale",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        })
    }
}
