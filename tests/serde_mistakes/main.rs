//! A mistake in serde's attributes gives the same errors under `TokenModel` as under serde's
//! derives.
//!
//! The test compiles two crates with all cases, one for each derive, and compares the errors of
//! each case.

mod cases;

use cases::STAGES;
use serde_json::Value;
use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, process::Command};

const SERDE: &str = "serde::Serialize, serde::Deserialize";
const OURS: &str = "token_runtime::TokenModel";

/// The allowed differences, with reasons.
const EXPECTED: &[(&str, &str)] = &[
    ("a slice at the end", "a token model is `Sized`, so that it is not is an error as well"),
    ("default of another type", "the default is called in a function, and serde's in a `match`"),
    ("a type that serde cannot read", "one error for both directions, which names `instant`"),
    ("a type that serde cannot write", "one error for both directions, which names `instant`"),
];

/// The errors of each case, by the number of the case.
type Errors = BTreeMap<usize, Vec<String>>;

/// Compiles `cases` with `derives` in place of `Model`.
fn errors(cases: &[(&str, &str)], name: &str, derives: &str) -> Errors {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let krate = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut source = String::from("#![allow(dead_code)]\n");
    for (number, (_, case)) in cases.iter().enumerate() {
        let case = case.replace("derive(Model", &format!("derive({derives}"));
        writeln!(source, "mod m{number} {{ use super::*; {case} }}").unwrap();
    }
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\ntoken-runtime = {{ path = \"{}\" }}\n",
        root.join("token-runtime").display(),
    );
    fs::create_dir_all(krate.join("src")).unwrap();
    fs::write(krate.join("Cargo.toml"), manifest).unwrap();
    fs::write(krate.join("src/lib.rs"), source).unwrap();
    // The lock file of the workspace, so that no crate has to be downloaded.
    fs::copy(root.join("Cargo.lock"), krate.join("Cargo.lock")).unwrap();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--message-format=json"])
        .current_dir(&krate)
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("serde_mistakes"))
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8(output.stdout).expect("cargo writes text");
    let mut errors = Errors::new();
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let message = &message["message"];
        let span = message["spans"]
            .as_array()
            .and_then(|spans| spans.iter().find(|span| span["is_primary"] == true));
        if let (Some(span), Some("error")) = (span, message["level"].as_str()) {
            // The outermost location: that of the derive, not inside its expansion.
            let (mut span, mut within) = (span, &span["expansion"]);
            while within.is_object() {
                (span, within) = (&within["span"], &within["span"]["expansion"]);
            }
            let line = usize::try_from(span["line_start"].as_u64().unwrap()).unwrap();
            let text = message["message"].as_str().unwrap_or_default().to_owned();
            errors.entry(line - 2).or_default().push(text);
        }
    }
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    for texts in errors.values_mut() {
        texts.sort();
        texts.dedup();
    }
    errors
}

#[test]
fn mistakes_in_serdes_attributes_are_reported_as_serde_does() {
    let (mut all, mut identical, mut report) = (0, 0, String::new());
    for (stage, cases) in STAGES.into_iter().enumerate() {
        let serde = errors(cases, &format!("under_serde_{stage}"), SERDE);
        let ours = errors(cases, &format!("under_ours_{stage}"), OURS);
        for (number, (name, _)) in cases.iter().enumerate() {
            let (theirs, own) = (serde.get(&number), ours.get(&number));
            all += 1;
            if theirs.is_none() {
                writeln!(report, "{name}: no mistake under serde").unwrap();
            }
            if theirs == own {
                identical += 1;
            } else if !EXPECTED.iter().any(|(expected, _)| expected == name) {
                writeln!(report, "{name}:\n  serde: {theirs:#?}\n  ours: {own:#?}").unwrap();
            }
        }
    }
    println!("{identical} of {all} mistakes are reported as serde does");
    assert!(report.is_empty(), "{report}");
}
