//! Lifetimes as text with units, `604800s` and `5m0s`, and as `H:M:S`.

use crate::codec::number::{Number, SECOND};

/// `604800s`, `1.5s`, and as Go writes them `5m0s`, `1h30m`, `300ms`; in seconds.
pub(super) fn duration(text: &str) -> Option<Number> {
    let (negative, mut rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if rest.is_empty() {
        return None;
    }
    let mut nanos = 0_i128;
    while !rest.is_empty() {
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.')?);
        let unit = behind.find(|c: char| c.is_ascii_digit()).unwrap_or(behind.len());
        let factor = match &behind[..unit] {
            "h" => 3_600_000_000_000,
            "m" => 60_000_000_000,
            "s" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" | "µs" => 1000,
            "ns" => 1,
            _ => return None,
        };
        nanos = nanos.saturating_add(Number::from_digits(number)?.nanos(factor));
        rest = &behind[unit..];
    }
    Some(Number::of_nanos(if negative { -nanos } else { nanos }, SECOND))
}

/// `H:M:S` in seconds. Hours may have any number of digits.
pub(super) fn clock(text: &str) -> Option<Number> {
    let mut parts = text.splitn(3, ':');
    let mut part = || {
        let part = parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        part.parse::<i128>().ok()
    };
    let (hours, minutes, seconds) = (part()?, part()?, part()?);
    let is_clock = minutes < 60 && seconds < 60;
    let seconds = hours.saturating_mul(3600).saturating_add(minutes * 60 + seconds);
    is_clock.then(|| Number::from_int(seconds))
}

#[cfg(test)]
mod tests {
    use super::{Number, duration};

    #[test]
    fn durations_are_read_as_protobuf_and_go_write_them() {
        let seconds = |text| duration(text).map(Number::to_float);
        assert_eq!(seconds("604800s"), Some(604_800.0));
        assert_eq!(seconds("1.5s"), Some(1.5));
        assert_eq!(seconds("5m0s"), Some(300.0));
        assert_eq!(seconds("1h30m"), Some(5400.0));
        assert_eq!(seconds("300ms"), Some(0.3));
        assert_eq!(seconds("-5s"), Some(-5.0));
        for text in ["", "s", "5", "5x", "m5", "-", "5 s", "1.2.3s"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
