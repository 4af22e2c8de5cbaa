//! Compile time, relative to serde's derive. The generated lines are counted if a nightly
//! toolchain is installed.

use crate::report::Target;
use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    path::Path,
    process::{Command, Output},
    time::Instant,
};

/// The same ten fields for both derives. Only ours uses the attributes.
const FIELDS: &str = r#"
    #[token(access_token)] pub access_token: Secret,
    #[token(token_type)] pub token_type: TokenType,
    #[token(expires_in)] pub expires_in: Option<u64>,
    #[token(received)] pub received_at: DateTime<Utc>,
    #[token(refresh_token)] pub refresh_token: Option<Secret>,
    #[token(refresh_expires = "rfc3339")] pub refresh_expires_at: Option<DateTime<Utc>>,
    #[token(scopes)] pub scope: ScopeSet,
    pub user_id: u64,
    pub name: Option<String>,
    pub email: Option<String>,
"#;

const DEPENDENCIES: &str = r#"
chrono = { version = "0.4.41", default-features = false, features = ["alloc", "now", "serde"] }
serde = { version = "1.0.219", features = ["derive"] }
"#;

/// The types of a plain field. They make the different models different.
const PLAIN: [&str; 20] = [
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "bool",
    "f32",
    "f64",
    "String",
    "Vec<u8>",
    "Option<u8>",
    "Vec<String>",
    "char",
    "usize",
    "isize",
    "Option<bool>",
    "(u8, u8)",
];

/// The models of a crate.
#[derive(Clone, Copy)]
enum Models {
    /// A hundred with the same fields.
    Alike,
    /// Twenty different ones.
    Unlike,
    /// The same, each decoded and encoded: rustc only checks generic code that nobody uses.
    Used,
}

/// How a crate is compiled.
#[derive(Clone, Copy)]
struct Compilation {
    arguments: &'static [&'static str],
    is_incremental: bool,
}

const COLD: Compilation = Compilation { arguments: &["check"], is_incremental: false };
const INCREMENTAL: Compilation = Compilation { arguments: &["check"], is_incremental: true };
const RELEASE: Compilation =
    Compilation { arguments: &["build", "--release"], is_incremental: false };

/// Builds crates with both derives and compares.
///
/// # Panics
/// `cargo` or the folder for temporary files cannot be used.
pub fn all() -> Vec<Target> {
    let root = env::temp_dir().join("token-benches-compile");
    let _ = fs::remove_dir_all(&root);
    let runtime = concat!(
        "token-runtime = { path = \"",
        env!("CARGO_MANIFEST_DIR"),
        "/../token-runtime\" }\n"
    );
    let dependencies = format!("{runtime}{DEPENDENCIES}serde_json = \"1.0.140\"\n");
    for (kind, suffix) in
        [(Models::Alike, "alike"), (Models::Unlike, "unlike"), (Models::Used, "used")]
    {
        let serde = models("Debug, Serialize, Deserialize", false, kind);
        let ours = models("Debug, TokenModel", true, kind);
        write_crate(&root, &format!("by-serde-{suffix}"), &dependencies, &serde);
        write_crate(&root, &format!("by-token-model-{suffix}"), &dependencies, &ours);
    }
    write_crate(&root, "tree-runtime", runtime, "");
    write_crate(&root, "tree-serde", DEPENDENCIES, "");

    let ratio = |name, target, compilation, suffix| {
        Target::ratio(name, target, compared(&root, compilation, suffix))
    };
    let mut targets = vec![
        ratio("cargo check, cold, of 100 equal models / serde's derive", 0.5, COLD, "alike"),
        ratio("cargo check, cold, of 20 different models / serde's derive", 0.5, COLD, "unlike"),
        ratio(
            "cargo check, incremental, of 100 equal models / serde's derive",
            0.8,
            INCREMENTAL,
            "alike",
        ),
        ratio(
            "cargo check, incremental, of 20 different models / serde's derive",
            0.8,
            INCREMENTAL,
            "unlike",
        ),
        ratio(
            "cargo build --release of 20 different models / serde's derive",
            0.7,
            RELEASE,
            "unlike",
        ),
        ratio("the same, each model decoded and encoded", 1.0, RELEASE, "used"),
    ];
    targets.extend(
        lines(&root).map(|lines| Target::ratio("generated lines / serde's derive", 0.7, lines)),
    );
    let clean =
        Target::ratio("clean build of token-runtime / serde and chrono", 1.25, clean(&root));
    targets.push(clean);
    let crates = crates(&root, "tree-runtime") - crates(&root, "tree-serde");
    targets.push(Target::new("crates that token-runtime adds to theirs", 7.0, crates, "crates"));
    let _ = fs::remove_dir_all(&root);
    targets
}

