//! The payload shapes of 56 providers, libraries and standards, each with a struct and its answers.
//! `docs/cookbook.md` shows the same providers with short structs.
//!
//! Each module contains the structs of one family, which use only the attributes of
//! `#[derive(TokenModel)]`. The table at the end of a module names the entry of `payloads.json`
//! that a struct reads, and the questions that the entry answers. [`check`] compares the answers
//! with the expected ones.

#![allow(clippy::doc_markdown, reason = "the names of providers are not code")]

use std::collections::BTreeSet;
use std::io::Write;
use std::panic::catch_unwind;

#[macro_use]
mod check;

mod absolute;
mod cloud;
mod jwt;
mod nested;
mod never;
mod relative;
mod standard;
mod strings;

const FAMILIES: [&[check::Row]; 8] = [
    absolute::ROWS,
    cloud::ROWS,
    jwt::ROWS,
    nested::ROWS,
    never::ROWS,
    relative::ROWS,
    standard::ROWS,
    strings::ROWS,
];

#[test]
fn every_entry_is_tested_and_holds() {
    let entries: BTreeSet<String> = check::entries().into_iter().map(|e| e.id).collect();
    let rows = || FAMILIES.iter().copied().flatten();

    let mut tested = BTreeSet::new();
    for row in rows() {
        assert!(tested.insert(row.id.to_owned()), "{} twice", row.id);
    }
    let failing: Vec<_> =
        rows().filter(|row| catch_unwind(row.test).is_err()).map(|row| row.id).collect();

    // Written to `stderr` directly, because the test harness captures `println!`.
    let holding = tested.len() - failing.len();
    let summary = format!("{holding} of {} gallery entries hold\n", entries.len());
    std::io::stderr().write_all(summary.as_bytes()).unwrap();
    assert_eq!(tested, entries, "entries with a test, entries there are");
    assert!(failing.is_empty(), "{failing:?}");
}
