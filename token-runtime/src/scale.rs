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

/// The instant `span` after `base`, clamped to the years 0 to 9999. A leap second counts as the
/// second after it, as in Unix time.
///
/// The parts of the end are computed in place of calling chrono's addition: a lifetime rarely
/// ends on another day.
#[inline]
pub(crate) fn after(base: DateTime<Utc>, span: TimeDelta) -> DateTime<Utc> {
    const DAY: i64 = 24 * 60 * 60;
    const SECOND: i64 = 1_000_000_000;
    let (day, time) = (base.naive_utc().date(), base.naive_utc().time());
    let nanos = i64::from(time.nanosecond()) + i64::from(span.subsec_nanos());
    // Nothing overflows: a `TimeDelta` holds a thousandth of the seconds of an `i64`.
    let seconds =
        i64::from(time.num_seconds_from_midnight()) + span.num_seconds() + nanos.div_euclid(SECOND);
    let day = match seconds.div_euclid(DAY) {
        0 => Some(day),
        days => TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days)),
    };
    let (day, second, nanos) = match day {
        Some(day) if (0..=9999).contains(&day.year()) => {
            (day, seconds.rem_euclid(DAY), nanos.rem_euclid(SECOND))
        }
        beyond => {
            let beyond = beyond.map(|day| day.and_time(NaiveTime::MIN).and_utc());
            let end = clamped(beyond, span < TimeDelta::zero()).naive_utc();
            (end.date(), i64::from(end.time().num_seconds_from_midnight()), 0)
        }
    };
    let parts = u32::try_from(second).ok().zip(u32::try_from(nanos).ok());
    let time = parts
        .and_then(|(second, nanos)| NaiveTime::from_num_seconds_from_midnight_opt(second, nanos));
    // The parts are always those of a time.
    day.and_time(time.unwrap_or_default()).and_utc()
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
        ];
        for base in bases.map(|text| text.parse::<DateTime<Utc>>().unwrap()) {
            for seconds in
                [0, 1, 59, 3600, 86_399, 86_400, 31_622_400, 10_000_000_000, 1 << 40, 1 << 50]
            {
                for nanos in [0, 1, 500_000_000] {
                    let span = TimeDelta::new(seconds, nanos).unwrap();
                    for span in [span, -span] {
                        let sum = base.checked_add_signed(span);
                        let expected = clamped(sum, span < TimeDelta::zero());
                        assert_eq!(after(base, span), expected, "{base} {span}");
                    }
                }
            }
        }
    }
    /// Rule: a leap second counts as the second after it.
    #[test]
    fn a_leap_second_is_the_next_second() {
        let base = "2016-12-31T23:59:60.5Z".parse().unwrap();
        for (seconds, end) in [(0, "2017-01-01T00:00:00.5Z"), (60, "2017-01-01T00:01:00.5Z")] {
            assert_eq!(
                after(base, TimeDelta::seconds(seconds)),
                end.parse::<DateTime<Utc>>().unwrap()
            );
        }
    }
}
