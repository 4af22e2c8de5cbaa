//! A slip of Rust in an annotated struct is one error.
//!
//! Each slip is compiled as a program of its own, under our derive and under serde's two, with
//! incremental compilation as cargo has it: without it rustc drops errors that are alike. No
//! slip makes more errors than under serde, and no error mentions a generated name.

mod cases;

use cases::SLIPS;
use serde_json::Value;
use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path, process::Command};

/// The errors of each slip, by its number.
type Errors = BTreeMap<usize, Vec<String>>;

/// Compiles the slips with `derives` for `Model`.
fn errors(name: &str, derives: &str) -> Errors {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let krate = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let programs = krate.join("src/bin");
    fs::create_dir_all(&programs).unwrap();
    for (number, slip) in SLIPS.iter().enumerate() {
        let code = slip.code.replace("Model)", &format!("{derives})"));
        let code = code.replace("OursAlone", "token_runtime::TokenModel");
        let source = format!(
            "#![allow(dead_code, unused)]\nuse chrono::{{DateTime, Utc}};\n\
             use token_runtime::Secret;\n{code}\nfn main() {{}}\n"
        );
        fs::write(programs.join(format!("slip{number}.rs")), source).unwrap();
    }
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nchrono = {{ version = \"0.4\", default-features = false }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         token-runtime = {{ path = \"{}\" }}\n",
        root.join("token-runtime").display(),
    );
    fs::write(krate.join("Cargo.toml"), manifest).unwrap();
    // The versions of the workspace, so that nothing has to be fetched.
    fs::copy(root.join("Cargo.lock"), krate.join("Cargo.lock")).unwrap();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--keep-going", "--quiet", "--message-format=json"])
        .current_dir(&krate)
        .env("CARGO_INCREMENTAL", "1")
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("slips"))
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8(output.stdout).expect("cargo writes text");
    let mut errors = Errors::new();
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let program = message["target"]["name"].as_str().and_then(|name| name.strip_prefix("slip"));
        let number = program.and_then(|number| number.parse().ok());
        let message = &message["message"];
        let text = message["rendered"].as_str().unwrap_or_default();
        let is_summary = text.starts_with("error: aborting");
        if let (Some(number), Some("error"), false) =
            (number, message["level"].as_str(), is_summary)
        {
            errors.entry(number).or_default().push(text.to_owned());
        }
    }
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

#[test]
fn a_slip_is_one_error() {
    let serde = errors("slips_under_serde", "serde::Serialize, serde::Deserialize");
    let ours = errors("slips_under_ours", "token_runtime::TokenModel");
    let mut report = String::new();
    for (number, slip) in SLIPS.iter().enumerate() {
        let count = |errors: &Errors| errors.get(&number).map_or(0, Vec::len);
        let (theirs, own) = (count(&serde), count(&ours));
        println!("{}: {own} (serde: {theirs})", slip.name);
        // Serde knows nothing of roles. Its impls repeat no undeclared lifetime of a bound.
        let is_about_serde = !slip.code.contains("#[token") && !slip.code.contains("T: 'x");
        if own != slip.errors || (is_about_serde && own > theirs) {
            let texts = ours.get(&number).map(|texts| texts.join("\n")).unwrap_or_default();
            writeln!(
                report,
                "{}: {own}, expected {}; serde {theirs}\n{texts}",
                slip.name, slip.errors
            )
            .unwrap();
        }
        for text in ours.get(&number).into_iter().flatten() {
            let mut words = text.split(|char: char| char != '_' && !char.is_alphanumeric());
            if words.any(|word| word.starts_with("__") && word != "__private" && word != "__fields")
            {
                writeln!(report, "{}: a generated name in\n{text}", slip.name).unwrap();
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}
