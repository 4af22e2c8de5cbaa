//! Token models in formats with unusual errors or syntax.
#![cfg(test)]

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, PartialEq, TokenModel)]
struct Token {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires = "unix")]
    expires_at: i64,
    #[token(scopes)]
    scope: ScopeSet,
    retries: Option<u8>,
    #[token(nested(refresh_expires))]
    list: Option<Vec<Session>>,
}

#[derive(Debug, PartialEq, TokenModel)]
struct Session {
    #[token(refresh_expires = "unix")]
    expires_at: i64,
}

/// Documents with a secret beside, before and after the wrong value, as JSON and as YAML, and the
/// path of the error.
const DOCUMENTS: [(&str, &str, &str); 4] = [
    (
        r#"{"access_token":"c4n4ry","expires_at":"c4n4ry","scope":"c4n4ry"}"#,
        "access_token: c4n4ry\nexpires_at: c4n4ry\nscope: c4n4ry\n",
        "field `expires_at`: invalid value: string, expected a Unix time in seconds at line ",
    ),
    (
        r#"{"access_token":"c4n4ry","expires_at":1,"retries":"c4n4ry","scope":"c4n4ry"}"#,
        "access_token: c4n4ry\nexpires_at: 1\nretries: c4n4ry\nscope: c4n4ry\n",
        "field `retries`: ",
    ),
    (
        r#"{"access_token":"c4n4ry","expires_at":1,"list":[{"expires_at":1},{"expires_at":"c4n4ry"}]}"#,
        "access_token: c4n4ry\nexpires_at: 1\nlist:\n- expires_at: 1\n- expires_at: c4n4ry\n",
        "field `list[1].expires_at`: invalid value: string, expected a Unix time in seconds at line ",
    ),
    (
        r#"{"refresh_token":"c4n4ry","scope":"c4n4ry"}"#,
        "refresh_token: c4n4ry\nscope: c4n4ry\n",
        "missing field `access_token`",
    ),
];

fn check<E: std::error::Error>(result: Result<Token, E>, expected: &str) {
    let error = result.unwrap_err();
    let texts = format!("{error}\n{error:?}\n{error:#?}");
    assert!(!texts.contains("c4n4ry"), "{texts}");
    assert!(texts.starts_with(expected), "{texts}");
}

/// Rule: an error of a model does not quote the input. sonic-rs quotes its input in every error.
#[test]
fn sonic_rs_is_not_quoted() {
    for (json, _, expected) in DOCUMENTS {
        check(sonic_rs::from_str::<Token>(json), expected);
        check(sonic_rs::from_slice::<Token>(json.as_bytes()), expected);
    }
}

/// Rule: an error of a model does not show the document. serde-saphyr shows it in its own errors.
#[test]
fn serde_saphyr_is_not_quoted() {
    for (json, yaml, expected) in DOCUMENTS {
        check(serde_saphyr::from_str::<Token>(yaml), expected);
        check(serde_saphyr::from_str::<Token>(json), expected);
    }
}

/// Rule: a model survives the round-trip through RON, and `redacted` masks its secrets.
#[test]
fn ron_reads_what_it_writes() {
    fn round_trip<T: serde::Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        let pretty = ron::ser::PrettyConfig::new().struct_names(true);
        let texts = [ron::to_string(value), ron::ser::to_string_pretty(value, pretty)];
        for text in texts {
            let text = text.unwrap();
            assert_eq!(ron::from_str::<T>(&text).unwrap(), *value, "{text}");
        }
    }

    let token = Token {
        access_token: "a".into(),
        refresh_token: Some("r".into()),
        expires_at: 1,
        scope: ScopeSet::from_iter(["read"]),
        retries: None,
        list: Some(vec![Session { expires_at: 1 }]),
    };
    round_trip(&token);
    round_trip(&token.access_token);
    let view = ron::to_string(&token.redacted()).unwrap();
    assert_eq!(view.matches("***").count(), 2, "{view}");
}
