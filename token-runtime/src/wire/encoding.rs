//! How points in time stand on the wire, and how they are read and written.

use super::{
    number::{Number, SECOND},
    scalar::Scalar,
};
use crate::expiry::{FIRST, LAST, clamped};
use chrono::{
    DateTime, Datelike, FixedOffset, NaiveTime, Offset, Timelike,
    format::{Parsed, StrftimeItems},
};
use core::fmt;
use serde::{Serialize, Serializer};

/// How a point in time stands on the wire: `expires = ENC`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
    Unix,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMillis,
    /// RFC 3339.
    Rfc3339,
    /// An HTTP date (RFC 9110 §5.6.7), in each of its three forms.
    HttpDate,
    /// A day, `YYYY-MM-DD`: its start in UTC.
    Date,
    /// A format of chrono's `strftime`; without a zone in it, UTC.
    Strftime(&'static str),
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unix => f.write_str("a Unix time in seconds"),
            Self::UnixMillis => f.write_str("a Unix time in milliseconds"),
            Self::Rfc3339 => f.write_str("an RFC 3339 time"),
            Self::HttpDate => f.write_str("an HTTP date"),
            Self::Date => f.write_str("a date"),
            Self::Strftime(format) => write!(f, "a time in the form `{format}`"),
        }
    }
}

impl Encoding {
    /// How many nanoseconds one of this encoding's numbers is.
    fn nanos(self) -> i128 {
        if self == Self::UnixMillis { 1_000_000 } else { SECOND }
    }

    #[inline]
    pub(crate) fn instant(self, number: Number) -> DateTime<FixedOffset> {
        let (seconds, nanos) = number.seconds(self.nanos());
        clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0).fixed_offset()
    }

    pub(crate) fn number(self, time: DateTime<FixedOffset>) -> Number {
        Number::of_seconds(time.timestamp(), time.timestamp_subsec_nanos(), self.nanos())
    }

    /// The instant that `scalar` means in this encoding, if it is in it.
    pub(super) fn read(self, scalar: Scalar<'_>) -> Option<DateTime<FixedOffset>> {
        match (self, scalar) {
            (Self::Unix | Self::UnixMillis, Scalar::Number(number)) => Some(self.instant(number)),
            (Self::Unix | Self::UnixMillis, Scalar::Text(text)) => Some(self.instant(text.parse().ok()?)),
            (_, Scalar::Number(_) | Scalar::Absent | Scalar::Compact(..)) => None,
            (_, Scalar::Text(text)) => {
                let text = text.trim_ascii();
                self.parse(text).map(folded).or_else(|| self.beyond_9999(text))
            }
        }
    }

    pub(super) fn write<S: Serializer>(
        self,
        time: DateTime<FixedOffset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unix | Self::UnixMillis => self.number(time).serialize(serializer),
            Self::Rfc3339 => rfc3339(time, |text| serializer.serialize_str(text)),
            Self::HttpDate => serializer.collect_str(&time.to_utc().format(HTTP_DATES[0])),
            Self::Date => serializer.collect_str(&time.to_utc().format("%Y-%m-%d")),
            Self::Strftime(format) => serializer.collect_str(&time.to_utc().format(format)),
        }
    }

    fn parse(self, text: &str) -> Option<DateTime<FixedOffset>> {
        match self {
            Self::Rfc3339 => DateTime::parse_from_rfc3339(text).ok(),
            Self::HttpDate => HTTP_DATES.iter().find_map(|format| parse(text, format)),
            Self::Date => parse(text, "%Y-%m-%d"),
            Self::Strftime(format) => parse(text, format),
            Self::Unix | Self::UnixMillis => None,
        }
    }

    /// RFC 3339 ends with the year 9999; a year of more digits, as other
    /// libraries write it, is clamped like every time that is too late.
    fn beyond_9999(self, text: &str) -> Option<DateTime<FixedOffset>> {
        let (year, rest) = text.strip_prefix('+').unwrap_or(text).split_once('-')?;
        let late = year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let in_this_form = || self.parse(&alloc::format!("9999-{rest}")).is_some();
        (late && in_this_form()).then(|| clamped(None, false).fixed_offset())
    }
}

/// RFC 9110 §5.6.7: the preferred form, then the two that must still be read.
const HTTP_DATES: [&str; 3] =
    ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// A time in a `strftime` form. Without a zone it is UTC, without a clock it is
/// the start of the day.
fn parse(text: &str, format: &str) -> Option<DateTime<FixedOffset>> {
    let mut parsed = Parsed::new();
    chrono::format::parse(&mut parsed, text, StrftimeItems::new(format)).ok()?;
    if parsed.hour_mod_12().is_some() && parsed.minute().is_none() {
        parsed.set_minute(0).ok()?;
    }
    let offset = parsed.offset().unwrap_or(0);
    let naive = if parsed.hour_mod_12().is_none() && parsed.timestamp().is_none() {
        parsed.to_naive_date().ok()?.and_time(NaiveTime::MIN)
    } else {
        parsed.to_naive_datetime_with_offset(offset).ok()?
    };
    naive.and_local_timezone(FixedOffset::east_opt(offset)?).single()
}

