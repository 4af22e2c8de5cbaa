//! What needs a feature that is off is one error, and it names the feature.

use super::compile::{errors, generated_names};
use std::fmt::Write;

const STD: &str = "`SystemTime` needs the feature `std` of `token-runtime`";
const SETS: &str = "`HashSet` and `HashMap` need the feature `std` of `token-runtime`";
const MAP: &str = "`HashMap` needs the feature `std` of `token-runtime`";
const OF_THAT_NAME: &str =
    "the types of `jiff` and of `time` need the feature of that name of `token-runtime`";
const JWT: &str = "`\"jwt\"` needs the feature `jwt` of `token-runtime`";
const CLOCK: &str = "the system clock needs the feature `clock` of `token-runtime`";

/// What an error says, and code that needs a feature.
const PROGRAMS: &[(&str, &str)] = &[
    (STD, "struct S { #[token(expires = \"unix\")] at: std::time::SystemTime }"),
    (STD, "struct S<T> { #[token(expires = \"unix\")] at: std::time::SystemTime, rest: T }"),
    (STD, "struct S { #[token(instant = \"unix\")] at: Option<std::time::SystemTime> }"),
    (SETS, "struct S { #[token(scopes)] scope: std::collections::HashSet<String> }"),
    (SETS, "struct S { #[token(scopes)] scope: Option<std::collections::HashMap<String, bool>> }"),
    (OF_THAT_NAME, "struct S { #[token(expires = \"unix\")] at: jiff::Timestamp }"),
    (OF_THAT_NAME, "struct S { #[token(issued = \"rfc3339\")] at: Option<jiff::Zoned> }"),
    (
        MAP,
        "#[token(debug)] struct S { #[token(extra)] #[serde(flatten)] \
         rest: std::collections::HashMap<String, String> }",
    ),
    (
        OF_THAT_NAME,
        "struct S { #[token(issued = \"unix\")] at: i64, \
         #[token(expires_in)] lifetime: jiff::SignedDuration }",
    ),
    (
        OF_THAT_NAME,
        "struct S { #[token(expires = \"unix\", never(0))] at: Option<time::OffsetDateTime> }",
    ),
    (
        OF_THAT_NAME,
        "struct S { #[token(issued = \"unix\")] at: i64, #[token(expires_in)] left: time::Duration }",
    ),
    (JWT, "struct S { #[token(access_token, expires = \"jwt\")] token: Secret }"),
    (JWT, "struct S { #[token(refresh_token, refresh_expires = \"jwt\")] token: Option<Secret> }"),
    (CLOCK, "struct S { #[token(received)] at: DateTime<Utc>, #[token(expires_in)] left: u64 }"),
    (CLOCK, "struct S<T> { #[token(received)] at: i64, rest: T }"),
    (CLOCK, "struct S { #[token(received)] at: i64, #[token(expires_in)] left: u64 }"),
];

/// Methods that read the clock: of a model, of any model, of any token.
const CALLS: &[(&str, &[&str])] = &[
    (
        "token: &Session",
        &[
            "is_expired()",
            "time_left()",
            "expires_within(Default::default())",
            "needs_refresh()",
            "needs_refresh_with(Default::default())",
            "time_until_refresh()",
            "status()",
            "refresh_is_expired()",
        ],
    ),
    ("token: &impl token_runtime::Expires", &["is_expired()", "status()"]),
    ("token: &dyn token_runtime::AnyToken", &["is_expired()"]),
];

const SESSION: &str = "#[derive(token_runtime::TokenModel)] struct Session { \
    #[token(access_token)] token: Secret, #[token(refresh_token)] refresh: Option<Secret>, \
    #[token(expires = \"unix\")] at: i64, \
    #[token(refresh_expires = \"unix\")] refresh_at: Option<i64> }";

#[test]
fn a_feature_that_is_off_is_named() {
    let structs = PROGRAMS
        .iter()
        .map(|(said, code)| (*said, format!("#[derive(token_runtime::TokenModel)] {code}")));
    let calls = CALLS.iter().flat_map(|(token, calls)| {
        let program = move |call| {
            format!("use token_runtime::*; {SESSION} fn call({token}) {{ let _ = token.{call}; }}")
        };
        calls.iter().map(move |call| (CLOCK, program(call)))
    });
    let (said, programs): (Vec<&str>, Vec<String>) = structs.chain(calls).unzip();
    let errors = errors("features_off", r#""derive""#, &programs);
    let mut report = String::new();
    for (number, (said, code)) in said.iter().zip(&programs).enumerate() {
        let texts = errors.get(&number).map(Vec::as_slice).unwrap_or_default();
        let is_named = |text: &String| text.contains(said) && generated_names(text).is_empty();
        if texts.len() != 1 || !texts.iter().all(is_named) {
            writeln!(report, "{code}: expected {said:?} alone\n{}", texts.join("\n")).unwrap();
        }
    }
    assert!(report.is_empty(), "{report}");
}
