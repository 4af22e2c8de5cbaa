//! Numbers on the wire, without loss.

use alloc::string::ToString;
use chrono::TimeDelta;
use core::{fmt, str::FromStr};
use serde::{Serialize, Serializer};

/// An integer of any width as the widest.
macro_rules! wide {
    ($int:expr) => {
        i128::try_from($int).unwrap_or(i128::MAX)
    };
}

/// The widest integer, saturated to the range of a type.
macro_rules! fit {
    ($wide:expr, $int:ty) => {{
        let wide: i128 = $wide;
        <$int>::try_from(wide).unwrap_or(if wide < 0 { <$int>::MIN } else { <$int>::MAX })
    }};
}

pub(crate) use {fit, wide};

/// An exact number: an integer of up to 128 bits, and nine decimals.
//
// A 64-bit float of the current Unix time has six exact decimals; the rest is noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The greatest integer that is not above the number.
    floor: i128,
    /// The billionths from there to the number.
    billionths: u32,
}

/// How many decimals are kept.
const DECIMALS: u32 = 9;

/// A second in nanoseconds; and how many billionths there are in one.
pub(crate) const SECOND: i128 = 1_000_000_000;

impl Number {
    pub const fn from_int(int: i128) -> Self {
        Self { floor: int, billionths: 0 }
    }

    /// `None` for what is not a number: NaN and the infinities.
    pub fn from_float(float: f64) -> Option<Self> {
        // A cast from float to integer truncates, and it saturates.
        #[allow(clippy::cast_possible_truncation, reason = "that is what is wanted")]
        let int = float as i128;
        if float % 1.0 == 0.0 {
            return Some(Self::from_int(int));
        }
        let decimals = float_decimals(int) as usize;
        Self::from_digits(&alloc::format!("{float:.decimals$}"))
    }

    /// The number that a text without a sign or an exponent is.
    pub fn from_digits(text: &str) -> Option<Self> {
        text.parse().ok().map(Self::from_int).or_else(|| decimal(text))
    }

    /// The number `int`, and so many billionths more or less.
    #[inline]
    fn from_parts(int: i128, billionths: i128) -> Self {
        let (carry, billionths) = divided(billionths, SECOND);
        Self { floor: int.saturating_add(carry), billionths: fit!(billionths, u32) }
    }

    /// The number that has so many nanoseconds, in units of `unit` nanoseconds.
    #[inline]
    pub fn of_nanos(nanos: i128, unit: i128) -> Self {
        let (floor, rest) = divided(nanos, unit);
        Self::from_parts(floor, rest * SECOND / unit)
    }

    /// The number that is so many seconds and nanoseconds, in units of `unit`
    /// nanoseconds.
    #[inline]
    pub fn of_seconds(seconds: i64, nanos: u32, unit: i128) -> Self {
        if unit == SECOND && i128::from(nanos) < SECOND {
            return Self { floor: seconds.into(), billionths: nanos };
        }
        Self::of_nanos(i128::from(seconds) * SECOND + i128::from(nanos), unit)
    }

    pub fn of_delta(delta: TimeDelta, unit: i128) -> Self {
        let nanos = i128::from(delta.num_seconds()) * SECOND + i128::from(delta.subsec_nanos());
        Self::of_nanos(nanos, unit)
    }

    /// So many units of `unit` nanoseconds, in nanoseconds.
    pub fn nanos(self, unit: i128) -> i128 {
        self.floor.saturating_mul(unit).saturating_add(i128::from(self.billionths) * unit / SECOND)
    }

    /// So many units of `unit` nanoseconds: in seconds, and nanoseconds from there.
    /// The seconds saturate at the range of 64 bits.
    #[inline]
    pub fn seconds(self, unit: i128) -> (i64, u32) {
        let Self { floor, billionths } =
            if unit == SECOND { self } else { Self::of_nanos(self.nanos(unit), SECOND) };
        (fit!(floor, i64), billionths)
    }