/// The code of a crate: models with these derives, with our attributes or without.
fn models(derives: &str, attributes: bool, kind: Models) -> String {
    let mut code = String::from(
        "use chrono::{DateTime, Utc};\n\
         #[allow(unused_imports)] use serde::{Deserialize, Serialize};\n\
         #[allow(unused_imports)] use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};\n",
    );
    let bare = |line: &str| line.rsplit_once(")] ").map_or(line, |(_, field)| field).to_owned();
    let count = match kind {
        Models::Alike => 100,
        Models::Unlike | Models::Used => PLAIN.len(),
    };
    for (n, plain) in PLAIN.iter().cycle().take(count).enumerate() {
        let lines = FIELDS.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut fields: Vec<String> =
            lines.map(|line| if attributes { line.to_owned() } else { bare(line) }).collect();
        if !matches!(kind, Models::Alike) {
            fields[7] = format!("pub user_id: {plain},");
            let middle = n % fields.len();
            fields.rotate_left(middle);
        }
        let _ = writeln!(
            code,
            "#[derive({derives})] pub struct Token{n} {{\n{}\n}}",
            fields.join("\n")
        );
        if matches!(kind, Models::Used) {
            let _ = writeln!(
                code,
                "pub fn read{n}(json: &str) -> serde_json::Result<Token{n}> {{ serde_json::from_str(json) }}\n\
                 pub fn write{n}(token: &Token{n}) -> serde_json::Result<String> {{ serde_json::to_string(token) }}"
            );
        }
    }
    code
}

fn write_crate(root: &Path, name: &str, dependencies: &str, code: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.join("src")).expect("the temporary folder can be written");
    let manifest = format!(
        "[workspace]\n[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n{dependencies}"
    );
    fs::write(path.join("Cargo.toml"), manifest).expect("the temporary folder can be written");
    fs::write(path.join("src/lib.rs"), code).expect("the temporary folder can be written");
}

fn cargo(root: &Path, name: &str, target: &Path, compilation: Compilation) -> Output {
    let output = Command::new("cargo")
        .args(compilation.arguments)
        .current_dir(root.join(name))
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", if compilation.is_incremental { "1" } else { "0" })
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Seconds for the crate itself, after its dependencies.
fn seconds(root: &Path, name: &str, compilation: Compilation) -> f64 {
    let code = root.join(name).join("src/lib.rs");
    let text = fs::read_to_string(&code).expect("the code is there");
    fs::write(&code, text).expect("the temporary folder can be written");
    let start = Instant::now();
    cargo(root, name, &root.join("target"), compilation);
    start.elapsed().as_secs_f64()
}

/// The time of our crate relative to serde's: the best of three runs, which take turns.
fn compared(root: &Path, compilation: Compilation, suffix: &str) -> f64 {
    let names = [format!("by-serde-{suffix}"), format!("by-token-model-{suffix}")];
    for name in &names {
        seconds(root, name, compilation);
    }
    let mut best = [f64::MAX; 2];
    for _ in 0..3 {
        for (name, best) in names.iter().zip(&mut best) {
            *best = best.min(seconds(root, name, compilation));
        }
    }
    best[1] / best[0]
}

/// The time of a clean build of our tree relative to serde's, one job at a time, so that all work
/// counts: the best of three, which take turns.
fn clean(root: &Path) -> f64 {
    let names = ["tree-serde", "tree-runtime"];
    let target = root.join("clean");
    let mut best = [f64::MAX; 2];
    for name in names {
        cargo(root, name, &target, Compilation { arguments: &["fetch"], ..COLD });
    }
    for _ in 0..3 {
        for (name, best) in names.iter().zip(&mut best) {
            let _ = fs::remove_dir_all(&target);
            let start = Instant::now();
            let build = Compilation { arguments: &["build", "--jobs", "1"], ..COLD };
            cargo(root, name, &target, build);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    best[1] / best[0]
}

/// The number of crates in the tree, without the generated one.
fn crates(root: &Path, name: &str) -> f64 {
    let arguments = &["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let output = cargo(root, name, &root.join("target"), Compilation { arguments, ..COLD });
    let text = String::from_utf8_lossy(&output.stdout);
    let mut names: Vec<_> = text.lines().filter_map(|line| line.split(' ').next()).collect();
    names.sort_unstable();
    names.dedup();
    #[allow(clippy::cast_precision_loss, reason = "a handful")]
    let count = names.len() as f64 - 1.0;
    count
}

/// The number of generated lines, relative to serde's.
fn lines(root: &Path) -> Option<f64> {
    let count = |name: &str| {
        let path = root.join(name);
        let output = Command::new("cargo")
            .args(["+nightly", "rustc", "--profile", "check", "--", "-Zmacro-stats"])
            .current_dir(&path)
            .env("CARGO_TARGET_DIR", root.join("nightly"))
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(generated(&String::from_utf8_lossy(&output.stderr)))
    };
    Some(count("by-token-model-alike")? / count("by-serde-alike")?)
}

/// The sum of the lines of serde's derives and ours.
fn generated(stats: &str) -> f64 {
    let mut name = "";
    let mut lines: BTreeMap<&str, f64> = BTreeMap::new();
    for line in stats.lines().filter_map(|line| line.strip_prefix("macro-stats ")) {
        let mut words: Vec<_> = line.split_whitespace().collect();
        if words.first().is_some_and(|word| !word.starts_with(|c: char| c.is_ascii_digit())) {
            name = words.remove(0);
        }
        // Uses, lines, lines on average, bytes, bytes on average.
        if let [_, count, _, _, _] = words[..] {
            *lines.entry(name).or_default() +=
                count.replace('_', "").parse::<f64>().unwrap_or_default();
        }
    }
    let counted = ["Serialize)]", "Deserialize)]", "TokenModel)]"];
    lines
        .iter()
        .filter(|(name, _)| counted.iter().any(|end| name.ends_with(end)))
        .map(|(_, lines)| lines)
        .sum()
}
