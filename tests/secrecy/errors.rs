//! What an error contains, so that programs and people can act on it: the field, the expectation,
//! line and column, and the category of the format.

use std::io::{self, Read};

use serde_json::{Value, json};
use token_runtime::models::{OAuth2TokenResponse, OAuthAccessToken, OAuthTokensResponse};

use crate::leak::{clerk, easyship, zendesk};
use crate::specimens::{Envelope, Flat, Members, Pair, Session, Specimen};
use crate::{all_texts, routes};
use token_runtime::Secret;

fn error<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) -> serde_json::Error {
    serde_json::from_str::<T>(text).unwrap_err()
}

/// Rule: an error names its field, through every format with member names.
#[test]
fn the_field_is_named_in_every_format() {
    let cases = [
        ("access_token", json!([])),
        ("created_at", json!({})),
        ("expires_in", json!({})),
        ("scope", json!(true)),
        ("refresh_token", json!([])),
        ("token_type", json!({})),
    ];
    for (route, read) in routes::<OAuth2TokenResponse>() {
        for (field, wrong) in &cases {
            // A form has no wrong types: all its values are strings.
            if route == "form" {
                continue;
            }
            // Binary formats read a fixed encoding, so the payload has this member only.
            let error = read(&json!({ *field: wrong })).unwrap_err();
            assert!(error.contains(field), "{route}, {field}: {error}");
        }
    }
    for (route, read) in routes::<OAuthAccessToken>() {
        let error = read(&json!({ "object": "oauth_access_token" })).unwrap_err();
        assert!(error.contains("external_account_id"), "{route}: {error}");
    }
}

/// Rule: an error contains the expectation and the kind of the value.
#[test]
fn errors_say_what_was_expected() {
    for (body, field, found, expected) in [
        (json!({ "access_token": 7 }), "access_token", "number", "a string"),
        (json!({ "access_token": "" }), "access_token", "empty string", "an access token"),
        (json!({ "created_at": "zzz" }), "created_at", "string", "a Unix time in seconds"),
        (json!({ "created_at": true }), "created_at", "boolean", "a Unix time in seconds"),
        (json!({ "expires_in": "zzz" }), "expires_in", "string", "a lifetime in seconds"),
        (json!({ "expires_in": [1] }), "expires_in", "sequence", "a lifetime in seconds"),
        (json!({ "scope": 7 }), "scope", "integer", "scopes in a string"),
        (json!({ "token_type": { "a": 1 } }), "token_type", "map", "a token type"),
    ] {
        let text = error::<OAuth2TokenResponse>(&body.to_string()).to_string();
        for part in [field, found, expected] {
            assert!(text.contains(part), "{part:?} in {body}: {text}");
        }
    }
}

/// Rule: the error of a field without a role is serde's, without the value.
#[test]
fn errors_of_members_keep_what_serde_says() {
    for (member, wrong, expected) in [
        ("name", json!(7), "field `name`: invalid type: integer, expected a string"),
        ("number", json!("x"), "field `number`: invalid type: string, expected u64"),
        ("number", json!(-1), "field `number`: invalid value: integer, expected u64"),
        ("flag", json!("x"), "field `flag`: invalid type: string, expected a boolean"),
        ("letter", json!("xyz"), "field `letter`: invalid value: string, expected a character"),
        ("kind", json!("root"), "field `kind`: unknown variant, expected `user` or `bot`"),
        ("list", json!([1, "x"]), "field `list[1]`: invalid type: string, expected u16"),
        ("list", json!([70_000]), "field `list[0]`: invalid value: integer, expected u16"),
        (
            "strict",
            json!({ "only": 1, "other": 1 }),
            "field `strict`: unknown field `other`, expected `only`",
        ),
        ("strict", json!({}), "field `strict`: missing field `only`"),
        ("pair", json!(["p"]), "field `pair`: invalid length 1, expected a tuple of size 2"),
        ("even", json!("odd"), "field `even`: the value does not fit"),
        ("colour", json!("blue"), "field `colour`: the value does not fit"),
        ("address", json!("nowhere"), "field `address`: the value does not fit"),
    ] {
        let mut body = Members::payload();
        body[member] = wrong;
        let text = error::<Members>(&body.to_string()).to_string();
        assert!(text.starts_with(expected), "{text}");
    }
}

