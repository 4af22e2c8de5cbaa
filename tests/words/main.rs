//! Every encoding and every unit, with a value on the wire and its meaning.
//!
//! A keyword of the derive's tables that is missing here or in `attributes.md` fails the test.

use std::collections::BTreeSet;
use token_runtime::{
    Expiry, TokenModel,
    chrono::{DateTime, Utc},
};

/// Rows of keywords: the keyword, a value on the wire, its seconds and nanoseconds, and a function
/// that reads and writes it.
macro_rules! table {
    ($kind:ident: $($word:literal: $wire:literal => $expected:expr;)*) => {
        vec![$(($word, $wire, $expected, {
            model!($kind $word);
            fn read(wire: &str) -> (Expiry, String) {
                let model: Model = serde_json::from_str(&format!(r#"{{"it":{wire},"base":0}}"#))
                    .unwrap_or_else(|error| panic!("{}: {error}", $word));
                let written = serde_json::to_value(&model).unwrap()["it"].to_string();
                (model.expiry(), written)
            }
            read
        })),*]
    };
}

macro_rules! model {
    (instant $word:literal) => {
        #[derive(TokenModel)]
        struct Model {
            #[token(expires = $word)]
            it: DateTime<Utc>,
        }
    };
    (lifetime $word:literal) => {
        #[derive(TokenModel)]
        struct Model {
            #[token(expires_in = $word)]
            it: std::time::Duration,
            #[token(issued = "unix")]
            base: DateTime<Utc>,
        }
    };
}

type Row = (&'static str, &'static str, (i64, u32), fn(&str) -> (Expiry, String));

/// 2026-01-01T01:00:00Z
const TIME: i64 = 1_767_229_200;

fn encodings() -> Vec<Row> {
    table! { instant:
        "unix": "1767229200" => (TIME, 0);
        "unix_ms": "1767229200500" => (TIME, 500_000_000);
        "unix_us": "1767229200000500" => (TIME, 500_000);
        "unix_ns": "1767229200000000500" => (TIME, 500);
        "rfc3339": "\"2026-01-01T01:00:00Z\"" => (TIME, 0);
        "http_date": "\"Thu, 01 Jan 2026 01:00:00 GMT\"" => (TIME, 0);
        "date": "\"2026-01-01\"" => (TIME - 3600, 0);
    }
}

fn units() -> Vec<Row> {
    table! { lifetime:
        "seconds": "90" => (90, 0);
        "millis": "90500" => (90, 500_000_000);
        "minutes": "2" => (120, 0);
        "hours": "2" => (7200, 0);
        "days": "2" => (172_800, 0);
        "duration": "\"90s\"" => (90, 0);
        "clock": "\"1:00:30\"" => (3630, 0);
    }
}

fn reads_and_writes(rows: &[Row]) {
    for (word, wire, (seconds, nanos), read) in rows {
        let (expiry, written) = read(wire);
        let expected = DateTime::from_timestamp(*seconds, *nanos).unwrap();
        assert_eq!(expiry.time(), Some(expected), "{word}");
        assert_eq!(written, *wire, "{word}");
    }
}

#[test]
fn each_encoding_is_read_and_written() {
    reads_and_writes(&encodings());
}

#[test]
fn each_unit_is_read_and_written() {
    reads_and_writes(&units());
}

/// The format that the derive suggests for `"rfc2822"`: the dates of mail have an offset.
#[test]
fn a_date_of_mail_is_read_with_its_offset() {
    let rows: Vec<Row> = table! { instant:
        "%a, %d %b %Y %H:%M:%S %z": "\"Thu, 01 Jan 2026 03:00:00 +0200\"" => (TIME, 0);
        "%a, %d %b %Y %H:%M:%S %z": "\"Wed, 31 Dec 2025 20:00:00 -0500\"" => (TIME, 0);
    };
    for (format, wire, (seconds, nanos), read) in rows {
        let keys = include_str!("../../token-derive/src/attr/keys.rs");
        assert!(
            keys.contains(&format!("row(\"{format}\", \"Encoding::Strftime\", \"rfc2822 ")),
            "{format}"
        );
        let time = read(wire).0.time();
        assert_eq!(time, DateTime::from_timestamp(seconds, nanos), "{wire}");
    }
}

/// The keywords in a table of the derive: `row("unix", …)`.
fn words(table: &str) -> BTreeSet<String> {
    let keys = include_str!("../../token-derive/src/attr/keys.rs");
    let (_, rows) = keys.split_once(&format!("static {table}: ")).expect("the table is there");
    let (rows, _) = rows.split_once("\n];").expect("the table ends");
    let words =
        rows.lines().filter_map(|line| line.trim().strip_prefix("row(\"")?.split('"').next());
    words.map(ToOwned::to_owned).collect()
}

#[test]
fn each_word_of_the_derive_is_tested_and_documented() {
    let reference = include_str!("../../token-runtime/src/attributes.md");
    for (table, rows) in [("ENCODINGS", encodings()), ("UNITS", units())] {
        let tested: BTreeSet<String> = rows.iter().map(|row| row.0.to_owned()).collect();
        assert_eq!(words(table), tested, "{table} and the tables of this test");
        for word in &tested {
            assert!(reference.contains(&format!("\n| `\"{word}\"`")), "attributes.md: {word}");
        }
    }
}
