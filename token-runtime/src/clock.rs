//! The system clock. Only this file reads it: the clock may be before 1970, where `Utc::now` of
//! chrono panics.

#[cfg(feature = "clock")]
use crate::scale::{FIRST, clamped};
use chrono::{DateTime, Utc};
#[cfg(feature = "clock")]
use chrono::{Datelike, NaiveDate, NaiveTime};
#[cfg(feature = "clock")]
use core::{cell::Cell, time::Duration};
use std::time::SystemTime;

/// A system time in whole seconds since 1970, rounded down, and nanoseconds from there.
fn unix(time: SystemTime) -> (i64, u32) {
    let (span, early) = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(span) => (span, false),
        Err(error) => (error.duration(), true),
    };
    let seconds = i64::try_from(span.as_secs()).unwrap_or(i64::MAX);
    match (early, span.subsec_nanos()) {
        (false, nanos) => (seconds, nanos),
        (true, 0) => (-seconds, 0),
        (true, nanos) => (-1 - seconds, 1_000_000_000 - nanos),
    }
}

/// A system time as a date, cut to chrono's range.
pub(crate) fn date(time: SystemTime) -> DateTime<Utc> {
    let (seconds, nanos) = unix(time);
    let beyond = if seconds < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    DateTime::from_timestamp(seconds, nanos).unwrap_or(beyond)
}

/// The time now, clamped to the years 0 to 9999.
#[cfg(feature = "clock")]
pub(crate) fn now() -> DateTime<Utc> {
    let (seconds, nanos) = unix(read());
    today(seconds, nanos)
        .unwrap_or_else(|| clamped(DateTime::from_timestamp(seconds, nanos), seconds < 0))
}

/// The date and time of a Unix time. Each thread caches the date of the last day that it asked
/// for, because computing a date takes about as long as reading the clock.
#[cfg(feature = "clock")]
fn today(seconds: i64, nanos: u32) -> Option<DateTime<Utc>> {
    std::thread_local! {
        static TODAY: Cell<(i64, NaiveDate)> = const { Cell::new((i64::MIN, NaiveDate::MIN)) };
    }

    const DAY: i64 = 24 * 60 * 60;
    let (day, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (kept, mut date) = TODAY.get();
    if kept != day {
        date = DateTime::from_timestamp(day.checked_mul(DAY)?, 0)?.naive_utc().date();
        TODAY.set((day, date));
    }
    let second = u32::try_from(second).ok()?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(second, nanos)?;
    (0..=9999).contains(&date.year()).then(|| date.and_time(time).and_utc())
}

/// Whether the clock has reached `time`. Compares system times, because computing a date takes
/// about as long as reading the clock.
#[cfg(feature = "clock")]
pub(crate) fn has_reached(time: DateTime<Utc>) -> bool {
    let (seconds, nanos) = (time.timestamp(), time.timestamp_subsec_nanos());
    match u64::try_from(seconds) {
        Ok(seconds) => {
            let time = SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanos));
            time.is_some_and(|time| time <= read())
        }
        Err(_) => (seconds, nanos) <= unix(read()).max((FIRST, 0)),
    }
}

#[cfg(feature = "clock")]
fn read() -> SystemTime {
    #[cfg(test)]
    if let Some(moved) = MOVED.get() {
        return moved;
    }
    SystemTime::now()
}

#[cfg(all(feature = "clock", test))]
std::thread_local! {
    /// Where a test has moved the clock of its thread.
    static MOVED: core::cell::Cell<Option<SystemTime>> = const { core::cell::Cell::new(None) };
}

#[cfg(all(feature = "clock", feature = "derive", test))]
mod tests {
    use super::{MOVED, date, has_reached, now};
    use crate::{
        Expiry, Secret, Status, TokenModel,
        models::{IntrospectionResponse, JwtClaims},
    };
    use alloc::vec::Vec;
    use chrono::{DateTime, TimeDelta, Utc};
    use core::time::Duration;
    use std::time::SystemTime;

    #[derive(Debug, Clone, PartialEq, TokenModel)]
    #[token(crate = "crate")]
    struct Reply {
        #[token(access_token)]
        access_token: Secret,
        #[token(expires_in)]
        expires_in: i64,
        #[token(refresh_token)]
        refresh_token: Secret,
        #[token(refresh_expires_in)]
        refresh_expires_in: i64,
        #[token(received)]
        received_at: DateTime<Utc>,
    }

