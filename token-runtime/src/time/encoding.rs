//! The encodings of points in time, and how they are read and written.

use super::{
    rfc3339::rfc3339,
    strftime::{self, HTTP_DATES},
};
use crate::{
    codec::{
        number::{Number, SECOND},
        scalar::{Scalar, write_number, write_text},
    },
    scale::{FIRST, LAST, clamped},
};
use alloc::{borrow::ToOwned, string::String};
use chrono::{DateTime, FixedOffset, Offset};
use core::fmt;
use serde::Serializer;

/// How a point in time is encoded: `expires = ENC`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
    Unix,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    UnixMillis,
    /// Microseconds since 1970-01-01T00:00:00Z.
    UnixMicros,
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    UnixNanos,
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
            Self::UnixMicros => f.write_str("a Unix time in microseconds"),
            Self::UnixNanos => f.write_str("a Unix time in nanoseconds"),
            Self::Rfc3339 => f.write_str("an RFC 3339 time"),
            Self::HttpDate => f.write_str("an HTTP date"),
            Self::Date => f.write_str("a date"),
            Self::Strftime(format) => write!(f, "a time in the form `{format}`"),
        }
    }
}

/// How an encoding looks on the wire.
enum Written {
    /// A number of units of so many nanoseconds, counted from 1970.
    Number(i128),
    Rfc3339,
    /// One of several `strftime` formats; the first is written, in UTC.
    Text(&'static [&'static str]),
    Format(&'static str),
}

impl Encoding {
    #[inline]
    const fn look(self) -> Written {
        match self {
            Self::Unix => Written::Number(SECOND),
            Self::UnixMillis => Written::Number(1_000_000),
            Self::UnixMicros => Written::Number(1_000),
            Self::UnixNanos => Written::Number(1),
            Self::Rfc3339 => Written::Rfc3339,
            Self::HttpDate => Written::Text(&HTTP_DATES),
            Self::Date => Written::Text(&["%Y-%m-%d"]),
            Self::Strftime(format) => Written::Format(format),
        }
    }

    /// The unit in nanoseconds; a second for encodings that are text.
    #[inline]
    const fn unit(self) -> i128 {
        match self.look() {
            Written::Number(unit) => unit,
            Written::Rfc3339 | Written::Text(_) | Written::Format(_) => SECOND,
        }
    }

    /// Whether the encoding is a number.
    #[inline]
    pub(super) const fn is_number(self) -> bool {
        match self.look() {
            Written::Number(_) => true,
            Written::Rfc3339 | Written::Text(_) | Written::Format(_) => false,
        }
    }

    /// Whether the encoding is a number of seconds.
    #[inline]
    pub(super) const fn is_unix_seconds(self) -> bool {
        self.is_number() && self.unit() == SECOND
    }

    /// The instant that a number of this encoding's units is.
    #[inline]
    pub(super) fn instant(self, number: Number) -> DateTime<FixedOffset> {
        let (seconds, nanos) = number.seconds(self.unit());
        clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0).fixed_offset()
    }

    /// The number of this encoding's units that `time` is.
    #[inline]
    pub(super) fn number(self, time: DateTime<FixedOffset>) -> Number {
        Number::of_seconds(time.timestamp(), time.timestamp_subsec_nanos(), self.unit())
    }

    /// The instant that `scalar` is in this encoding, if it is in it.
    pub(super) fn read(self, scalar: Scalar<'_>) -> Option<DateTime<FixedOffset>> {
        if self.is_number() {
            return Some(self.instant(scalar.number()?));
        }
        let text = scalar.text()?.trim_ascii();
        let time = self.parse(text).map(folded).or_else(|| self.beyond_9999(text))?;
        Some(if time.timestamp() == LAST { self.settled(time) } else { time })
    }

    /// The instant that is read back after `time` was written. A date, for example, loses the
    /// time of day.
    pub(super) fn settled(self, time: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        self.text(time).and_then(|text| self.parse(&text)).unwrap_or(time)
    }

    pub(super) fn write<S: Serializer>(
        self,
        time: DateTime<FixedOffset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self.look() {
            Written::Number(_) => write_number(self.number(time), serializer),
            Written::Rfc3339 => rfc3339(time, |text| write_text(text, serializer)),
            Written::Text(_) | Written::Format(_) => {
                write_text(&self.text(time).unwrap_or_default(), serializer)
            }
        }
    }

    /// `time` as text; `None` if the encoding is a number.
    pub(super) fn text(self, time: DateTime<FixedOffset>) -> Option<String> {
        match self.look() {
            Written::Number(_) => None,
            Written::Rfc3339 => Some(rfc3339(time, ToOwned::to_owned)),
            Written::Text(formats) => Some(strftime::text(time, formats.first()?)),
            Written::Format(format) => Some(strftime::text(time, format)),
        }
    }

    fn parse(self, text: &str) -> Option<DateTime<FixedOffset>> {
        match self.look() {
            Written::Number(_) => None,
            Written::Rfc3339 => DateTime::parse_from_rfc3339(text).ok(),
            Written::Text(formats) => {
                formats.iter().find_map(|format| strftime::parse(text, format))
            }
            Written::Format(format) => strftime::parse(text, format),
        }
    }

    /// RFC 3339 ends with the year 9999. Other libraries write years of more digits; such a
    /// time is clamped like every other one that is too late.
    fn beyond_9999(self, text: &str) -> Option<DateTime<FixedOffset>> {
        let (year, rest) = text.strip_prefix('+').unwrap_or(text).split_once('-')?;
        let is_late = year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let is_in_this_form = || self.parse(&alloc::format!("9999-{rest}")).is_some();
        (is_late && is_in_this_form()).then(|| clamped(None, false).fixed_offset())
    }
}

/// A leap second becomes the first second of the next minute, as in Unix time. A time that its
/// offset moves out of the years 0 to 9999 is clamped.
fn folded(time: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    let leap = time.timestamp_subsec_nanos() >= 1_000_000_000;
    if !leap && (FIRST..=LAST).contains(&time.timestamp()) {
        return time;
    }
    let seconds = time.timestamp() + i64::from(leap);
    let nanos = time.timestamp_subsec_nanos() % 1_000_000_000;
    clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0)
        .with_timezone(&time.offset().fix())
}

#[cfg(test)]
mod tests {
    use super::{Encoding, LAST, Scalar};
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

    fn day(year: i32, month: u32, day: u32) -> Option<DateTime<FixedOffset>> {
        Some(
            NaiveDate::from_ymd_opt(year, month, day)?
                .and_time(NaiveTime::MIN)
                .and_utc()
                .fixed_offset(),
        )
    }

    #[test]
    fn every_http_date_is_read() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
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