/// Rule: the error of an inner value contains its path.
#[test]
fn errors_have_the_path() {
    type Deep = Envelope<Flat, (Secret, Option<Pair>)>;
    for (pointer, path) in [
        ("/data/id", "field `data.id`"),
        ("/list/1/access_token", "field `list[1].access_token`"),
        ("/boxed/expires_at", "field `boxed.expires_at`"),
        ("/by_name/one/refresh_token", "field `by_name.refresh_token`"),
    ] {
        let mut body = Deep::payload();
        *body.pointer_mut(pointer).unwrap() = json!([1]);
        for (route, read) in routes::<Deep>() {
            let Err(error) = read(&body) else { panic!("{route}: {pointer}") };
            if !error.is_empty()
                && ["JSON", "YAML", "TOML"].iter().any(|name| route.starts_with(name))
            {
                assert!(error.contains(path), "{route}: {path}: {error}");
            }
        }
    }
    let error = error::<OAuthTokensResponse>(r#"{"tokens":[{"id":"x"}]}"#).to_string();
    assert!(error.starts_with("field `tokens[0].id`"), "{error}");
}

/// Rule: an error contains line and column of the value.
#[test]
fn errors_have_the_position() {
    let text = "{\n  \"access_token\": \"a\",\n  \"expires_in\": \"zzz\"\n}";
    let error = error::<OAuth2TokenResponse>(text);
    assert_eq!(error.line(), 3, "{error}");
    assert!(error.column() > 14, "{error}");
    assert!(
        error.to_string().ends_with(&format!(" at line 3 column {}", error.column())),
        "{error}"
    );

    let text = "access_token = 'a'\nexpires_in = 'zzz'\n";
    let error = toml::from_str::<OAuth2TokenResponse>(text).unwrap_err();
    assert!(error.to_string().contains(" at line 2 column "), "{error}");

    let text = "access_token: a\nexpires_in: zzz\n";
    let error = serde_norway::from_str::<OAuth2TokenResponse>(text).unwrap_err();
    assert!(error.to_string().contains(" at line 2 column "), "{error}");
}

/// Rule: an error keeps `serde_json`'s category: syntax for invalid JSON, EOF for truncated JSON,
/// data for a value that does not fit.
#[test]
fn the_category_is_kept() {
    for text in [r#"{"access_token":"#, r#"{"access_token":"a"#, r#"{"access_token":"a","#, "", "{"]
    {
        let error = error::<OAuth2TokenResponse>(text);
        assert!(error.is_eof(), "{text}: {error}");
    }
    for text in [
        r#"{"access_token":x}"#,
        r#"{"access_token" "a"}"#,
        r#"{"access_token":"a",}"#,
        r#"{"access_token":"a"}x"#,
        r#"{"expires_in":01}"#,
        r#"{"expires_in":1e999}"#,
        r#"{"unknown":[1,}"#,
        r#"{"access_token":"\q"}"#,
        r#"{"access_token":"\ud800"}"#,
        "{\"access_token\":\"a\nb\"}",
        "x",
    ] {
        let error = error::<OAuth2TokenResponse>(text);
        assert!(error.is_syntax(), "{text}: {error}");
    }
    for text in [r#"{"expires_in":"zzz"}"#, r#"{"scope":1}"#, "[1]", r#""x""#] {
        let error = error::<OAuth2TokenResponse>(text);
        assert!(error.is_data(), "{text}: {error}");
    }
}

/// Rule: the error of a failing reader quotes nothing. The reader's own text could be anything, so
/// it is dropped.
#[test]
fn a_reader_that_fails_is_silent() {
    struct Breaks(&'static [u8]);

    impl Read for Breaks {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Err(io::Error::other("the connection broke behind c4n4ry"));
            }
            self.0.read(into)
        }
    }

    for text in [r#"{"access_token":"a"#, r#"{"access_token":"a","expires_in":36"#, "{"] {
        let error =
            serde_json::from_reader::<_, OAuth2TokenResponse>(Breaks(text.as_bytes())).unwrap_err();
        assert!(!all_texts(error).contains("c4n4ry"), "{text}");
    }
}

/// Rule: a payload that is nested too deeply is an error of the format, not a stack overflow.
#[test]
fn depth_is_limited() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        format!(r#"{{"access_token":{deep}}}"#),
        format!(r#"{{"unknown":{deep}}}"#),
        format!(r#"{{"scope":{deep}}}"#),
        deep.clone(),
    ] {
        // An unknown member is skipped at any depth, except by `Flat`, which keeps it.
        let skipped = body.contains("unknown");
        assert_eq!(serde_json::from_str::<OAuth2TokenResponse>(&body).is_ok(), skipped);
        assert!(serde_json::from_str::<Flat>(&body).is_err());
        assert!(serde_json::from_str::<Session>(&body).is_err());
    }
}

/// Rule: an error in a buffered (flattened) member still names the field.
#[test]
fn a_flattened_field_is_named() {
    let mut body = Flat::payload();
    body["expires_at"] = json!([1]);
    let text = error::<Flat>(&body.to_string()).to_string();
    assert!(text.contains("expires_at"), "{text}");
    let mut body = Flat::payload();
    body.as_object_mut().unwrap().remove("access_token");
    let text = error::<Flat>(&body.to_string()).to_string();
    assert!(text.contains("access_token"), "{text}");
}

/// Rule: a duplicate member is an error that names it, in every model.
#[test]
fn duplicates_are_named() {
    fn twice<T: serde::de::DeserializeOwned + std::fmt::Debug>(body: &Value) {
        for (name, value) in body.as_object().unwrap() {
            let member = format!("{}:{value}", json!(name));
            let rest = body.to_string();
            let text = format!("{{{member},{}", &rest[1..]);
            let error = error::<T>(&text).to_string();
            assert!(error.contains(&format!("duplicate field `{name}`")), "{name}: {error}");
        }
    }

    twice::<OAuth2TokenResponse>(&easyship());
    twice::<token_runtime::models::OauthTokenObject>(&zendesk());
    twice::<OAuthAccessToken>(&clerk());
    twice::<token_runtime::models::AccessToken>(&crate::leak::authlete());
    twice::<Session>(&Session::payload());
    twice::<Members>(&Members::payload());
}

/// Rule: the error of a format that cannot write a model quotes nothing.
#[test]
fn errors_in_writing_are_silent() {
    let model: Session = serde_json::from_value(Session::payload()).unwrap();
    let error = serde_urlencoded::to_string(&model).map_err(all_texts).unwrap_err();
    assert!(!error.contains("2026"), "{error}");
}