    /// Clocks before 1970, on it, and at both ends of what the system can say.
    fn clocks() -> Vec<SystemTime> {
        let epoch = SystemTime::UNIX_EPOCH;
        let mut clocks = Vec::from([epoch, epoch + Duration::from_secs(1_767_225_600)]);
        let spans = [1, 500_000_000, 3_600_000_000_001, u64::MAX].map(Duration::from_nanos);
        let ends = (40..64).map(|power| Duration::from_secs(1 << power));
        for span in spans.into_iter().chain(ends) {
            clocks.extend([epoch.checked_sub(span), epoch.checked_add(span)].into_iter().flatten());
        }
        clocks
    }

    fn read(expires_in: i64) -> Reply {
        let reply = alloc::format!(
            r#"{{"access_token":"a","expires_in":{expires_in},"refresh_token":"r",
                "refresh_expires_in":{expires_in}}}"#
        );
        serde_json::from_str(&reply).unwrap()
    }

    #[test]
    fn every_question_is_answered_by_every_clock() {
        for clock in clocks() {
            MOVED.set(Some(clock));
            for expires_in in [-60, 0, 10, 3600, i64::MAX, i64::MIN] {
                let token = read(expires_in);
                assert_eq!(token.received_at, now());
                let stored: Reply =
                    serde_json::from_str(&serde_json::to_string(&token).unwrap()).unwrap();
                for token in [token, stored] {
                    let now = now();
                    assert_eq!(token.is_expired(), token.is_expired_at(now), "{token:?} {now}");
                    assert_eq!(token.status(), token.status_at(now));
                    assert_eq!(token.needs_refresh(), token.needs_refresh_at(now));
                    assert_eq!(token.time_left(), token.time_left_at(now));
                    assert_eq!(token.can_refresh(), token.can_refresh_at(now));
                    assert_eq!(token.refresh_is_expired(), token.refresh_is_expired_at(now));
                    assert_eq!(token.time_until_refresh(), token.time_until_refresh_at(now));
                    assert!(!token.expires_within(Duration::ZERO) || token.is_expired());
                }
            }
            let answer: IntrospectionResponse =
                serde_json::from_str(r#"{"active":true,"exp":0}"#).unwrap();
            assert_eq!(answer.is_active(), now() < DateTime::UNIX_EPOCH);
            assert_eq!(serde_json::from_str::<JwtClaims>("{}").unwrap().status(), Status::Unknown);
        }
    }

    #[test]
    fn a_token_lives_its_time_before_1970() {
        let at = |seconds| SystemTime::UNIX_EPOCH - Duration::from_secs(seconds);
        MOVED.set(Some(at(7200)));
        let token = read(3600);
        assert_eq!(token.expiry(), Expiry::from_unix(-3600));
        assert_eq!(token.status(), Status::Fresh);
        assert_eq!(token.time_left(), Some(Duration::from_secs(3600)));
        MOVED.set(Some(at(3601)));
        assert_eq!((token.status(), token.is_expired()), (Status::Stale, false));
        MOVED.set(Some(at(3600)));
        assert_eq!((token.status(), token.is_expired()), (Status::Expired, true));
        assert!(!token.can_refresh());
    }

    #[test]
    fn a_clock_is_a_date() {
        let half = Duration::from_millis(500);
        for (clock, text) in [
            (SystemTime::UNIX_EPOCH, "1970-01-01T00:00:00Z"),
            (SystemTime::UNIX_EPOCH - half, "1969-12-31T23:59:59.500Z"),
            (SystemTime::UNIX_EPOCH - half - half, "1969-12-31T23:59:59Z"),
            (SystemTime::UNIX_EPOCH + half, "1970-01-01T00:00:00.500Z"),
        ] {
            let expected: DateTime<Utc> = text.parse().unwrap();
            assert_eq!(date(clock), expected);
            MOVED.set(Some(clock));
            assert!(has_reached(expected), "{text}");
            assert!(!has_reached(expected + TimeDelta::nanoseconds(1)), "{text}");
            assert!(has_reached(expected - TimeDelta::nanoseconds(1)), "{text}");
        }
    }
}
