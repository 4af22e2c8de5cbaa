//! Runs the fuzz targets without the fuzzer, on their corpus and on mutations of it.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::cases;

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "it is a crate where the fuzzer builds it")]
mod targets;

/// The number of mutations of each file.
const MUTATIONS: u32 = 25;

/// A mutation: its position, in thousandths of the length, and the change.
#[derive(Debug, Clone)]
enum Change {
    Flip(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
    Put(usize, &'static str),
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let at = |thousandths: usize| bytes.len() * thousandths / 1000;
        match *self {
            Self::Flip(place, bit) => {
                let at = at(place);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Cut(place, length) => {
                let (from, to) = (at(place), (at(place) + length).min(bytes.len()));
                bytes.drain(from..to);
            }
            Self::Repeat(place, length) => {
                let (from, to) = (at(place), (at(place) + length).min(bytes.len()));
                let piece = bytes[from..to].to_vec();
                bytes.splice(from..from, piece);
            }
            Self::Put(place, text) => {
                let at = at(place);
                bytes.splice(at..at, text.bytes());
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    const TEXTS: [&str; 18] = [
        "null",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "0",
        "-",
        ".",
        "e9",
        "999999999999999999999",
        "true",
        "\\u0000",
        "\u{1f511}",
        "\"\":\"\",",
        "Z",
    ];
    let place = || 0..1000_usize;
    let change = prop_oneof![
        (place(), 0..8_u8).prop_map(|(place, bit)| Change::Flip(place, bit)),
        (place(), 1..20_usize).prop_map(|(place, length)| Change::Cut(place, length)),
        (place(), 1..40_usize).prop_map(|(place, length)| Change::Repeat(place, length)),
        (place(), prop::sample::select(&TEXTS[..]))
            .prop_map(|(place, text)| Change::Put(place, text)),
    ];
    prop::collection::vec(change, 1..4)
}

/// Rule: the check of a fuzz target holds for every file of its corpus and for mutations of it.
fn run(name: &str, target: fn(&[u8])) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 1, "{}", folder.display());
    for file in files {
        let bytes = fs::read(&file).unwrap();
        target(&bytes);
        let mutations = (changes(), prop::bool::ANY).prop_map(|(changes, in_text)| {
            let mut mutated = bytes.clone();
            for change in changes {
                change.apply(&mut mutated);
            }
            if in_text {
                String::from_utf8_lossy(&mutated).into_owned().into_bytes()
            } else {
                mutated
            }
        });
        TestRunner::new(cases(MUTATIONS))
            .run(&mutations, |bytes| {
                target(&bytes);
                Ok(())
            })
            .unwrap_or_else(|failure| panic!("{}: {failure}", file.display()));
    }
}

macro_rules! corpora {
    ($($name:ident)+) => {$(
        #[test]
        fn $name() {
            run(stringify!($name), targets::$name);
        }
    )+};
}

corpora!(zendesk clerk authlete easyship broad times lifetimes scopes formats);
