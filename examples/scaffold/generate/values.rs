//! Infers encodings from values: of instants, lifetimes and scopes.

use super::sample::Sample;
use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// How a member expresses the expiry of a token.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Time {
    pub(crate) is_lifetime: bool,
    /// The encoding or the unit. Empty for a lifetime in seconds.
    pub(crate) format: &'static str,
    /// The attribute for a sentinel value in the sample: `never(0)`.
    pub(crate) sentinel: Option<String>,
    pub(crate) ty: &'static str,
    /// What the user must check.
    pub(crate) check: Option<&'static str>,
}

/// A larger number is an instant, a smaller one a lifetime. In seconds: about three years.
const LONGEST_LIFETIME: f64 = 1e8;

/// How a member whose name is that of an expiry expresses it. `None` if the value is no time.
pub(crate) fn expiry(words: &[String], sample: &Sample) -> Option<Time> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = &*words;
    let says_lifetime = match words {
        [.., "timeout" | "duration" | "ttl" | "lifetime" | "for" | "in"] => true,
        [.., "in", unit] => ["seconds", "secs", "sec", "s"].contains(unit),
        _ => false,
    };
    match (sample, number(sample)) {
        (_, Some(number)) => numeric_expiry(words, says_lifetime, sample, number),
        (Sample::Null, _) if says_lifetime => {
            let check = "the unit, and what null means: if never, add `never(absent)`";
            Some(Time::lifetime("", "Option<u64>").check(check))
        }
        (Sample::Null, _) => {
            let check = "how it is written, and what null means: if never, add `never(absent)`";
            Some(Time::instant("rfc3339", "Option<DateTime<Utc>>").check(check))
        }
        (Sample::Text(text), _) if text.is_empty() => {
            let check = "how it is written, and what an empty string means: never is assumed";
            let time = if says_lifetime {
                Time::lifetime("", "Option<u64>")
            } else {
                Time::instant("rfc3339", "Expiry")
            };
            Some(time.sentinel(r#"never("")"#).check(check))
        }
        (Sample::Text(text), _) => text_expiry(text, sample),
        _ => None,
    }
}

fn numeric_expiry(
    words: &[&str],
    says_lifetime: bool,
    sample: &Sample,
    number: f64,
) -> Option<Time> {
    let int = int(sample);
    let ty = match int {
        None => "f64",
        Some(..0) => "i64",
        Some(_) => "u64",
    };
    let lifetime = |format| Time::lifetime(format, ty);
    Some(match int {
        Some(0) => lifetime("").sentinel("never(0)").check("what 0 means: never is assumed"),
        Some(int @ ..0) => {
            let check = "what this number means: if never, write `never` for `unknown`";
            lifetime("").sentinel(&format!("unknown({int})")).check(check)
        }
        // WSO2 and others send the largest number of their integer type.
        Some(int) if says_lifetime && int >= 9_000_000_000_000_000 => {
            lifetime("").sentinel(&format!("never({int})")).check("that this number means: never")
        }
        _ if !says_lifetime && number >= LONGEST_LIFETIME => {
            Time::instant(unix(number)?, "DateTime<Utc>")
        }
        _ if words.last() == Some(&"timeout") => {
            lifetime("minutes").check("the unit: minutes are assumed")
        }
        // A large multiple of 1000 that is not a number of days is probably in milliseconds.
        Some(int) if int >= 100_000 && int % 1_000 == 0 && int % 86_400 != 0 => {
            lifetime("millis").check("the unit: the number looks like milliseconds")
        }
        _ => lifetime(""),
    })
}

fn text_expiry(text: &str, sample: &Sample) -> Option<Time> {
    let is_int = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.strip_suffix('s').is_some_and(is_int) {
        return Some(Time::lifetime("duration", "Duration"));
    }
    if text.split(':').count() == 3 && text.split(':').all(is_int) {
        return Some(Time::lifetime("clock", "Duration"));
    }
    // Go's zero time, which means that no time is set.
    if text.starts_with("0001-01-01T") {
        let time = Time::instant("rfc3339", "Expiry").sentinel(r#"never("0001-01-01T00:00:00Z")"#);
        return (text == "0001-01-01T00:00:00Z").then(|| time.check("that this time means: never"));
    }
    let (format, check) = instant(sample)?;
    Some(Time { check, ..Time::instant(format, "DateTime<Utc>") })
}

impl Time {
    fn instant(format: &'static str, ty: &'static str) -> Self {
        Self { is_lifetime: false, format, sentinel: None, ty, check: None }
    }

    fn lifetime(format: &'static str, ty: &'static str) -> Self {
        Self { is_lifetime: true, ..Self::instant(format, ty) }
    }

    fn sentinel(self, sentinel: &str) -> Self {
        Self { sentinel: Some(sentinel.to_owned()), ..self }
    }

    fn check(self, check: &'static str) -> Self {
        Self { check: Some(check), ..self }
    }

    /// The attribute for the role `expires` or `refresh_expires`.
    pub(crate) fn attribute(&self, role: &str) -> String {
        let suffix = if self.is_lifetime { "_in" } else { "" };
        let format =
            if self.format.is_empty() { String::new() } else { format!(" = {:?}", self.format) };
        let sentinel = self.sentinel.as_ref().map(|value| format!(", {value}")).unwrap_or_default();
        format!("{role}{suffix}{format}{sentinel}")
    }
}

/// The encoding of an instant, and what the user must check. `None` if the value is no instant.
pub(crate) fn instant(sample: &Sample) -> Option<(&'static str, Option<&'static str>)> {
    if let Some(number) = number(sample).filter(|number| *number >= LONGEST_LIFETIME) {
        return Some((unix(number)?, None));
    }
    let Sample::Text(text) = sample else { return None };
    if DateTime::parse_from_rfc3339(text).is_ok() {
        return Some(("rfc3339", None));
    }
    if text.ends_with(" GMT") && DateTime::parse_from_rfc2822(text).is_ok() {
        return Some(("http_date", None));
    }
    if NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() {
        return Some(("date", Some("the time of day: the start of the day is assumed")));
    }
    let zoned = ["%Y/%m/%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%.f%z"];
    if let Some(format) = zoned.into_iter().find(|f| DateTime::parse_from_str(text, f).is_ok()) {
        return Some((format, None));
    }
    let naive = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y/%m/%d %H:%M:%S"];
    let format = naive.into_iter().find(|f| NaiveDateTime::parse_from_str(text, f).is_ok())?;
    Some((format, Some("the time zone: without one it is read as UTC")))
}

/// The unit of a Unix time, inferred from its size: the years 1973 to 5138.
fn unix(number: f64) -> Option<&'static str> {
    Some(match number {
        ..1e11 => "unix",
        1e11..1e14 => "unix_ms",
        1e14..1e17 => "unix_us",
        1e17..1e20 => "unix_ns",
        _ => return None,
    })
}

/// The number in the sample, which may be in a string.
fn number(sample: &Sample) -> Option<f64> {
    match sample {
        Sample::Int(int) => int.to_string().parse().ok(),
        Sample::Float(float) => Some(*float),
        Sample::Text(text) => {
            let is_number = text.starts_with(|char: char| char.is_ascii_digit() || char == '-');
            text.parse().ok().filter(|float: &f64| is_number && float.is_finite())
        }
        _ => None,
    }
}

/// The integer in the sample, which may be in a string.
fn int(sample: &Sample) -> Option<i128> {
    match sample {
        Sample::Int(int) => Some(*int),
        Sample::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// The attribute for scopes. `None` if the value cannot be scopes.
pub(crate) fn scopes(sample: &Sample) -> Option<String> {
    match sample {
        Sample::Text(text) if text.contains(',') && !text.contains(' ') => {
            Some(r#"scopes = "comma""#.to_owned())
        }
        Sample::Text(_) => Some("scopes".to_owned()),
        Sample::List(list) if list.iter().all(|scope| matches!(scope, Sample::Text(_))) => {
            Some(r#"scopes = "list""#.to_owned())
        }
        Sample::List(list) => {
            let names = ["scope", "Scope", "name", "Name", "id"];
            let has = |name: &str| list.iter().all(|object| text_member(object, name));
            let name = names.into_iter().find(|name| has(name))?;
            Some(format!(r#"scopes = "objects({name})""#))
        }
        Sample::Object(members) => {
            let is_text = |(_, value): &(String, Sample)| matches!(value, Sample::Text(_));
            (!members.is_empty() && members.iter().all(is_text))
                .then(|| r#"scopes = "map""#.to_owned())
        }
        _ => None,
    }
}

fn text_member(object: &Sample, name: &str) -> bool {
    let Sample::Object(members) = object else { return false };
    members.iter().any(|(member, value)| member == name && matches!(value, Sample::Text(_)))
}

/// Whether the text looks like a JWT.
pub(crate) fn is_jwt(sample: &Sample) -> bool {
    matches!(sample, Sample::Text(text) if text.starts_with("eyJ") && text.matches('.').count() == 2)
}
