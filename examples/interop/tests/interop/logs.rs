//! The example `tracing_redacted`: its log is searchable and shows no secret.

use crate::{example, output};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

/// Every secret that the example handles.
const SECRETS: [&str; 6] = ["at-3f9c", "at-8d21", "at-c0de", "rt-77b0", "id-51aa", "ds-09e2"];

fn lines() -> (String, Vec<Value>) {
    let log = output(&mut example("tracing_redacted"));
    let lines = log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    (log, lines)
}

#[test]
fn no_secret_is_in_the_log() {
    let (log, _) = lines();
    for secret in SECRETS {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn what_is_no_secret_can_be_searched() {
    let (log, lines) = lines();
    let line = |message: &str| {
        let found = lines.iter().find(|line| line["fields"]["message"] == message);
        found.unwrap_or_else(|| panic!("no `{message}` in\n{log}"))
    };

    let fields = &line("signed in")["fields"];
    for masked in ["token.access_token", "token.refresh_token", "token.id_token"] {
        assert_eq!(fields[masked], "***", "{fields}");
    }
    assert_eq!(fields["token.scope"], "profile mail");
    assert_eq!(fields["token.expires_in"], json!(20));
    assert_eq!(fields["token.unknown"], "device_secret");
    assert_eq!(fields["token.status"], "fresh");

    assert_eq!(line("request sent")["fields"]["header"], "Secret(***)");
    assert!(
        line("the token with `Debug`")["fields"]["token"].as_str().unwrap().contains("Secret(***)")
    );
    assert_eq!(line("refreshed")["fields"]["token.can_refresh"], json!(true));
    assert_eq!(line("refreshed")["fields"]["token.expires_in"], json!(3600));
    assert_eq!(line("not allowed")["fields"]["missing"], "the token lacks `admin`");
    assert!(line("unreadable reply")["fields"]["error"].as_str().unwrap().contains("access_token"));
}

/// Rule: after a refresh every line has the expiry of the new token.
#[test]
fn the_span_has_the_end_of_the_token() {
    let (log, lines) = lines();
    let end = |line: &Value| -> DateTime<Utc> {
        line["span"]["expires_at"].as_str().expect(&log).parse().expect("RFC 3339")
    };
    let refreshed = lines.iter().position(|line| line["fields"]["message"] == "refreshed");
    let (before, after) = lines.split_at(refreshed.expect(&log));
    assert!(before.len() > 2 && after.len() > 2, "{log}");
    assert!(before.iter().all(|line| end(line) == end(&before[0])), "{log}");
    assert!(after.iter().all(|line| end(line) == end(&after[0])), "{log}");
    assert!((end(&after[0]) - end(&before[0])).num_seconds() > 3000, "{log}");
}
