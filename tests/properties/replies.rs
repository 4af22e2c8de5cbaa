//! A `Reply` that is no error is read like the token by itself.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use token_runtime::models::{
    AccessToken, ErrorResponse, OAuth2TokenResponse, OAuthAccessToken, OAuthTokenResponse,
    OauthTokenObject, Reply,
};

use crate::{cases, json::payloads};

/// Rule: the reply gives the same token, or an error with the same text.
fn reads_alike<T: DeserializeOwned + PartialEq + Debug>(body: &Value) {
    // Every deserializer has its own text for an array that is too long.
    let words = |error: serde_json::Error| {
        let words = error.to_string();
        words.split_inclusive("invalid length").next().unwrap_or_default().to_owned()
    };
    let alone = serde_json::from_value::<T>(body.clone()).map_err(words);
    let reply = serde_json::from_value::<Reply<T>>(body.clone()).map_err(words);
    assert_eq!(reply, alone.map(Reply::Token), "{body}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_reply_is_its_token(body in payloads()) {
        reads_alike::<OauthTokenObject>(&body);
        reads_alike::<OAuthTokenResponse>(&body);
        reads_alike::<OAuthAccessToken>(&body);
        reads_alike::<AccessToken>(&body);
        reads_alike::<OAuth2TokenResponse>(&body);
    }

    /// Rule: a reply with a member `error` is that error.
    #[test]
    fn a_reply_is_its_error(mut body in payloads(), code in "[!-~]{1,20}") {
        if let Value::Object(members) = &mut body {
            members.insert("error".to_owned(), code.clone().into());
            let reply = serde_json::from_value::<Reply<OAuth2TokenResponse>>(body.clone());
            match serde_json::from_value::<ErrorResponse>(body) {
                Ok(error) => prop_assert_eq!(reply.unwrap(), Reply::Error(error)),
                Err(error) => prop_assert_eq!(reply.unwrap_err().to_string(), error.to_string()),
            }
        }
    }
}
