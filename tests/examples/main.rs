//! Runs the examples as a user would.
//!
//! `cargo test` builds the examples. Before you run this target by itself, run
//! `cargo build --examples`.

use std::env::{self, consts::EXE_SUFFIX};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The secrets in `examples/payloads` and in the samples of `inspect`.
const SECRETS: [&str; 9] = [
    "af3345kdj3",
    "af3t24tfj34h43s",
    "<token>",
    "tC5hpjGylLiiw-vsd5_tqVHtYSUHblAGimEJ-5xqAco",
    "jv4B_7_kpY-Rez_E7bYIxGYnZk43w18uigkaeUe6tc4",
    "test_3m0V3q5MDgxNIR5Cglw/ONL8ZMPNy91f1Kolt+BOWG8=",
    "hiwZBEsfFV71suH_EbCvRdQUtEVK2dv61msrJ1DptEM",
    "2YotnFZFEjr1zCsicMWpAA",
    "tGzv3JOkF0XG5Qx2TlKWIA",
];

const MODELS: [&str; 5] = ["zendesk", "zendesk-response", "clerk", "authlete", "easyship"];

/// The executable of an example, which Cargo puts beside the folder of this test's executable.
fn example(name: &str) -> Command {
    let this = env::current_exe().expect("a path of this test");
    let profile = this.ancestors().nth(2).expect("target/<profile>/deps/<this>");
    let program = profile.join("examples").join(format!("{name}{EXE_SUFFIX}"));
    assert!(program.is_file(), "{} is missing: `cargo build --examples`", program.display());
    Command::new(program)
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the example starts")
}

/// Runs `inspect MODEL -` with `payload` as its input.
fn inspect(model: &str, payload: &str) -> Output {
    let mut child = example("inspect")
        .args([model, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // An unknown model is an error before the input is read.
    let _ = stdin.write_all(payload.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the example ends")
}

fn payload(model: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples/payloads")
        .join(model)
        .with_extension("json")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// The output of a run that must succeed.
#[track_caller]
fn success(output: &Output) -> &str {
    assert!(output.status.success(), "{}", stderr(output));
    assert_eq!(stderr(output), "");
    stdout(output)
}

/// The error line of a run that must fail without a panic.
#[track_caller]
fn failure(output: &Output) -> &str {
    let line = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{line}");
    assert_eq!(stdout(output), "");
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(line.starts_with("inspect: "), "{line}");
    line
}

#[track_caller]
fn assert_no_secret(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{text}");
    }
}

/// The cells of the first row that begins with `model`.
#[track_caller]
fn row<'a>(table: &'a str, model: &str) -> Vec<&'a str> {
    table
        .lines()
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .find(|cells: &Vec<&str>| cells.first() == Some(&model))
        .unwrap_or_else(|| panic!("no row `{model}` in\n{table}"))
}

#[test]
fn inspect_knows_all_models() {
    let output = run(&mut example("inspect"));
    let table = success(&output);
    let expected = [
        ["zendesk", "expired", "2011-07-22 00:11:12 UTC", "none", "yes", "read"],
        ["zendesk-response", "expired", "2011-07-22 00:11:12 UTC", "none", "no", "read"],
        ["clerk", "expired", "2025-03-24 20:43:48 UTC", "none", "-", "email profile"],
        ["authlete", "expired", "2022-01-13 04:29:09 UTC", "none", "-", "history.read"],
        ["easyship", "expired", "2022-02-22 14:21:00 UTC", "none", "yes", "rate"],
    ];
    for cells in expected {
        assert_eq!(row(table, cells[0]), cells, "{table}");
    }
    assert_no_secret(table);
}

/// Rule: the samples show every status and every kind of expiry, and the legend explains every
/// column.
#[test]
fn inspect_shows_what_tokens_can_be() {
    let output = run(&mut example("inspect"));
    let table = success(&output);
    let rows: Vec<Vec<&str>> = table
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect())
        .collect();
    let with = |status: &str| rows.iter().find(|cells| cells[1] == status).expect(status);
    assert_eq!(with("fresh")[4..], ["yes", "openid profile"], "{table}");
    assert!(with("fresh")[3].starts_with("59m ") || with("fresh")[3] == "1h", "{table}");
    let seconds: u8 = with("stale")[3].trim_end_matches('s').parse().expect(table);
    assert!((1..=20).contains(&seconds), "{table}");
    assert_eq!(with("unknown")[2..], ["unknown", "-", "-", "User.Read"], "{table}");
    assert!(rows.iter().any(|cells| cells[1..4] == ["fresh", "never", "-"]), "{table}");
    for title in &rows[0][1..] {
        assert!(table.contains(&format!("\n{title} ")), "no legend for {title} in\n{table}");
    }
}

