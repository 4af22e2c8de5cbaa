//! strftime formats: every format that the derive accepts survives the round-trip, for all
//! specifiers and modifiers of chrono. No accepted format panics.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{prelude::*, test_runner::TestRunner};
use serde::{Deserializer, Serializer};
use token_runtime::__private::{Encoding, Format, Time};

#[path = "../../token-derive/src/strftime.rs"]
#[allow(unreachable_pub, reason = "it is a module of the derive")]
mod strftime;

/// A field whose format is chosen at run time.
struct Field(Time);

impl Field {
    fn new(format: &str) -> Self {
        let format: &'static str = Box::leak(format.into());
        Self(Time::instant(Box::leak(Box::new([Encoding::Strftime(format)]))))
    }

    fn write(&self, time: DateTime<Utc>) -> String {
        fn write<'de, F: Format<'de, V>, V, S: Serializer>(format: &F, value: &V, s: S) -> S::Ok {
            format.write(value, s).unwrap_or_else(|error| panic!("{error}"))
        }
        let written = write(&self.0, &time, serde_json::value::Serializer);
        written.as_str().unwrap().to_owned()
    }

    fn read(&self, text: &str) -> Option<DateTime<Utc>> {
        fn read<'de, F: Format<'de, V>, V, D: Deserializer<'de>>(format: &F, d: D) -> Option<V> {
            format.read(d).ok()
        }
        read(&self.0, serde_json::Value::from(text))
    }
}

/// Times with few and with many digits, in both halves of the day and of the year, and the limits.
fn times() -> Vec<DateTime<Utc>> {
    let texts = "1970-01-01T00:00:00Z 2026-01-02T03:04:05Z 2026-12-31T23:59:59.999999999Z \
        2026-10-11T12:13:14.150Z 2000-02-29T12:00:00.000001Z 2069-12-31T23:59:59Z \
        1969-12-31T23:59:59Z 0000-01-01T00:00:00Z 0007-09-08T11:59:09Z 9999-12-31T23:59:59Z \
        2024-12-30T00:30:00Z 2027-01-01T10:20:30.5Z";
    texts.split_whitespace().map(|text| text.parse().unwrap()).collect()
}

/// Whether a two-digit year cannot represent the time.
fn is_clamped(format: &str, time: DateTime<Utc>) -> bool {
    let is_short = ["%y", "%-y", "%_y", "%0y", "%D", "%x"].iter().any(|it| format.contains(it));
    is_short && !(0..3_155_760_000).contains(&time.timestamp())
}

/// Why a format breaks the law, if it does. The law: written text is read, is written as the same
/// text again, and its time is not later than the original and less than a day earlier.
fn fault(format: &str) -> Option<String> {
    let field = Field::new(format);
    times().into_iter().find_map(|time| {
        let text = field.write(time);
        let Some(read) = field.read(&text) else {
            return Some(format!("{format:?} does not read {text:?}, which is {time}"));
        };
        let lost = time - read;
        let is_near = (TimeDelta::zero()..TimeDelta::days(1)).contains(&lost);
        let is_stable = field.write(read) == text;
        let is_fine = is_stable && (is_near || is_clamped(format, time));
        (!is_fine).then(|| format!("{format:?} reads {text:?}, which is {time}, as {read}"))
    })
}

/// Every possible specifier: each character with each modifier.
fn specifiers() -> Vec<String> {
    let modifiers = "- _ 0 # : :: ::: . .3 .6 .9 3 6 9 E O".split(' ').chain([""]);
    let chars: Vec<char> = (' '..='~').collect();
    modifiers.flat_map(|modifier| chars.iter().map(move |it| format!("%{modifier}{it}"))).collect()
}

/// The specifiers that the derive accepts in at least one format.
fn accepted() -> Vec<String> {
    let is_accepted = |specifier: &String| {
        [format!("{specifier} %Y-%m-%d %H:%M:%S"), format!("%Y-%m-%d %H:%M:%S {specifier}")]
            .iter()
            .any(|format| strftime::check(format).is_ok())
    };
    specifiers().into_iter().filter(is_accepted).collect()
}

fn holds(formats: impl IntoIterator<Item = String>) -> usize {
    let formats: BTreeSet<String> = formats.into_iter().collect();
    let accepted: Vec<_> = formats.iter().filter(|it| strftime::check(it).is_ok()).collect();
    let faults: Vec<String> = accepted.iter().filter_map(|format| fault(format)).collect();
    assert!(
        faults.is_empty(),
        "{} faults: {}",
        faults.len(),
        faults[..10.min(faults.len())].join("\n")
    );
    accepted.len()
}

