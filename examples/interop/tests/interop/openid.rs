//! The example `openid`: `openidconnect` verifies the ID token of a model.

use crate::openid_response::LoginResponse;
use crate::{example, output};

#[test]
fn the_id_token_is_verified() {
    let output = output(&mut example("openid"));
    assert!(output.contains("signed in: ada\n"), "{output}");
    assert!(output.contains("with the scopes openid profile\n"), "{output}");
    for secret in ["SECRET", "eyJ"] {
        assert!(!output.contains(secret), "{output}");
    }
}

/// Rule: the error of an invalid reply shows no secret.
#[test]
fn a_wrong_reply_is_not_quoted() {
    for (body, expected) in [
        (r#"{"access_token":"SECRET","expires_in":1,"id_token":"SECRET"}"#, "`id_token`"),
        (r#"{"access_token":"SECRET","expires_in":1,"id_token":"e.SECRET.e"}"#, "`id_token`"),
        (r#"{"access_token":"SECRET","expires_in":1}"#, "`id_token`"),
        (r#"{"access_token":"SECRET","expires_in":"SECRET","id_token":"e"}"#, "`expires_in`"),
    ] {
        let error = serde_json::from_str::<LoginResponse>(body).unwrap_err();
        for printed in [error.to_string(), format!("{error:?}")] {
            assert!(printed.contains(expected) && !printed.contains("SECRET"), "{printed}");
        }
    }
}
