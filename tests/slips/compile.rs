//! Compiles programs, to count what rustc says of each.

use serde_json::Value;
use std::{collections::BTreeMap, env, fs, path::Path, process::Command};

/// The errors of each program, by its number.
pub(crate) type Errors = BTreeMap<usize, Vec<String>>;

/// Compiles each of `programs` by itself in a crate `name`, with these `features` of the runtime.
pub(crate) fn errors(name: &str, features: &str, programs: &[String]) -> Errors {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let krate = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let folder = krate.join("src/bin");
    fs::create_dir_all(&folder).unwrap();
    for (number, code) in programs.iter().enumerate() {
        let source = format!(
            "#![allow(dead_code, unused)]\nuse chrono::{{DateTime, Utc}};\n\
             use token_runtime::Secret;\n{code}\nfn main() {{}}\n"
        );
        fs::write(folder.join(format!("program{number}.rs")), source).unwrap();
    }
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nchrono = {{ version = \"0.4\", default-features = false }}\n\
         jiff = {{ version = \"0.2\", default-features = false }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         time = {{ version = \"0.3\", default-features = false }}\n\
         token-runtime = {{ path = \"{}\", default-features = false, features = [{features}] }}\n",
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
        let program = message["target"]["name"].as_str();
        let number = program.and_then(|name| name.strip_prefix("program")?.parse().ok());
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

/// The names of the expansion that an error mentions.
pub(crate) fn generated_names(text: &str) -> Vec<&str> {
    let words = text.split(|char: char| char != '_' && !char.is_alphanumeric());
    let is_generated = |word: &&str| {
        word.starts_with("__") && *word != "__private" && word.contains(char::is_alphabetic)
    };
    words.filter(is_generated).collect()
}
