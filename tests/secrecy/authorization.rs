//! `authorization()`: a header value or an error.

use serde_json::json;
use token_runtime::{AuthorizationError, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Reply {
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(token_type)]
    token_type: Option<TokenType>,
}

#[derive(Debug, TokenModel)]
struct Envelope {
    #[token(nested)]
    token: Reply,
}

/// A model whose token type is a string.
#[derive(Clone, PartialEq, TokenModel)]
#[token(debug)]
struct Loose {
    #[token(access_token)]
    access_token: String,
    #[token(token_type)]
    token_type: String,
}

fn header(token_type: Option<&str>, token: &str) -> Result<String, AuthorizationError> {
    let reply = Reply { access_token: Some(token.into()), token_type: token_type.map(Into::into) };
    let header = reply.authorization();
    let loose =
        Loose { access_token: token.into(), token_type: token_type.unwrap_or_default().into() };
    assert_eq!(loose.authorization(), header, "{token_type:?} {token:?}");
    header.map(|header| header.expose_secret().to_owned())
}

/// Rule: a token with any character outside visible ASCII, such as a control character, is an
/// error, whatever the position of the character.
#[test]
fn what_would_split_a_header_is_refused() {
    for hostile in (0..=0x1f_u8).chain([0x7f]).map(char::from).chain([
        '\u{80}',
        '\u{85}',
        'é',
        '\u{2028}',
        '\u{1f511}',
    ]) {
        for token in [
            format!("{hostile}a"),
            format!("a{hostile}b"),
            format!("a{hostile}"),
            format!("{hostile}"),
        ] {
            assert_eq!(header(None, &token), Err(AuthorizationError::Token), "{token:?}");
        }
        for scheme in
            [format!("{hostile}a"), format!("Be{hostile}arer"), format!("Bearer{hostile}")]
        {
            assert_eq!(header(Some(&scheme), "a"), Err(AuthorizationError::Scheme), "{scheme:?}");
        }
    }
    for scheme in ["Bearer a", "a:b", "Bearer:", "(a)", "\"a\"", " Bearer", "Bearer "] {
        assert_eq!(header(Some(scheme), "a"), Err(AuthorizationError::Scheme), "{scheme:?}");
    }
    assert_eq!(header(None, ""), Err(AuthorizationError::NoToken));
}

/// Rule: a token may contain every visible ASCII character.
#[test]
fn visible_characters_pass() {
    let all: String = (b'!'..=b'~').map(char::from).collect();
    assert_eq!(header(None, &all).unwrap(), format!("Bearer {all}"));
}

/// Rule: without a token type the scheme is `Bearer`. `Bearer` has the case of RFC 6750, whatever
/// the case in the payload. Any other token type is used unchanged.
#[test]
fn the_scheme_is_that_of_the_payload() {
    for bearer in [None, Some(""), Some("bearer"), Some("BEARER"), Some("Bearer")] {
        assert_eq!(header(bearer, "a").unwrap(), "Bearer a", "{bearer:?}");
    }
    assert_eq!(header(Some("MAC"), "a").unwrap(), "MAC a");
    assert_eq!(header(Some("token"), "a").unwrap(), "token a");
}

/// Rule: the token type `N_A` means that the token is no access token (RFC 8693 §2.2.1), so
/// `authorization` is an error.
#[test]
fn what_is_no_access_token_is_not_sent() {
    for not_applicable in ["N_A", "n_a"] {
        let refused = header(Some(not_applicable), "c4n4ry");
        assert_eq!(refused, Err(AuthorizationError::NotAccessToken));
    }
    assert_eq!(header(Some("N_AB"), "a").unwrap(), "N_AB a");

    let body = json!({ "token": { "access_token": "c4n4ry", "token_type": "N_A" } });
    let envelope: Envelope = serde_json::from_value(body).unwrap();
    assert_eq!(envelope.authorization(), Err(AuthorizationError::NotAccessToken));
    assert_eq!(envelope.access_token(), Some("c4n4ry"));
}

/// Rule: without an access token `authorization` is an error.
#[test]
fn without_a_token_there_is_none() {
    let reply = Reply { access_token: None, token_type: None };
    assert_eq!(reply.authorization(), Err(AuthorizationError::NoToken));
}

/// Rule: neither the header's `Debug` nor an error shows the token.
#[test]
fn nothing_of_it_prints() {
    for token in ["c4n4ry", "c4n4ry\r\nHost: c4n4ry"] {
        let reply: Reply = serde_json::from_value(json!({ "access_token": token })).unwrap();
        let header = reply.authorization();
        let printed = format!("{header:?} {header:#?}");
        assert!(!printed.contains("c4n4ry"), "{printed}");
        if let Err(error) = header {
            assert!(!error.to_string().contains("c4n4ry"), "{error}");
        }
    }
}

/// Rule: `Secret::from_bearer` reads the token from a client's header.
#[test]
fn the_token_is_found_in_the_header() {
    let all: String = (b'!'..=b'~').map(char::from).collect();
    for token in ["a", "mF_9.B5f-4.1JqM", "1|Sanctum", "==", &all] {
        let header = header(None, token).unwrap();
        assert_eq!(Secret::from_bearer(&header), Some(token.into()), "{header:?}");
    }
    for header in ["bearer a", "BEARER a", "Bearer   a", " Bearer a\t", "bEaReR a"] {
        assert_eq!(Secret::from_bearer(header), Some("a".into()), "{header:?}");
    }
}

/// Rule: `Secret::from_bearer` reads nothing from any other header.
#[test]
fn no_token_is_found_in_another_header() {
    for header in [
        "",
        " ",
        "Bearer",
        "Bearer ",
        "Bearera",
        "Bearer: a",
        "Basic a",
        "DPoP a",
        "a",
        "Bearer a b",
        "Bearer a, Basic b",
        "Bearer\ta",
        "Bearer a\r\nHost: b",
        "Bearer a\0",
        "Bearer \u{e9}",
        "B\u{e9}arer a",
    ] {
        assert_eq!(Secret::from_bearer(header), None, "{header:?}");
    }
}

/// Rule: the challenge names every required scope (RFC 6750 §3), except a scope that would break
/// out of the quoted string or of the header.
#[test]
fn the_challenge_names_the_scopes() {
    #[derive(Debug, TokenModel)]
    struct Granted {
        #[token(scopes)]
        scope: token_runtime::ScopeSet,
    }

    let granted = Granted { scope: "a b".into() };
    let challenge = |required: &[&str]| granted.require_scopes(required).unwrap_err().challenge();
    let with = |scopes: &str| format!(r#"Bearer error="insufficient_scope", scope="{scopes}""#);
    assert_eq!(challenge(&["c"]), with("c"));
    assert_eq!(challenge(&["b", "c", "b"]), with("b c"));
    assert_eq!(challenge(&["a", "", "orders:*"]), with("a orders:*"));
    for hostile in ["\"", "\\", "x\"y", "a b", "\r\nSet-Cookie: a", "\u{e9}", "\0", "\u{7f}"] {
        assert_eq!(challenge(&[hostile, "c"]), with("c"), "{hostile:?}");
        assert_eq!(challenge(&[hostile]), r#"Bearer error="insufficient_scope""#, "{hostile:?}");
    }
}
