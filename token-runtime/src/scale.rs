//! The range of times: what every encoding can write.

use chrono::{DateTime, Datelike, TimeDelta, Utc};

/// 0000-01-01T00:00:00Z in Unix seconds, the first instant of RFC 3339.
pub(crate) const FIRST: i64 = -62_167_219_200;
/// 9999-12-31T23:59:59Z in Unix seconds, the last second of RFC 3339.
pub(crate) const LAST: i64 = 253_402_300_799;

/// `time` clamped to the years 0 to 9999. `None` is an instant outside chrono's
/// own range: before it if `is_early`, else after it.
#[inline]
pub(crate) fn clamped(time: Option<DateTime<Utc>>, is_early: bool) -> DateTime<Utc> {
    let seconds = match time.map(|time| (time, time.naive_utc().year())) {
        Some((time, 0..=9999)) => return time,
        Some((_, ..0)) => FIRST,
        None if is_early => FIRST,
        Some((_, 10_000..)) | None => LAST,
    };
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// The instant `span` after `base`, clamped to the years 0 to 9999.
#[inline]
pub(crate) fn after(base: DateTime<Utc>, span: TimeDelta) -> DateTime<Utc> {
    clamped(base.checked_add_signed(span), span < TimeDelta::zero())
}
