//! The reply of a token endpoint: a token or an error.

use serde::{Deserialize, Serialize};
use serde_json::json;
use token_runtime::models::{
    ErrorCode, ErrorResponse, OAuth2TokenResponse, OAuthTokenResponse, Reply, TokenResponse,
};
use token_runtime::{ScopeSet, Secret, TokenModel};

type Token = OAuth2TokenResponse;

fn read<T: serde::de::DeserializeOwned>(body: &str) -> Result<Reply<T>, serde_json::Error> {
    serde_json::from_str(body)
}

/// Rule: a reply with a member `error` is an error, whatever the member's position, the other
/// members and the HTTP status.
#[test]
fn errors_of_servers() {
    for (body, code, description) in [
        // RFC 6749 §5.2.
        (r#"{"error":"invalid_request"}"#, ErrorCode::InvalidRequest, None),
        // RFC 8628 §3.5.
        (r#"{"error":"slow_down"}"#, ErrorCode::SlowDown, None),
        // GitHub, with the status 200.
        (
            r#"{"error":"bad_verification_code","error_description":"The code passed is incorrect or expired.","error_uri":"/apps/troubleshooting"}"#,
            ErrorCode::from("bad_verification_code"),
            Some("The code passed is incorrect or expired."),
        ),
        // Slack, with the status 200.
        (r#"{"ok":false,"error":"invalid_code"}"#, ErrorCode::from("invalid_code"), None),
        (
            r#"{"access_token":"a","expires_in":60,"error":"access_denied"}"#,
            ErrorCode::AccessDenied,
            None,
        ),
        (r#"{"expires_in":"soon","error":"server_error"}"#, ErrorCode::ServerError, None),
    ] {
        let Reply::Error(error) = read::<TokenResponse>(body).unwrap() else { panic!("{body}") };
        assert_eq!(error.error, code, "{body}");
        assert_eq!(error.error_description.as_deref(), description, "{body}");
        assert_eq!(read::<TokenResponse>(body).unwrap().into_result().unwrap_err(), error);
        let written = serde_json::to_value(&error).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(body).unwrap());
    }
}

#[test]
fn errors_in_a_form() {
    let form = "error=redirect_uri_mismatch&error_description=The+URI+must+match.&tries=2";
    let reply: Reply<Token> = serde_urlencoded::from_str(form).unwrap();
    let error = reply.into_result().unwrap_err();
    assert_eq!(error.to_string(), "redirect_uri_mismatch: The URI must match.");
    assert_eq!(error.extra.get_str("tries"), Some("2"));

    let form = "access_token=a&expires_in=60&created_at=0&scope=read+write&token_type=bearer";
    let reply: Reply<Token> = serde_urlencoded::from_str(form).unwrap();
    assert_eq!(reply.into_result().unwrap(), serde_urlencoded::from_str(form).unwrap());
}

/// Rule: a member `error` that is null, false or empty means that there is no error.
#[test]
fn no_error_is_none() {
    for none in [json!(null), json!(false), json!("")] {
        let body = json!({"access_token": "a", "error": none}).to_string();
        assert!(read::<Token>(&body).unwrap().into_result().is_ok(), "{body}");
    }
    // An object is an error too, although not one of the standard.
    for odd in [json!({"message": "a-SECRET"}), json!(190), json!(true)] {
        let body = json!({"access_token": "a-SECRET", "error": odd}).to_string();
        let error = read::<Token>(&body).unwrap_err().to_string();
        assert!(error.starts_with("field `error`: ") && !error.contains("SECRET"), "{error}");
    }
}

/// Rule: the errors of a token in a reply are those of the token by itself. They quote nothing,
/// even if the type is plain serde.
#[test]
fn field_errors_are_kept() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Plain {
        user_id: u64,
    }

    for (body, expected) in [
        (r#"{"expires_in":60}"#, "missing field `access_token`"),
        (r#"{"access_token":"a","expires_in":"SECRET"}"#, "field `expires_in`: "),
        (r#"{"access_token":["SECRET"]}"#, "field `access_token`: "),
        (r#"{"access_token":"SECRET","access_token":"b"}"#, "duplicate field `access_token`"),
        (r#"["SECRET"]"#, "invalid length 1, expected struct TokenResponse"),
        (r#""SECRET""#, "invalid type: string, expected struct TokenResponse"),
    ] {
        let error = read::<TokenResponse>(body).unwrap_err().to_string();
        assert!(error.starts_with(expected) && !error.contains("SECRET"), "{body}: {error}");
    }
    let error = read::<OAuthTokenResponse>(r#"{"token":{"id":1,"id":2}}"#).unwrap_err();
    assert!(error.to_string().starts_with("field `token`: duplicate field `id`"), "{error}");
    let error = read::<Plain>(r#"{"user_id":"SECRET"}"#).unwrap_err().to_string();
    assert!(error.starts_with("invalid type: string, expected u64"), "{error}");
}

/// Rule: a reply supports every shape of `T` that serde supports.
#[test]
fn every_shape_is_read() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Newtype(Token);

    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Bot,
        User { id: u64 },
    }

    #[derive(Debug, PartialEq, TokenModel)]
    #[serde(deny_unknown_fields)]
    struct Odd {
        #[token(access_token)]
        key: Secret,
        kinds: Vec<Kind>,
        pair: Option<(i8, f32)>,
        unit: (),
        initial: char,
        #[token(scopes = "list")]
        scopes: ScopeSet,
    }

    let reply = read::<Newtype>(r#"{"access_token":"a"}"#).unwrap().into_result().unwrap();
    assert_eq!(reply.0.access_token(), Some("a"));

    let body = json!({
        "key": "k", "kinds": ["bot", {"user": {"id": 7}}], "pair": [-1, 0.5], "unit": null,
        "initial": "x", "scopes": ["a", "b"],
    });
    let direct: Odd = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(read::<Odd>(&body.to_string()).unwrap(), Reply::Token(direct));
    let error = read::<Odd>(r#"{"key":"k","other":1}"#).unwrap_err().to_string();
    assert!(error.starts_with("unknown field `other`"), "{error}");
}

/// Rule: an error response implements `Error`, and `Display` replaces control characters.
#[test]
fn an_error_is_printed() {
    let error: Box<dyn std::error::Error + Send + Sync> =
        ErrorResponse::new(ErrorCode::InvalidGrant).into();
    assert_eq!(error.to_string(), "invalid_grant");
    let error = ErrorResponse {
        error_description: Some("a\u{1b}[2Jb\nc".into()),
        ..ErrorResponse::new("x\r".into())
    };
    assert_eq!(error.to_string(), "x\u{fffd}: a\u{fffd}[2Jb\u{fffd}c");
}

/// Rule: a reply cannot be read from a binary format.
#[test]
fn binary_formats_are_refused() {
    let token: Token = serde_json::from_value(json!({"access_token": "a"})).unwrap();
    let bytes = rmp_serde::to_vec_named(&token).unwrap();
    assert!(rmp_serde::from_slice::<Reply<Token>>(&bytes).is_err());
}
