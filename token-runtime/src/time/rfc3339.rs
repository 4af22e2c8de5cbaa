//! Writing RFC 3339.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

/// Calls `then` with `time` in RFC 3339: `Z` for UTC, and zero, three, six or nine decimals.
//
// By hand, because chrono's formatter parses its format on each call and allocates. That was
// more than half of the time of writing a token.
pub(super) fn rfc3339<T>(time: DateTime<FixedOffset>, then: impl FnOnce(&str) -> T) -> T {
    // An offset can move a time out of the years 0 to 9999.
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
    // An offset of RFC 3339 has whole minutes.
    match (offset, (offset.unsigned_abs() + 30) / 60) {
        (0, _) => put(b'Z', 0, 0),
        (_, minutes) => {
            put(if offset < 0 { b'-' } else { b'+' }, minutes / 60, 2);
            put(b':', minutes % 60, 2);
        }
    }
    then(core::str::from_utf8(&text[1..end]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::rfc3339;
    use alloc::borrow::ToOwned;
    use chrono::DateTime;

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
}
