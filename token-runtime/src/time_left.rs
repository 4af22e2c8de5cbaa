//! The time that is left, as text for people.

use alloc::format;
use core::{fmt, time::Duration};

/// A duration as text for people. It shows the two largest units out of days, hours, minutes and
/// seconds, truncated, and omits the second one if it is zero.
///
/// ```
/// use core::time::Duration;
/// use token_runtime::{TimeLeft, TokenModel, chrono::DateTime, models::JwtClaims};
///
/// let claims: JwtClaims = serde_json::from_str(r#"{"exp":3600}"#)?;
/// let now = DateTime::from_timestamp(48, 0).unwrap();
/// let left = claims.time_left_at(now).map(TimeLeft);
/// assert_eq!(left.unwrap().to_string(), "59m 12s");
/// assert_eq!(TimeLeft(Duration::from_secs(275_000)).to_string(), "3d 4h");
/// assert_eq!(format!("{:>6}", TimeLeft(Duration::from_secs(7200))), "    2h");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeLeft(pub Duration);

impl fmt::Display for TimeLeft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.0.as_secs();
        let (large, unit, small, small_unit) = match all {
            0..60 => (all, 's', 0, ' '),
            60..3_600 => (all / 60, 'm', all % 60, 's'),
            3_600..86_400 => (all / 3_600, 'h', all % 3_600 / 60, 'm'),
            86_400.. => (all / 86_400, 'd', all % 86_400 / 3_600, 'h'),
        };
        match small {
            0 => f.pad(&format!("{large}{unit}")),
            _ => f.pad(&format!("{large}{unit} {small}{small_unit}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TimeLeft;
    use alloc::string::ToString;
    use core::time::Duration;

    #[test]
    fn two_units_at_most() {
        for (seconds, expected) in [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (61, "1m 1s"),
            (3_599, "59m 59s"),
            (3_600, "1h"),
            (3_659, "1h"),
            (3_660, "1h 1m"),
            (86_399, "23h 59m"),
            (86_400, "1d"),
            (89_999, "1d"),
            (90_000, "1d 1h"),
            (30 * 86_400, "30d"),
            (u64::MAX, "213503982334601d 7h"),
        ] {
            assert_eq!(TimeLeft(Duration::from_secs(seconds)).to_string(), expected);
        }
        assert_eq!(TimeLeft(Duration::from_millis(1_999)).to_string(), "1s");
    }
}
