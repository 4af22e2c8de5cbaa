//! Numbers as they stand on the wire.

use core::str::FromStr;
use serde::{Serialize, Serializer};

/// A number with up to six decimals, exact: integers of 64 bits and more,
/// decimals in a string, and floats.
//
// Fixed point, in billionths. A float of the present time in seconds is exact
// to a quarter of a microsecond, so what is beyond is noise of the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(i128);

const BILLION: i128 = 1_000_000_000;

impl Number {
    pub const fn from_int(int: i128) -> Self {
        Self(int.saturating_mul(BILLION))
    }

    /// `None` for what is not a number: NaN and the infinities.
    pub fn from_float(float: f64) -> Option<Self> {
        // A cast from float to integer cuts, and it saturates.
        #[allow(clippy::cast_possible_truncation)]
        let whole = float as i128;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_precision_loss,
            reason = "both are exact here"
        )]
        let micros = rounded((float - whole as f64) * 1e6) as i128;
        float
            .is_finite()
            .then(|| Self(whole.saturating_mul(BILLION).saturating_add(micros.saturating_mul(1000))))
    }

    /// `units` of this number, in billionths of one.
    pub const fn billionths(self, units: i128) -> i128 {
        self.0.saturating_mul(units)
    }

    pub const fn from_billionths(billionths: i128, units: i128) -> Self {
        Self(billionths / units)
    }

    /// So many seconds, and nanoseconds of one.
    pub fn from_seconds(seconds: i64, nanos: u32) -> Self {
        Self(i128::from(seconds) * BILLION + i128::from(nanos))
    }

    /// This number as seconds and nanoseconds of one, where the machine can divide
    /// it: up to the year 2262 in Unix time.
    //
    // A division of 128 bits takes longer than all else that is done with a
    // number.
    pub fn seconds(self) -> Option<(i64, u32)> {
        let nanos = i64::try_from(self.0).ok()?;
        let subsec = u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?;
        Some((nanos.div_euclid(1_000_000_000), subsec))
    }

    /// The integer part, cut towards zero.
    pub fn trunc(self) -> i128 {
        match i64::try_from(self.0) {
            Ok(small) => (small / 1_000_000_000).into(),
            Err(_) => self.0 / BILLION,
        }
    }

    pub fn is_integer(self) -> bool {
        match i64::try_from(self.0) {
            Ok(small) => small % 1_000_000_000 == 0,
            Err(_) => self.0 % BILLION == 0,
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub fn to_float(self) -> f64 {
        self.trunc() as f64 + (self.0 % BILLION) as f64 / 1e9
    }
}

/// `float` rounded to the nearest integer, halves away from zero; `f64::round`
/// without `std`.
fn rounded(float: f64) -> f64 {
    float + 0.5_f64.copysign(float)
}

impl FromStr for Number {
    type Err = ();

    /// White space around the number is passed over, and an exponent may
    /// follow: `" 3600"`, `"3600.0"`, `"1e13"`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim_ascii();
        if let Ok(int) = text.parse() {
            return Ok(Self::from_int(int));
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let exact = decimal(text).map(Self);
        let float = || text.parse().ok().filter(|_| plain).and_then(Self::from_float);
        exact.or_else(float).ok_or(())
    }
}

/// The billionths of a plain decimal such as `-86400.92`, if it is one.
fn decimal(text: &str) -> Option<i128> {
    let (int, fraction) = text.split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let magnitude = int.strip_prefix(['+', '-']).unwrap_or(int);
    if magnitude.is_empty() || fraction.is_empty() || !digits(magnitude) || !digits(fraction) {
        return None;
    }
    let whole = magnitude.parse::<i128>().unwrap_or(i128::MAX).saturating_mul(BILLION);
    let fraction = fraction.bytes().chain(core::iter::repeat(b'0')).take(6);
    let millionths = fraction.fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0'));
    let sum = whole.saturating_add(millionths * 1000);
    Some(if int.starts_with('-') { -sum } else { sum })
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

/// An integer of any width as the widest.
macro_rules! wide {
    ($int:expr) => {
        i128::try_from($int).unwrap_or(i128::MAX)
    };
}

/// The widest integer cut to the range of a type.
macro_rules! fit {
    ($wide:expr, $int:ty) => {{
        let wide: i128 = $wide;
        <$int>::try_from(wide).unwrap_or(if wide < 0 { <$int>::MIN } else { <$int>::MAX })
    }};
}

pub(crate) use {fit, wide};

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn a_number_in_a_string_is_that_number() {
        let billionths = |text: &str| text.parse::<Number>().ok().map(|number| number.0);
        assert_eq!(billionths(" 3600"), Some(3_600_000_000_000));
        assert_eq!(billionths("3600.0"), billionths("3600"));
        assert_eq!(billionths("86400.92"), Some(86_400_920_000_000));
        assert_eq!(billionths("-0.5"), Some(-500_000_000));
        assert_eq!(billionths("1e13"), billionths("10000000000000"));
        assert_eq!(billionths("1e400"), None);
        for text in ["", " ", "zzz", "NaN", "inf", "-infinity", "0x10", "1_000", "1.", ".5", "--1", "1e", "٣"]
        {
            let expected = matches!(text, "1." | ".5").then(|| billionths(text)).flatten();
            assert_eq!(billionths(text), expected, "{text}");
        }
    }

    #[test]
    fn floats_are_kept_to_the_microsecond() {
        let number = Number::from_float(1_767_227_400.345).unwrap();
        assert_eq!(number.billionths(1), 1_767_227_400_345_000_000);
        assert_eq!(Number::from_float(-0.5).unwrap().billionths(1), -500_000_000);
        assert_eq!(Number::from_float(f64::NAN), None);
        assert_eq!(Number::from_float(f64::INFINITY), None);
        assert_eq!(Number::from_float(f64::MAX).unwrap().trunc(), i128::MAX / 1_000_000_000);
    }
}
