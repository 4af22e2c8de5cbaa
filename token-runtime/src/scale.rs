//! The range of times: what every encoding can write.

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Timelike, Utc};

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
    match same_day(base, span) {
        Some(end) => end,
        None => another_day(base, span),
    }
}

#[inline(never)]
fn another_day(base: DateTime<Utc>, span: TimeDelta) -> DateTime<Utc> {
    clamped(base.checked_add_signed(span), span < TimeDelta::zero())
}

/// The instant `span` after `base` if both are on one day, as for most lifetimes. Finding it
/// needs no calendar.
#[inline]
fn same_day(base: DateTime<Utc>, span: TimeDelta) -> Option<DateTime<Utc>> {
    let (day, time) = (base.naive_utc().date(), base.naive_utc().time());
    let seconds = i64::from(time.num_seconds_from_midnight()).checked_add(span.num_seconds())?;
    let is_whole = span.subsec_nanos() == 0 && (0..=9999).contains(&day.year());
    let seconds = u32::try_from(seconds).ok().filter(|_| is_whole)?;
    let end = NaiveTime::from_num_seconds_from_midnight_opt(seconds, time.nanosecond())?;
    Some(day.and_time(end).and_utc())
}
