//! The example `tracing_redacted`: its log can be searched, and tells no secret.

use crate::{example, output};
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
    let token: Value = serde_json::from_str(fields["token"].as_str().unwrap()).unwrap();
    for masked in ["access_token", "refresh_token", "id_token", "device_secret"] {
        assert_eq!(token[masked], "***", "{token}");
    }
    assert_eq!(token["scope"], "profile mail");
    assert_eq!(token["expires_in"], json!(20));
    assert_eq!(fields["status"], "fresh");
    assert!(line("signed in")["span"]["expires_at"].as_str().unwrap().ends_with("+00:00"));

    assert_eq!(line("request sent")["fields"]["header"], "Secret(***)");
    assert!(line("the same by Debug")["fields"]["token"].as_str().unwrap().contains("Secret(***)"));
    assert_eq!(line("refreshed")["fields"]["can_refresh"], json!(true));
    assert_eq!(line("not allowed")["fields"]["missing"], "the token lacks `admin`");
    assert!(line("unreadable reply")["fields"]["error"].as_str().unwrap().contains("access_token"));
}
