//! Times in a `strftime` format.

use alloc::string::String;
use chrono::{
    DateTime, FixedOffset, NaiveTime,
    format::{Item, Numeric, Parsed, StrftimeItems},
};
use core::fmt::Write;

/// RFC 9110 §5.6.7: the preferred form, then the two that must still be read.
pub(super) const HTTP_DATES: [&str; 3] =
    ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// A time as text, in UTC. Two digits of a year mean 1970 to 2069; other times are clamped to
/// these years, because 1969 would read back as 2069.
pub(super) fn text(time: DateTime<FixedOffset>, format: &str) -> String {
    let items = || StrftimeItems::new(format);
    let has = |wanted| items().any(|item| matches!(item, Item::Numeric(it, _) if it == wanted));
    let mut time = time.to_utc();
    if has(Numeric::YearMod100) && !has(Numeric::YearDiv100) && !has(Numeric::Year) {
        let [first, last] = [0, 3_155_759_999].map(|it| DateTime::from_timestamp(it, 0));
        time = time.clamp(first.unwrap_or_default(), last.unwrap_or_default());
    }
    let mut text = String::new();
    // Formatting fails only for unknown specifiers, and the derive refuses them.
    let _ = write!(text, "{}", time.format_with_items(items()));
    text
}

/// Parses a time. Without a zone it is UTC; without a time of day it is the start of the day.
pub(super) fn parse(text: &str, format: &str) -> Option<DateTime<FixedOffset>> {
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
