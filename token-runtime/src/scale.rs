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
    match whole_seconds_after(base, span) {
        Some(end) => end,
        None => clamped(base.checked_add_signed(span), span < TimeDelta::zero()),
    }
}

/// The same for whole seconds, which most lifetimes are. The day rarely changes, so this is
/// faster than chrono's addition.
#[inline]
fn whole_seconds_after(base: DateTime<Utc>, span: TimeDelta) -> Option<DateTime<Utc>> {
    const DAY: i64 = 24 * 60 * 60;
    let (mut day, time) = (base.naive_utc().date(), base.naive_utc().time());
    let seconds = i64::from(time.num_seconds_from_midnight()).checked_add(span.num_seconds())?;
    let days = seconds.div_euclid(DAY);
    if days != 0 {
        day = day.checked_add_signed(TimeDelta::try_days(days)?)?;
    }
    // chrono represents a leap second as a second of up to two billion nanoseconds.
    let is_leap = time.nanosecond() >= 1_000_000_000;
    if span.subsec_nanos() != 0 || is_leap || !(0..=9999).contains(&day.year()) {
        return None;
    }
    let second = u32::try_from(seconds.rem_euclid(DAY)).ok()?;
    let end = NaiveTime::from_num_seconds_from_midnight_opt(second, time.nanosecond())?;
    Some(day.and_time(end).and_utc())
}

#[cfg(test)]
mod tests {
    use super::{after, clamped};
    use chrono::{DateTime, TimeDelta, Utc};

    /// Rule: the end is what chrono's addition says, clamped.
    #[test]
    fn the_end_is_that_of_the_calendar() {
        let bases = [
            "2026-01-01T00:00:00Z",
            "2026-12-31T23:59:59.999999999Z",
            "2028-02-28T23:00:00Z",
            "1969-12-31T23:59:59.5Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2016-12-31T23:59:60Z",
        ];
        for base in bases.map(|text| text.parse::<DateTime<Utc>>().unwrap()) {
            for seconds in [0, 1, 59, 3600, 86_399, 86_400, 31_622_400, 10_000_000_000, 1 << 40] {
                for nanos in [0, 1, 500_000_000] {
                    let span = TimeDelta::new(seconds, nanos).unwrap();
                    for span in [span, -span] {
                        let expected =
                            clamped(base.checked_add_signed(span), span < TimeDelta::zero());
                        assert_eq!(after(base, span), expected, "{base} {span}");
                    }
                }
            }
        }
    }
}