#[test]
fn the_table_is_aligned() {
    let output = run(&mut example("inspect"));
    let rows: Vec<&str> = success(&output).lines().take_while(|line| !line.is_empty()).collect();
    let header = rows[0];
    for title in ["STATUS", "EXPIRES", "LEFT", "REFRESH", "SCOPES"] {
        let column = header.find(title).unwrap_or_else(|| panic!("no {title} in {header}"));
        for row in &rows {
            assert_eq!(row.as_bytes()[column - 1], b' ', "{title}: {row}");
            assert_ne!(row.as_bytes()[column], b' ', "{title}: {row}");
        }
    }
}

#[test]
fn inspect_reads_a_file_of_each_model() {
    for model in MODELS {
        let output = run(example("inspect").arg(model).arg(payload(model)));
        let table = success(&output);
        assert_eq!(row(table, model)[1], "expired", "{table}");
        assert_no_secret(table);
    }
}

#[test]
fn inspect_reads_standard_input() {
    let output = inspect("easyship", r#"{"access_token":"s3cr3t","scope":"a  b"}"#);
    let table = success(&output);
    assert_eq!(row(table, "easyship"), ["easyship", "unknown", "unknown", "-", "no", "a b"]);
    assert!(!table.contains("s3cr3t"), "{table}");
}

#[test]
fn inspect_reads_one_token_or_a_whole_reply() {
    let record = r#"{"token":"s3cr3t","scopes":["read"]}"#;
    for payload in [record.to_owned(), format!(r#"{{"tokens":[{record}],"count":1}}"#)] {
        let output = inspect("zendesk", &payload);
        assert_eq!(
            row(success(&output), "zendesk"),
            ["zendesk", "fresh", "never", "-", "no", "read"]
        );
    }

    let record = r#"{"accessTokenExpiresAt":253402300799000,"scopes":["read"]}"#;
    for payload in
        [record.to_owned(), format!(r#"{{"accessTokens":[{record},{record}],"totalCount":2}}"#)]
    {
        let output = inspect("authlete", &payload);
        let cells = row(success(&output), "authlete");
        assert_eq!(cells[..3], ["authlete", "fresh", "9999-12-31 23:59:59 UTC"]);
    }

    let record = r#"{"object":"oauth_access_token","external_account_id":"e","provider_user_id":"p",
        "token":"s3cr3t","expires_at":null,"provider":"oauth_google","public_metadata":{},"label":null}"#;
    let envelopes = [
        format!("[{record}]"),
        format!(r#"{{"data":[{record}],"total_count":1}}"#),
        record.to_owned(),
    ];
    for payload in envelopes {
        let output = inspect("clerk", &payload);
        assert_eq!(row(success(&output), "clerk"), ["clerk", "unknown", "unknown", "-", "-", "-"]);
    }
}

#[test]
fn inspect_says_that_a_list_is_empty() {
    for (model, payload) in
        [("zendesk", r#"{"tokens":[]}"#), ("clerk", "[]"), ("authlete", r#"{"accessTokens":[]}"#)]
    {
        let output = inspect(model, payload);
        assert!(success(&output).contains("no token"), "{}", stdout(&output));
    }
}

#[test]
fn what_a_server_sends_does_not_reach_the_terminal_raw() {
    let output = inspect("easyship", r#"{"scope":"a\u001b[2Jb","access_token":"s3cr3t"}"#);
    assert!(!success(&output).contains('\u{1b}'));
}

#[test]
fn a_bad_model_name_is_one_line() {
    let output = inspect("zendisk", "{}");
    let line = failure(&output);
    assert!(line.contains("zendisk"), "{line}");
    for model in MODELS {
        assert!(line.contains(model), "{line}");
    }
}

#[test]
fn a_missing_file_is_one_line() {
    let output = run(example("inspect").args(["clerk", "no/such/file.json"]));
    assert!(failure(&output).contains("no/such/file.json"));
}

#[test]
fn wrong_arguments_are_one_line() {
    for arguments in [&["clerk"][..], &["clerk", "-", "-"]] {
        let output = run(example("inspect").args(arguments));
        assert!(failure(&output).contains("usage"));
    }
}

#[test]
fn bad_json_is_one_line() {
    for model in MODELS {
        for payload in ["", "{", "nonsense", "7", "\"s3cr3t\"", "[7]", "{\"a\":\n\n\n!}"] {
            let output = inspect(model, payload);
            assert!(!failure(&output).contains("s3cr3t"));
        }
    }
}

#[test]
fn an_error_quotes_no_secret() {
    for (model, payload) in [
        ("zendesk", r#"{"token":{"s3cr3t":1}}"#),
        ("zendesk-response", r#"{"token":"s3cr3t"}"#),
        ("clerk", r#"[{"token":["s3cr3t"]}]"#),
        ("authlete", r#"{"accessTokens":[{"accessTokenHash":["s3cr3t"]}]}"#),
        ("easyship", r#"{"access_token":5318008}"#),
        ("token", r#"{"access_token":["s3cr3t"]}"#),
        ("introspection", r#"{"active":"s3cr3t"}"#),
        ("jwt", r#"{"exp":"s3cr3t"}"#),
        ("easyship", r#"{"access_token":"s3cr3t","expires_in":"s3cr3t"}"#),
    ] {
        let output = inspect(model, payload);
        let line = failure(&output);
        assert!(!line.contains("s3cr3t") && !line.contains("5318008"), "{line}");
    }
}

/// Rule: `scaffold` prints a struct with the given name and no value of the sample. An error is one
/// line.
#[test]
fn scaffold_prints_a_struct() {
    let output = run(example("scaffold").arg(payload("easyship")).arg("ShopToken"));
    let code = success(&output);
    assert!(code.contains("pub struct ShopToken {"), "{code}");
    assert!(code.contains("#[token(issued = \"unix\")]"), "{code}");
    assert_no_secret(code);

    for arguments in [&["no/such/file.json"][..], &[], &["-", "shop token"]] {
        let output = run(example("scaffold").args(arguments).stdin(Stdio::null()));
        let line = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(line.starts_with("scaffold: ") && line.lines().count() == 1, "{line}");
    }
}

#[test]
fn annotate_and_refresh_run_to_the_end_and_keep_their_secrets() {
    for (name, secrets) in [
        ("annotate", ["hb_access_81f5", "hb_refresh_02c7", "hb_session_77aa"]),
        ("refresh", ["first-access", "second-access", "the-refresh-token"]),
    ] {
        let output = run(&mut example(name));
        let text = success(&output);
        for secret in secrets {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn a_stored_token_gains_no_time() {
    let output = run(&mut example("refresh"));
    let text = success(&output);
    let end = |step: &str| {
        let line = text.lines().find(|line| line.starts_with(step)).unwrap_or_default();
        line.split_once("expires at ").map(|(_, end)| end)
    };
    assert!(end("received").is_some(), "{text}");
    assert_eq!(end("received"), end("loaded"));
    assert_ne!(end("loaded"), end("refreshed"));
    assert!(text.contains("has the scope `mail`: true"), "{text}");
    assert!(text.contains("can be refreshed again: true"), "{text}");
}