/// A leap second is the first of the next minute, as in Unix time; and what an
/// offset carries out of the years 0 to 9999 is clamped.
fn folded(time: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let leap = time.timestamp_subsec_nanos() >= 1_000_000_000;
    if !leap && (FIRST..=LAST).contains(&time.timestamp()) {
        return time;
    }
    let seconds = time.timestamp() + i64::from(leap);
    let nanos = time.timestamp_subsec_nanos() % 1_000_000_000;
    clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0).with_timezone(&time.offset().fix())
}

/// Hands on `time` in RFC 3339: with `Z` for UTC, and as many decimals as there
/// are, in threes.
//
// By hand: chrono's formatter reads its format each time, and allocates. That
// was more than half of the time that writing a token took.
fn rfc3339<T>(time: DateTime<FixedOffset>, hand_on: impl FnOnce(&str) -> T) -> T {
    // An offset can carry a time out of the years that have four digits.
    let local = Some(time.naive_local()).filter(|local| (0..=9999).contains(&local.year()));
    let (local, offset) =
        local.map_or((time.naive_utc(), 0), |local| (local, time.offset().local_minus_utc()));
    let mut text = [0; 36];
    let mut end = 0;
    let mut put = |before: u8, number: u32, digits: usize| {
        text[end] = before;
        end += 1 + digits;
        let mut rest = number;
        for digit in text[end - digits..end].iter_mut().rev() {
            *digit = b"0123456789"[(rest % 10) as usize];
            rest /= 10;
        }
    };
    put(b' ', local.year().unsigned_abs(), 4);
    put(b'-', local.month(), 2);
    put(b'-', local.day(), 2);
    put(b'T', local.hour(), 2);
    put(b':', local.minute(), 2);
    // A leap second is chrono's second 59 with a billion nanoseconds more.
    put(b':', local.second() + local.nanosecond() / 1_000_000_000, 2);
    match local.nanosecond() % 1_000_000_000 {
        0 => {}
        nanos if nanos % 1_000_000 == 0 => put(b'.', nanos / 1_000_000, 3),
        nanos if nanos % 1_000 == 0 => put(b'.', nanos / 1_000, 6),
        nanos => put(b'.', nanos, 9),
    }
    // Whole minutes are all that RFC 3339 has.
    match (offset, (offset.unsigned_abs() + 30) / 60) {
        (0, _) => put(b'Z', 0, 0),
        (_, minutes) => {
            put(if offset < 0 { b'-' } else { b'+' }, minutes / 60, 2);
            put(b':', minutes % 60, 2);
        }
    }
    hand_on(core::str::from_utf8(&text[1..end]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Encoding, LAST, Scalar, rfc3339};
    use alloc::borrow::ToOwned;
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

    fn day(year: i32, month: u32, day: u32) -> Option<DateTime<FixedOffset>> {
        Some(NaiveDate::from_ymd_opt(year, month, day)?.and_time(NaiveTime::MIN).and_utc().fixed_offset())
    }

    #[test]
    fn every_http_date_is_read() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            let time = Encoding::HttpDate.read(Scalar::Text(text));
            assert_eq!(time.map(|time| time.timestamp()), Some(784_111_777), "{text}");
        }
    }

    #[test]
    fn a_form_without_zone_is_utc_and_without_clock_the_start_of_the_day() {
        let read = |format, text| Encoding::Strftime(format).read(Scalar::Text(text));
        assert_eq!(read("%d.%m.%Y", "01.02.2026"), day(2026, 2, 1));
        assert_eq!(read("%Y-%m-%d %H:%M:%S%.f", "2026-01-01 00:00:00.000000"), day(2026, 1, 1));
        assert_eq!(read("%Y/%m/%d %H:%M:%S %z", "2026/01/01 02:00:00 +0200"), day(2026, 1, 1));
        assert_eq!(Encoding::Date.read(Scalar::Text("2026-06-30")), day(2026, 6, 30));
    }

    #[test]
    fn rfc_3339_is_written_as_chrono_writes_it() {
        for text in [
            "2026-01-01T00:00:00Z",
            "2026-12-31T23:59:59.5Z",
            "0007-02-03T04:05:06.000007Z",
            "1999-12-31T23:59:59.123456789+05:45",
            "2016-12-31T23:59:60.25Z",
            "9999-12-31T23:59:59-00:30",
        ] {
            let time = DateTime::parse_from_rfc3339(text).unwrap();
            let expected = time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            assert_eq!(rfc3339(time, str::to_owned), expected);
        }
    }

    #[test]
    fn times_that_are_too_late_are_clamped() {
        for text in [
            "9999-12-31T23:59:60Z",
            "9999-12-31T23:59:59-23:59",
            "10000-01-01T00:00:00Z",
            "+12345-01-01T00:00:00+01:00",
        ] {
            let time = Encoding::Rfc3339.read(Scalar::Text(text));
            assert_eq!(time.map(|time| time.timestamp()), Some(LAST), "{text}");
        }
        assert!(Encoding::Rfc3339.read(Scalar::Text("10000-99-01T00:00:00Z")).is_none());
    }
}