#[test]
fn each_specifier_alone_and_beside_a_time() {
    let formats = specifiers().into_iter().flat_map(|it| {
        [
            it.clone(),
            format!("{it}{it}"),
            format!("%Y-%m-%d {it}"),
            format!("%Y-%m-%d{it}"),
            format!("{it}%Y-%m-%d"),
            format!("%Y-%m-%d %H:%M:%S {it}"),
            format!("%Y-%m-%d %H:%M:%S{it}"),
            format!("%Y-%m-%d %H:%M:%S{it}00"),
            format!("%Y-%m-%d %H:%M:%S{it}."),
            format!("{it}-%m-%d %H:%M:%S"),
            format!("%Y-{it}-%d %H:%M:%S"),
            format!("%Y-%m-{it} %H:%M:%S"),
            format!("%Y %U {it}"),
            format!("%Y %W {it}"),
            format!("%Y %V {it}"),
            format!("%G-W%V-{it}"),
            format!("%Y-%m-%d {it}:%M:%S %p"),
            format!("%Y%m%d{it}%M%S"),
        ]
    });
    assert!(holds(formats) > 500);
}

#[test]
fn each_pair_of_specifiers() {
    let accepted = accepted();
    assert!(accepted.len() > 80, "{accepted:?}");
    let pairs = accepted.iter().flat_map(|one| accepted.iter().map(move |two| (one, two)));
    let formats =
        pairs.flat_map(|(one, two)| [format!("%Y-%j {one}{two}"), format!("%F %T{one}{two}%d")]);
    assert!(holds(formats) > 5000);
}

/// Rule: the law holds for several specifiers with any text between them.
#[test]
fn any_format() {
    let specifier = prop::sample::select(accepted());
    let between = prop_oneof![
        4 => Just(String::new()),
        2 => prop::sample::select(vec!["-", "/", ":", " ", ".", "T", ", ", "0", "\u{e9}", "\t"])
            .prop_map(str::to_owned),
        1 => "[ -~]{0,3}",
    ];
    let parts = prop::collection::vec((specifier, between), 1..8);
    let formats = parts.prop_map(|parts| {
        parts.into_iter().map(|(specifier, between)| specifier + &between).collect::<String>()
    });
    let accepted = std::cell::Cell::new(0);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) };
    TestRunner::new(ProptestConfig { rng_seed: prop::test_runner::RngSeed::Fixed(6749), ..config })
        .run(&formats, |format| {
            accepted.set(accepted.get() + holds([format]));
            Ok(())
        })
        .unwrap();
    assert!(accepted.get() > 100, "{accepted:?}");
}

/// Rule: the formats of providers are accepted.
#[test]
fn usual_formats_are_accepted() {
    for format in [
        "%Y-%m-%d",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.3fZ",
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%dT%H:%M:%S%:z",
        "%Y-%m-%d %H:%M:%S %Z",
        "%Y-%m-%d %H:%M:%S UTC",
        "%Y/%m/%d %H:%M:%S %z",
        "%Y%m%d",
        "%Y%m%d%H%M%S",
        "%Y%m%dT%H%M%SZ",
        "%Y%m%d%H%M%S%3f",
        "%y%m%d%H%M%SZ",
        "%d.%m.%Y %H:%M",
        "%d/%m/%Y",
        "%-d.%-m.%Y, %-H:%M",
        "%m/%d/%y",
        "%m/%d/%Y %I:%M:%S %p",
        "%-m/%-d/%Y %-I:%M %p",
        "%b %e, %Y %l:%M %P",
        "%B %-d, %Y",
        "%d-%b-%Y %H:%M:%S",
        "%A, %d %B %Y",
        "%a, %d %b %Y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
        "%a %b %d %H:%M:%S %z %Y",
        "%c",
        "%D %r",
        "%F %T",
        "%FT%T%.f%:z",
        "%v %R",
        "%+",
        "%G-W%V-%u",
        "%Y-%j",
        "%Y %U %w",
        "%Y \u{5e74} %m %d",
        "100%% %Y-%m-%d",
    ] {
        assert_eq!(strftime::check(format), Ok(()), "{format}");
        assert_eq!(fault(format), None);
    }
}
