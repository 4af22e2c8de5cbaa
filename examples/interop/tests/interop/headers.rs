//! Feature `http`: `authorization()` as a header.

use http::{HeaderValue, Request, header::AUTHORIZATION};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, TokenModel)]
struct Token {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: Option<TokenType>,
}

fn token(access_token: &str, token_type: Option<&str>) -> Token {
    Token { access_token: access_token.into(), token_type: token_type.map(TokenType::from) }
}

#[test]
fn it_goes_into_a_request_as_it_is() {
    let token = token("ya29.a0Af", Some("bearer"));
    let request = Request::get("https://api.example.com/")
        .header(AUTHORIZATION, token.authorization().unwrap())
        .body(())
        .unwrap();
    assert_eq!(request.headers()[AUTHORIZATION], "Bearer ya29.a0Af");
}

#[test]
fn it_is_sensitive_and_prints_nothing() {
    let header = HeaderValue::try_from(token("ya29.a0Af", None).authorization().unwrap()).unwrap();
    assert!(header.is_sensitive());
    assert_eq!(format!("{header:?}"), "Sensitive");

    let borrowed = HeaderValue::try_from(&Secret::from("ya29.a0Af")).unwrap();
    assert!(borrowed.is_sensitive());
    assert_eq!(borrowed, "ya29.a0Af");
}

#[test]
fn reqwest_keeps_it_sensitive() {
    let request = reqwest::blocking::Client::new()
        .get("http://127.0.0.1/")
        .header(AUTHORIZATION, token("ya29.a0Af", None).authorization().unwrap())
        .build()
        .unwrap();
    assert!(request.headers()[AUTHORIZATION].is_sensitive());
    assert!(!format!("{request:?}").contains("ya29"));
}

#[test]
fn a_secret_that_splits_the_header_is_refused_without_being_quoted() {
    // `http` allows a tab, which cannot split a header. `authorization` refuses it.
    let hostile = (0..=0x1f_u8).filter(|byte| *byte != b'\t').chain([0x7f]).map(char::from);
    for hostile in hostile.flat_map(|char| [format!("ya29{char}"), format!("{char}ya29: ya29")]) {
        assert!(token(&hostile, None).authorization().is_err(), "{hostile:?}");
        let error = HeaderValue::try_from(Secret::from(hostile)).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("ya29"), "{error:?}");
    }
}