    /// The same as a duration of chrono, saturated to its range.
    #[inline]
    pub fn delta(self, unit: i128) -> TimeDelta {
        let (seconds, nanos) = self.seconds(unit);
        let cut = if seconds < 0 { TimeDelta::MIN } else { TimeDelta::MAX };
        TimeDelta::new(seconds, nanos).unwrap_or(cut)
    }

    /// The integer part, truncated towards zero.
    #[inline]
    pub fn trunc(self) -> i128 {
        self.floor + i128::from(self.floor < 0 && !self.is_integer())
    }

    pub const fn is_integer(self) -> bool {
        self.billionths == 0
    }

    /// The float that reads back as this number, or as the next smaller one: storing a token
    /// must not extend its life.
    pub fn to_float(self) -> f64 {
        if self.is_integer() {
            let size = self.floor.unsigned_abs().checked_ilog2().unwrap_or_default();
            let excess = size.saturating_sub(f64::MANTISSA_DIGITS - 1);
            #[allow(clippy::cast_precision_loss, reason = "a float holds it")]
            return (self.floor >> excess << excess) as f64;
        }
        self.in_float().to_string().parse().unwrap_or_default()
    }

    /// The number without the decimals that a float of its size does not keep.
    #[must_use]
    pub fn in_float(self) -> Self {
        let step = 10_u32.pow(DECIMALS - float_decimals(self.floor));
        Self { billionths: self.billionths - self.billionths % step, ..self }
    }
}

/// The number of decimals that a float of this size keeps. The last bit does not count,
/// because the parser of `serde_json` may get it wrong.
fn float_decimals(int: i128) -> u32 {
    let size = int.unsigned_abs().checked_ilog2().unwrap_or_default();
    let room = (1_u64 << 50).checked_shr(size).unwrap_or_default();
    room.checked_ilog10().unwrap_or_default().min(DECIMALS)
}

