//! `redacted()` masks secrets and changes nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};
use token_runtime::{Extra, Secret, TokenModel};

use crate::Tells;
use crate::leak::{authlete, clerk, easyship, planted, positions, zendesk};
use crate::specimens::{Envelope, Flat, Jwt, Members, Pair, Plain, Printing, Session, Specimen};

const MASK: &str = "***";

/// Rule: the view writes the model with each secret masked. No other member changes, disappears or
/// is added.
fn only_secrets_change<T: Tells>(body: &Value, secrets: &[&str]) {
    let model: T = serde_json::from_value(body.clone()).unwrap();
    let plain = serde_json::to_value(&model).unwrap();
    let mut expected = plain.clone();
    for secret in secrets {
        assert!(plain.pointer(secret).is_some(), "{secret} is written for storage");
        expected = planted(&expected, secret, &json!(MASK));
    }
    assert_eq!(serde_json::to_value(model.redacted()).unwrap(), expected);

    // The same through text and through binary formats.
    let text = serde_json::to_string(&model.redacted()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
    for pointer in positions(&expected) {
        let masked = expected.pointer(&pointer) == Some(&json!(MASK));
        assert_eq!(masked, secrets.contains(&pointer.as_str()), "{pointer}");
    }
    let counts = |bytes: &[u8]| {
        bytes.windows(MASK.len()).filter(|window| *window == MASK.as_bytes()).count()
    };
    assert_eq!(counts(&rmp_serde::to_vec(&model.redacted()).unwrap()), secrets.len());
    assert_eq!(counts(&rmp_serde::to_vec_named(&model.redacted()).unwrap()), secrets.len());
    let mut cbor = Vec::new();
    ciborium::into_writer(&model.redacted(), &mut cbor).unwrap();
    assert_eq!(counts(&cbor), secrets.len());
    let yaml = serde_norway::to_string(&model.redacted()).unwrap();
    assert_eq!(counts(yaml.as_bytes()), secrets.len(), "{yaml}");
}

fn specimen<T: Specimen>() {
    only_secrets_change::<T>(&T::payload(), T::secrets());
}

#[test]
fn only_secrets_are_masked() {
    specimen::<Session>();
    specimen::<Flat>();
    specimen::<Envelope<Flat, (Secret, Option<Pair>)>>();
    specimen::<Printing>();
    specimen::<Plain>();
    specimen::<Jwt>();
    specimen::<Members>();
}

#[test]
fn only_secrets_of_models_are_masked() {
    only_secrets_change::<OauthTokenObject>(
        &zendesk(),
        &["/full_token", "/refresh_token", "/token"],
    );
    only_secrets_change::<OAuthTokenResponse>(
        &json!({ "token": zendesk() }),
        &["/token/full_token", "/token/refresh_token", "/token/token"],
    );
    only_secrets_change::<OAuthTokensResponse>(
        &json!({ "tokens": [zendesk()] }),
        &["/tokens/0/full_token", "/tokens/0/refresh_token", "/tokens/0/token"],
    );
    let keys = ["token", "token_secret", "id_token", "public_metadata/tier"];
    let below = |at: &str| keys.map(|key| format!("{at}/{key}"));
    let check = |body: Value, at: &str| {
        let secrets = below(at);
        only_secrets_change::<OAuthAccessTokens>(&body, &secrets.each_ref().map(String::as_str));
    };
    only_secrets_change::<OAuthAccessToken>(&clerk(), &below("").each_ref().map(String::as_str));
    check(json!([clerk()]), "/0");
    check(json!({ "data": [clerk()], "total_count": 1 }), "/data/0");
    only_secrets_change::<AccessToken>(&authlete(), &["/accessTokenHash", "/refreshTokenHash"]);
    only_secrets_change::<TokenGetListResponse>(
        &json!({ "accessTokens": [authlete()], "client": { "clientId": 1 } }),
        &[
            "/accessTokens/0/accessTokenHash",
            "/accessTokens/0/refreshTokenHash",
            "/client/clientId",
        ],
    );
    only_secrets_change::<OAuth2TokenResponse>(&easyship(), &["/access_token", "/refresh_token"]);
}

/// Rule: an absent secret is not masked. `None` stays absent or null.
#[test]
fn none_is_not_masked() {
    let model = OAuth2TokenResponse::default();
    assert_eq!(serde_json::to_string(&model.redacted()).unwrap(), "{}");
    let mut body = clerk();
    body["label"] = Value::Null;
    body["token_secret"] = Value::Null;
    let model: OAuthAccessToken = serde_json::from_value(body).unwrap();
    let view = serde_json::to_value(model.redacted()).unwrap();
    assert_eq!((view.get("label"), view.get("token_secret")), (Some(&Value::Null), None));
}

/// Rule: models inside a user's structs, enums, maps and tuples are masked, with every attribute of
/// serde.
#[test]
fn models_inside_of_other_types_are_masked() {
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Login {
        Session(Pair),
        Guest { by: Secret },
    }

    #[derive(Debug, PartialEq, TokenModel)]
    struct Store {
        #[token(secret)]
        master_key: Secret,
        logins: Vec<Login>,
        by_user: BTreeMap<String, (u8, Option<Pair>)>,
        any: Extra,
    }

    let pair = json!({ "access_token": "c4n4ry", "refresh_token": "c4n4ry" });
    let mut session = pair.clone();
    session["kind"] = json!("session");
    let body = json!({
        "master_key": "c4n4ry",
        "logins": [session, { "kind": "guest", "by": "c4n4ry" }],
        "by_user": { "ann": [1, pair] },
        "any": { "a": ["c4n4ry"] },
    });
    let store: Store = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(serde_json::to_value(&store).unwrap(), body);
    let view = serde_json::to_string(&store.redacted()).unwrap();
    assert!(!view.contains("c4n4ry"), "{view}");
    assert_eq!(view.matches(MASK).count(), 7, "{view}");
    let printed = format!("{store:?} {:?}", store.redacted());
    assert!(!printed.contains("c4n4ry"), "{printed}");
}

/// Rule: a view fits into a log record: it is `Copy`, and it serializes through a reference and
/// inside other values.
#[test]
fn a_view_is_a_value() {
    let model: OAuth2TokenResponse = serde_json::from_value(easyship()).unwrap();
    let view = model.redacted();
    let copied = view;
    let record = serde_json::to_string(&json!({ "token": view, "again": &copied })).unwrap();
    assert_eq!(record.matches(MASK).count(), 4, "{record}");
}

/// Rule: stored data does not contain the reserved name by which secrets are recognized.
#[test]
fn storage_has_no_markers() {
    let model: Flat = serde_json::from_value(Flat::payload()).unwrap();
    let mut cbor = Vec::new();
    ciborium::into_writer(&model, &mut cbor).unwrap();
    for bytes in [
        serde_json::to_vec(&model).unwrap(),
        rmp_serde::to_vec_named(&model).unwrap(),
        cbor,
        serde_norway::to_string(&model).unwrap().into_bytes(),
        toml::to_string(&model).unwrap().into_bytes(),
    ] {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("token_runtime") && !text.contains(MASK), "{text}");
    }
}

