//! Structs that borrow from the input.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Clone, PartialEq, TokenModel)]
#[token(debug)]
struct Session<'a> {
    #[token(access_token)]
    access_token: &'a str,
    #[token(refresh_token)]
    refresh_token: Option<&'a str>,
    #[token(secret)]
    #[serde(borrow)]
    id_token: Option<Cow<'a, str>>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    user_name: &'a str,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Public<'input> {
    #[token(public)]
    token: &'input str,
    #[serde(borrow)]
    user_name: Cow<'input, str>,
}

fn main() {
    let json = String::from(
        r#"{"access_token": "hidden", "refresh_token": "hidden", "id_token": "hidden", "user_name": "shown"}"#,
    );
    let token: Session<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(token.access_token(), Some("hidden"));
    let printed = format!("{token:?}");
    assert!(!printed.contains("hidden") && printed.contains("shown"), "{printed}");
    assert!(matches!(token.id_token, Some(Cow::Borrowed(_))));

    let token: Public<'_> = serde_json::from_str(r#"{"token": "t", "user_name": "u"}"#).unwrap();
    assert!(matches!(token.user_name, Cow::Borrowed("u")), "{token:?}");
}
