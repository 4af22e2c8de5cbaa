//! Access tokens, refresh tokens and other secrets.

use token_runtime::{Secret, TokenModel, TokenType};

use crate::{read, refused};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Reply {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(secret)]
    id_token: Option<Secret>,
    #[token(token_type)]
    token_type: Option<TokenType>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Optional {
    #[token(access_token)]
    access_token: Option<Secret>,
}

/// A payload with the access token `token`.
fn with(token: &str) -> String {
    format!(r#""access_token":{}"#, serde_json::to_string(token).unwrap())
}

#[test]
fn what_is_not_a_string_is_no_secret() {
    for value in [
        "12345",
        "12345.5",
        "-12345",
        "18446744073709551615",
        "false",
        "{}",
        r#"{"token":"hunter2"}"#,
        "[]",
        r#"["hunter2"]"#,
    ] {
        refused::<Reply>("access_token", value);
        refused::<Optional>("access_token", value);
        for field in ["refresh_token", "id_token"] {
            let members = format!(r#"{},"{field}":{value}"#, with("x"));
            let error = read::<Reply>(&members).unwrap_err();
            assert!(error.contains(field), "{error}");
            assert!(!error.contains("12345") && !error.contains("hunter2"), "{error}");
        }
    }
    refused::<Reply>("access_token", "null");
}

#[test]
fn an_empty_access_token_is_refused() {
    refused::<Reply>("access_token", r#""""#);
    refused::<Optional>("access_token", r#""""#);
}

#[test]
fn an_optional_access_token_may_be_missing() {
    for members in [r#""access_token":null"#, r#""other":1"#] {
        let token: Optional = read(members).unwrap();
        assert_eq!(token.access_token(), None);
        assert!(token.authorization().is_err());
    }
    let error = read::<Reply>(r#""other":1"#).unwrap_err();
    assert!(error.contains("access_token"), "{error}");
}

#[test]
fn a_token_may_be_a_mebibyte_long() {
    let long = "x".repeat(1 << 20);
    let token: Reply = read(&with(&long)).unwrap();
    assert_eq!(token.access_token(), Some(long.as_str()));
    let authorization = token.authorization().unwrap();
    assert_eq!(authorization.expose_secret().len(), "Bearer ".len() + (1 << 20));
    assert!(format!("{token:?}").len() < 500);
    assert!(serde_json::to_string(&token.redacted()).unwrap().len() < 500);

    let stored = serde_json::to_string(&token).unwrap();
    assert_eq!(serde_json::from_str::<Reply>(&stored).unwrap(), token);
}

#[test]
fn a_token_with_control_characters_is_read_but_not_sent() {
    for bad in ["a\nb", "a\r\nX-Admin: 1", "a\0b", "a\tb", "a\u{7f}b", "\u{1b}[31m", "é"] {
        let token: Reply = read(&with(bad)).unwrap();
        assert_eq!(token.access_token(), Some(bad));
        let error = token.authorization().unwrap_err().to_string();
        assert!(!error.contains(bad), "{error}");
        let stored = serde_json::to_string(&token).unwrap();
        assert_eq!(serde_json::from_str::<Reply>(&stored).unwrap(), token);
    }
}

#[test]
fn a_token_type_with_control_characters_is_not_sent() {
    let members = format!(r#"{},"token_type":"Bearer\r\nX-Admin: 1""#, with("abc"));
    let token: Reply = read(&members).unwrap();
    assert!(token.authorization().is_err());
}

#[test]
fn a_token_type_is_compared_without_case() {
    for (member, authorization) in [
        ("", "Bearer abc"),
        (r#","token_type":null"#, "Bearer abc"),
        (r#","token_type":"bearer""#, "Bearer abc"),
        (r#","token_type":"BEARER""#, "Bearer abc"),
        (r#","token_type":"DPoP""#, "DPoP abc"),
    ] {
        let token: Reply = read(&(with("abc") + member)).unwrap();
        let sent = token.authorization().unwrap();
        assert_eq!(sent.expose_secret(), authorization, "{member}");
    }
}

#[test]
fn no_secret_is_printed() {
    let members = r#""access_token":"hunter2","refresh_token":"hunter3","id_token":"hunter4""#;
    let token: Reply = read(members).unwrap();
    for printed in [
        format!("{token:?}"),
        format!("{token:#?}"),
        format!("{:?}", token.authorization()),
        serde_json::to_string(&token.redacted()).unwrap(),
    ] {
        assert!(!printed.contains("hunter"), "{printed}");
    }
}

#[test]
fn what_follows_a_secret_does_not_quote_it() {
    // The input is truncated inside the token, or continues after the object.
    for payload in [
        r#"{"access_token":"hunter2"#,
        r#"{"access_token":"hunter2","#,
        r#"{"access_token":"hunter2"} trailing"#,
        r#"{"access_token":"hunter2\q"}"#,
        r#"{"access_token":"hunter2","refresh_token":{"hunter3":"hunter4"}}"#,
    ] {
        let error = serde_json::from_str::<Reply>(payload).unwrap_err();
        assert!(!error.to_string().contains("hunter"), "{error}");
    }
}