/// Rule: if user code serializes a model with secrets, the whole output is masked, because it does
/// not tell which part is secret. This holds for the model by itself, nested, in a list, and
/// flattened.
#[test]
fn what_the_user_writes_is_masked() {
    const SECRET: &str = "c4n4ry";

    #[derive(Clone, Serialize, Deserialize)]
    struct Stored {
        token: String,
    }

    #[derive(Debug, Clone, TokenModel)]
    #[serde(from = "Stored", into = "Stored")]
    struct Converted {
        #[token(access_token)]
        access_token: Secret,
    }

    impl From<Stored> for Converted {
        fn from(stored: Stored) -> Self {
            Self { access_token: stored.token.into() }
        }
    }

    impl From<Converted> for Stored {
        fn from(model: Converted) -> Self {
            Self { token: model.access_token.expose_secret().to_owned() }
        }
    }

    #[derive(Debug, Clone, TokenModel)]
    #[token(manual(Serialize))]
    struct ByHand {
        #[token(refresh_token)]
        token: Secret,
    }

    impl Serialize for ByHand {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Stored { token: self.token.expose_secret().to_owned() }.serialize(serializer)
        }
    }

    fn write<T: Serialize, S: serde::Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let value = serde_json::to_value(value).map_err(serde::ser::Error::custom)?;
        value.serialize(serializer)
    }

    #[derive(Debug, TokenModel)]
    struct Outer {
        #[token(nested(refresh_token))]
        nested: ByHand,
        #[token(nested(access_token))]
        list: Vec<Converted>,
        plain: Option<Converted>,
        #[token(nested(refresh_token), fallback)]
        #[serde(serialize_with = "write")]
        written: Pair,
        #[token(nested(refresh_token), fallback)]
        #[serde(flatten)]
        flat: ByHand,
    }

    let inner = json!({ "token": SECRET });
    let pair = json!({ "access_token": SECRET });
    let body = json!({
        "nested": inner, "list": [inner], "plain": inner, "written": pair, "token": SECRET,
    });
    let outer: Outer = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(serde_json::to_value(&outer).unwrap(), body);
    let masked = json!({
        "nested": MASK, "list": MASK, "plain": MASK, "written": MASK, "token": MASK,
    });
    assert_eq!(serde_json::to_value(outer.redacted()).unwrap(), masked);
    assert_eq!(serde_json::to_value(outer.nested.redacted()).unwrap(), json!(MASK));
    assert_eq!(serde_json::to_value(outer.list[0].redacted()).unwrap(), json!(MASK));
}
