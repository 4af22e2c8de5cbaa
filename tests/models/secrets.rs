//! Neither `Debug` nor an error shows a secret.

use crate::decode;
use crate::payloads::{AUTHLETE_LIST, CLERK_LIST, EASYSHIP_COMPANY, ZENDESK_TOKEN, value};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;
use token_runtime::TokenModel;
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};

/// The planted values: a text and a number.
const MARK: &str = "c4n4ry";
const NUMBER: u64 = 80_150_801_508_015;

/// All texts that a program could log: both forms of `Debug` and the redacted view, or the error.
struct Shown {
    text: String,
    failed: bool,
}

fn show<T: DeserializeOwned + Serialize + Debug + TokenModel>(body: &Value) -> Shown {
    match decode::<T>(body) {
        Ok(model) => {
            let redacted = serde_json::to_string(&model.redacted()).unwrap();
            Shown { text: format!("{model:?}\n{model:#?}\n{redacted}"), failed: false }
        }
        Err(error) => Shown { text: format!("{error}\n{error:?}"), failed: true },
    }
}

fn assert_silent(shown: &Shown, body: &Value) {
    for mark in [MARK, &NUMBER.to_string()] {
        assert!(!shown.text.contains(mark), "{body}\nshows\n{}", shown.text);
    }
}

/// The marks, of every JSON type that can hold one.
fn marks() -> [Value; 6] {
    [
        json!(MARK),
        json!(NUMBER),
        json!(-80_150_801_508_015.5),
        json!([MARK]),
        json!([{ MARK: NUMBER }]),
        json!({ MARK: MARK }),
    ]
}

/// Rule: a secret in one of `keys`, as text or as any wrong type, is neither printed nor quoted. A
/// value of a wrong type in any member, or in place of the whole token, is not quoted. `wrap` puts
/// the token into the reply that `T` decodes.
fn check<T>(token: &Value, keys: &[&str], wrap: fn(Value) -> Value)
where
    T: DeserializeOwned + Serialize + Debug + TokenModel,
{
    let mut text = token.clone();
    for key in keys {
        text[*key] = json!(MARK);
    }
    let body = wrap(text);
    let shown = show::<T>(&body);
    assert!(!shown.failed, "{body}: {}", shown.text);
    assert_silent(&shown, &body);

    for mark in marks() {
        let body = wrap(mark.clone());
        let shown = show::<T>(&body);
        if shown.failed {
            assert_silent(&shown, &body);
        }
        for key in token.as_object().unwrap().keys().map(String::as_str).chain(keys.iter().copied())
        {
            let mut wrong = token.clone();
            wrong[key] = mark.clone();
            let body = wrap(wrong);
            let shown = show::<T>(&body);
            if shown.failed || keys.contains(&key) {
                assert_silent(&shown, &body);
            }
        }
    }
}

#[test]
fn zendesk() {
    let token = value(ZENDESK_TOKEN);
    let keys = ["token", "full_token", "refresh_token"];
    check::<OauthTokenObject>(&token, &keys, |token| token);
    check::<OAuthTokenResponse>(&token, &keys, |token| json!({ "token": token }));
    check::<OAuthTokensResponse>(&token, &keys, |token| json!({ "tokens": [token] }));
}

#[test]
fn clerk() {
    let token = value(CLERK_LIST)[0].take();
    let keys = ["token", "token_secret", "id_token"];
    check::<OAuthAccessToken>(&token, &keys, |token| token);
    check::<OAuthAccessTokens>(&token, &keys, |token| json!([token]));
    check::<OAuthAccessTokens>(&token, &keys, |token| json!({ "data": [token] }));
}

#[test]
fn authlete() {
    let token = value(AUTHLETE_LIST)["accessTokens"][0].take();
    let keys = ["accessTokenHash", "refreshTokenHash"];
    check::<AccessToken>(&token, &keys, |token| token);
    check::<TokenGetListResponse>(&token, &keys, |token| json!({ "accessTokens": [token] }));
}

#[test]
fn easyship() {
    let keys = ["access_token", "refresh_token"];
    check::<OAuth2TokenResponse>(&value(EASYSHIP_COMPANY), &keys, |token| token);
}

/// Rule: a reply that is neither an object nor an array of tokens is not quoted.
#[test]
fn whole_replies() {
    fn check<T: DeserializeOwned + Serialize + Debug + TokenModel>() {
        for mark in marks() {
            let shown = show::<T>(&mark);
            if shown.failed {
                assert_silent(&shown, &mark);
            }
        }
        assert!(show::<T>(&json!(MARK)).failed);
        assert!(show::<T>(&json!(NUMBER)).failed);
    }

    check::<OauthTokenObject>();
    check::<OAuthTokenResponse>();
    check::<OAuthTokensResponse>();
    check::<OAuthAccessToken>();
    check::<OAuthAccessTokens>();
    check::<AccessToken>();
    check::<TokenGetListResponse>();
    check::<OAuth2TokenResponse>();
}

/// Rule: the header value is a secret, like the token in it.
#[test]
fn authorization() {
    let token: OAuth2TokenResponse = decode(&json!({ "access_token": MARK })).unwrap();
    let header = token.authorization().unwrap();
    assert!(header.expose_secret().contains(MARK));
    assert!(!format!("{header:?} {header:#?}").contains(MARK));
}

/// Rule: the error of truncated text or of a duplicate key quotes nothing.
#[test]
fn broken_text() {
    let whole = json!({ "access_token": MARK, "refresh_token": MARK }).to_string();
    for end in 0..whole.len() {
        let error = serde_json::from_str::<OAuth2TokenResponse>(&whole[..end]).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(MARK));
    }
    let twice = format!(r#"{{"access_token":"{MARK}","access_token":"{MARK}"}}"#);
    let error = serde_json::from_str::<OAuth2TokenResponse>(&twice).unwrap_err();
    assert!(error.to_string().contains("access_token"), "{error}");
    assert!(!format!("{error} {error:?}").contains(MARK));
}

/// Rule: `Debug` prints the names in a token's metadata, and not their values.
#[test]
fn metadata() {
    let mut token = value(CLERK_LIST)[0].take();
    token["public_metadata"] = json!({ "tier": MARK, "more": [NUMBER] });
    let token: OAuthAccessToken = decode(&token).unwrap();
    let printed = format!("{token:?} {token:#?}");
    assert!(printed.contains("tier"));
    assert!(!printed.contains(MARK) && !printed.contains(&NUMBER.to_string()));
    assert_eq!(serde_json::to_value(&token).unwrap()["public_metadata"]["tier"], json!(MARK));
}
