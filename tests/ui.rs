//! What the compiler says about a wrong annotation, and what it accepts.
//!
//! The derive's own errors are tested in-process, in `token-derive/diagnostics`. Here are the
//! errors that only rustc can report, and some of each kind of ours as a user sees them.
//!
//! `ui/fail/TOPIC/CASE.rs` holds one mistake or several of a kind; `//~` marks
//! each line that an error must point at, one error for one mark (`//~ 2`: two,
//! where serde itself says it twice).
//! `CASE.stderr` beside it is what rustc prints: never written by hand, always
//! by `TRYBUILD=overwrite cargo test --test ui`, then read. Each case goes on to
//! use the type that it declares: a mistake must not make a second error there.
//!
//! `ui/pass/*.rs` must compile and run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The compiler that the `.stderr` files are written with (`rust-toolchain.toml`).
const SNAPSHOTS_OF: &str = "1.95.0";

#[test]
fn accepted() {
    trybuild::TestCases::new().pass("tests/ui/pass/*.rs");
}

#[test]
fn rejected() {
    let rustc = rustc_version();
    assert_eq!(
        rustc, SNAPSHOTS_OF,
        "the .stderr files belong to rustc {SNAPSHOTS_OF}: run the tests with that toolchain, as \
         rust-toolchain.toml has it"
    );
    trybuild::TestCases::new().compile_fail("tests/ui/fail/*/*.rs");
}

/// Every case has its snapshot, and every snapshot its case.
#[test]
fn no_orphans() {
    let mut alone = Vec::new();
    for path in files_below(&fail_folder()) {
        let partner = match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => path.with_extension("stderr"),
            Some("stderr") => path.with_extension("rs"),
            _ => PathBuf::new(),
        };
        if !partner.is_file() {
            alone.push(path);
        }
    }
    assert!(alone.is_empty(), "without its .rs or .stderr partner: {alone:#?}");
}

/// One error per mistake, at the line of the mistake.
#[test]
fn each_mistake_is_reported_once_and_in_its_place() {
    let mut wrong = Vec::new();
    let mut mistakes = 0;
    for case in cases() {
        let marked = marked_lines(&read(&case));
        let reported = reported_lines(&snapshot_of(&case));
        mistakes += marked.len();
        if marked != reported {
            wrong.push(format!(
                "{}: marked {marked:?}, reported {reported:?} (line: errors)",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(mistakes >= 100, "only {mistakes} mistakes are left in the suite");
}

/// No error mentions what the derive made up: its names start with `__`. (The
/// formats of fields have the runtime's path to them, as rustc tells it.)
#[test]
fn no_generated_names_in_errors() {
    let mut wrong = Vec::new();
    for case in cases() {
        let snapshot = snapshot_of(&case);
        for line in snapshot.lines().filter(|line| !line.contains("this error originates in")) {
            let mut words = line.split(|char: char| char != '_' && !char.is_alphanumeric());
            let is_generated = |word: &str| word.starts_with("__") && word != "__private";
            if words.any(|word| is_generated(word) && word.ends_with(char::is_alphanumeric)) {
                wrong.push(format!("{}: {line}", case.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `1.95.0`, from `rustc 1.95.0 (…)`.
fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("rustc prints UTF-8");
    text.split(' ').nth(1).unwrap_or(&text).trim().to_owned()
}

fn fail_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/fail")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of ui cases") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn cases() -> Vec<PathBuf> {
    let mut cases = files_below(&fail_folder());
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    assert!(!cases.is_empty());
    cases
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What rustc prints; nothing if there is no snapshot, which `no_orphans` tells.
fn snapshot_of(case: &Path) -> String {
    fs::read_to_string(case.with_extension("stderr")).unwrap_or_default()
}

/// Line number -> number of errors, as the case marks them.
fn marked_lines(source: &str) -> BTreeMap<usize, usize> {
    let marks = source
        .lines()
        .zip(1..)
        .filter_map(|(line, number)| Some((number, line.split_once("//~")?.1)));
    let count = |mark: &str| {
        mark.split_whitespace().next().and_then(|count| count.parse().ok()).unwrap_or(1)
    };
    marks.map(|(number, mark)| (number, count(mark))).collect()
}

/// Line number -> number of errors, as rustc reports them.
fn reported_lines(snapshot: &str) -> BTreeMap<usize, usize> {
    let mut reported = BTreeMap::new();
    let mut lines = snapshot.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with("error") && !line.starts_with("warning") {
            continue;
        }
        // `  --> tests/ui/fail/role/two_expiries.rs:11:13`; 0 if the error is nowhere.
        let place = lines.find(|line| line.is_empty() || line.trim_start().starts_with("--> "));
        let number = place
            .and_then(|place| place.rsplit(':').nth(1))
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        *reported.entry(number).or_insert(0) += 1;
    }
    reported
}