/// Writes all decimals, more than a float has.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, int) = if self.floor < 0 { ("-", self.trunc()) } else { ("", self.floor) };
        let billionths = if self.floor < 0 && self.billionths > 0 {
            SECOND - i128::from(self.billionths)
        } else {
            self.billionths.into()
        };
        write!(f, "{sign}{}", int.unsigned_abs())?;
        let decimals = alloc::format!(".{billionths:09}");
        f.write_str(decimals.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The quotient and the non-negative remainder. Divides in 64 bits where they suffice: a
/// 128-bit division would take longer than the rest of reading a number.
fn divided(number: i128, by: i128) -> (i128, i128) {
    match (i64::try_from(number), i64::try_from(by)) {
        (Ok(number), Ok(by)) => (number.div_euclid(by).into(), number.rem_euclid(by).into()),
        _ => (number.div_euclid(by), number.rem_euclid(by)),
    }
}

impl From<i128> for Number {
    fn from(int: i128) -> Self {
        Self::from_int(int)
    }
}

impl FromStr for Number {
    type Err = ();

    /// Surrounding white space is skipped, and an exponent is allowed: `" 3600"`,
    /// `"3600.0"`, `"1e13"`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim_ascii();
        if let Ok(int) = text.parse() {
            return Ok(Self::from_int(int));
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let exact = decimal(text);
        let float = || text.parse().ok().filter(|_| plain).and_then(Self::from_float);
        exact.or_else(float).ok_or(())
    }
}

/// A plain decimal such as `-86400.92`, truncated to nine decimals; `None` for other text.
fn decimal(text: &str) -> Option<Number> {
    let (int, fraction) = text.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let magnitude = int.strip_prefix(['+', '-']).unwrap_or(int);
    if magnitude.is_empty() || fraction.is_empty() || !digits(magnitude) || !digits(fraction) {
        return None;
    }
    let whole = magnitude.parse().unwrap_or(i128::MAX);
    let fraction = fraction.bytes().chain(core::iter::repeat(b'0')).take(9);
    let billionths = fraction.fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
    let sign = if int.starts_with('-') { -1 } else { 1 };
    Some(Number::from_parts(sign * whole, sign * billionths))
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_integer() {
            return serializer.serialize_f64(self.to_float());
        }
        match (u64::try_from(self.trunc()), i64::try_from(self.trunc())) {
            (_, Ok(int)) => serializer.serialize_i64(int),
            (Ok(int), _) => serializer.serialize_u64(int),
            (Err(_), Err(_)) => serializer.serialize_f64(self.to_float()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, SECOND};

    #[test]
    fn a_number_in_a_string_is_that_number() {
        let number = |text: &str| text.parse::<Number>().ok();
        let parts = |int, billionths| Some(Number::from_parts(int, billionths));
        assert_eq!(number(" 3600"), parts(3600, 0));
        assert_eq!(number("3600.0"), number("3600"));
        assert_eq!(number("86400.92"), parts(86400, 920_000_000));
        assert_eq!(number("-0.5"), parts(0, -500_000_000));
        assert_eq!(number("-86400.92"), parts(-86400, -920_000_000));
        assert_eq!(number("1e13"), number("10000000000000"));
        assert_eq!(number("1e400"), None);
        for text in [
            "",
            " ",
            "zzz",
            "NaN",
            "inf",
            "-infinity",
            "0x10",
            "1_000",
            "1.",
            ".5",
            "--1",
            "1e",
            "٣",
        ] {
            let expected = matches!(text, "1." | ".5").then(|| number(text)).flatten();
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn floats_are_kept_to_the_microsecond() {
        let parts =
            |float| Number::from_float(float).map(|number| (number.floor, number.billionths));
        assert_eq!(parts(1_767_227_400.345), Some((1_767_227_400, 345_000_000)));
        assert_eq!(parts(-0.5), Some((-1, 500_000_000)));
        assert_eq!(parts(f64::MAX), Some((i128::MAX, 0)));
        assert_eq!(parts(f64::NAN), None);
        assert_eq!(parts(f64::INFINITY), None);
    }

    #[test]
    fn a_number_is_truncated_towards_zero_and_nearly_exact_as_a_float() {
        for (float, cut) in [(2.75, 2), (-2.75, -2), (-0.5, 0), (-3.0, -3), (0.0, 0)] {
            let number = Number::from_float(float).unwrap();
            assert_eq!(number.trunc(), cut);
            assert!((number.to_float() - float).abs() < 1e-9);
        }
    }

    #[test]
    fn a_number_does_not_drift_when_it_is_stored() {
        for text in
            ["1.508126", "1767227400.345", "9959363999.99965", "101819000001.0005", "-0.000001"]
        {
            let mut number = text.parse::<Number>().ok();
            let stored = |number: Option<Number>| {
                number.and_then(|number| Number::from_float(number.to_float()))
            };
            number = stored(number);
            assert_eq!(stored(number), number, "{text}");
        }
    }

    #[test]
    fn seconds_are_counted_in_any_unit_and_back() {
        let minute = 60 * SECOND;
        for (unit, number, seconds) in [
            (SECOND, "1.5", (1, 500_000_000)),
            (SECOND, "-1.5", (-2, 500_000_000)),
            (1_000_000, "1500", (1, 500_000_000)),
            (1_000_000, "-1500", (-2, 500_000_000)),
            (1_000_000, "0.5", (0, 500_000)),
            (minute, "1.5", (90, 0)),
            (minute, "-1.5", (-90, 0)),
        ] {
            let number: Number = number.parse().unwrap();
            assert_eq!(number.seconds(unit), seconds);
            assert_eq!(Number::of_seconds(seconds.0, seconds.1, unit), number);
        }
        for unit in [1_000_000, SECOND, minute] {
            assert_eq!(Number::from_int(i128::MAX).seconds(unit).0, i64::MAX);
            assert_eq!(Number::from_int(i128::MIN).seconds(unit).0, i64::MIN);
        }
    }
}
