//! The leak test. It plants a mark at every position of every payload, with the right JSON type and
//! with every wrong one, and reads the payload through every format. Then it searches everything
//! that the library prints for the mark.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use token_runtime::models::standard::{
    ClientRegistration, DeviceAuthorizationResponse, ErrorResponse, IntrospectionResponse,
    JwtClaims, PushedAuthorizationResponse, TokenResponse,
};
use token_runtime::models::{
    AccessToken, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokens, OAuthTokenResponse,
    OAuthTokensResponse, OauthTokenObject, TokenGetListResponse,
};

use crate::specimens::{Envelope, Flat, Jwt, Members, Pair, Plain, Printing, Session, Specimen};
use crate::{Tells, all_texts, routes, shown};
use token_runtime::Secret;

/// A planted value, in two variants of the same shape and length. Printed text must contain neither
/// variant and must be the same for both.
pub(crate) struct Mark {
    pub(crate) one: Value,
    pub(crate) two: Value,
}

/// The texts to search for: the marks as text and as numbers.
const WORDS: [&str; 4] = ["c4n4ry", "m4rk3d", "80150801508015", "79140791407914"];

fn mark(make: impl Fn(&str, i64) -> Value) -> Mark {
    let (one, two) = (make("c4n4ry", 80_150_801_508_015), make("m4rk3d", 79_140_791_407_914));
    Mark { one, two }
}

/// A mark of every JSON type, and texts that break out of the quotes that serde puts around a
/// value. Marks are in values only, because an error may name unknown members.
fn marks() -> Vec<Mark> {
    vec![
        mark(|text, _| json!(text)),
        mark(|text, _| json!(format!("{text}\" `{text}`, expected {text}, expected `{text}`"))),
        mark(|text, _| json!(format!("\\\"{text}\u{0}\r\n\u{1f511}\\"))),
        mark(|_, number| json!(number)),
        mark(|_, number| json!(number.to_string())),
        mark(|_, number| json!(-number)),
        mark(|_, number| json!(-0.5 + to_float(number))),
        mark(|text, number| json!([text, number])),
        mark(|text, number| json!({ "member": text, "list": [{ "inner": [number] }] })),
    ]
}

/// The float that is exactly equal to the mark.
fn to_float(number: i64) -> f64 {
    number.to_string().parse().unwrap()
}

/// The JSON pointers to every value in `body`, including `body`.
pub(crate) fn positions(body: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let children: Vec<(String, &Value)> = match body {
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), value)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in children {
        all.extend(positions(value).into_iter().map(|rest| format!("/{name}{rest}")));
    }
    all
}

/// `body` with `value` at `pointer`.
pub(crate) fn planted(body: &Value, pointer: &str, value: &Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).expect("a position of this payload") = value.clone();
    body
}

/// Whether the value at `pointer` is one of `secrets` or inside one of them.
fn is_secret(pointer: &str, secrets: &[&str]) -> bool {
    secrets.iter().any(|secret| {
        pointer.strip_prefix(secret).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Rule: an error never quotes a value, whatever the value and its position. A value at one of
/// `secrets` is neither printed by `Debug` nor written by `redacted`.
///
/// Not covered: a user's type whose error puts a value into a text of serde's own form, such as
/// ``custom(format!("missing field `{value}`"))``.
fn search<T: Tells>(body: &Value, secrets: &[&str]) {
    let name = std::any::type_name::<T>();
    for (route, read) in routes::<T>() {
        for pointer in positions(body) {
            for mark in marks() {
                let errors = [&mark.one, &mark.two].map(|value| {
                    let body = planted(body, &pointer, value);
                    match read(&body) {
                        Err(error) => Some(error),
                        Ok(model) if is_secret(&pointer, secrets) => Some(shown(&model)),
                        Ok(_) => None,
                    }
                });
                let [Some(one), Some(two)] = errors else { continue };
                let word = WORDS.iter().find(|word| one.contains(**word) || two.contains(**word));
                let case = format!("{name} from {route}, {} at {pointer:?}", mark.one);
                assert_eq!(word, None, "{case} tells it:\n{one}\n{two}");
                assert_eq!(one, two, "{case} tells something of it");
            }
        }
    }
}

/// Rule: the unchanged payload can be read, otherwise the search would prove nothing, and it passes
/// the leak test.
fn check<T: Specimen>() {
    let body = T::payload();
    serde_json::from_str::<T>(&body.to_string()).unwrap();
    for secret in T::secrets() {
        assert!(body.pointer(secret).is_some(), "{secret}");
    }
    search::<T>(&body, T::secrets());
}

#[test]
fn every_role() {
    check::<Session>();
}

#[test]
fn flattened_members() {
    check::<Flat>();
}

#[test]
fn containers_and_parameters() {
    check::<Envelope<Flat, (Secret, Option<Pair>)>>();
}

#[test]
fn secrets_in_types_that_print() {
    check::<Printing>();
}

#[test]
fn members_without_a_role() {
    check::<Members>();
}

#[test]
fn jwts_and_scopes() {
    check::<Jwt>();
}

/// Errors of user types, with every way of quoting.
mod errors_that_quote {
    use super::check;
    use crate::specimens::{Coloured, ColouredFlat};

    macro_rules! ways {
        ($($name:ident $how:literal)*) => {
            #[test]
            fn all_are_here() {
                assert_eq!([$($how),*].len(), crate::specimens::WAYS);
            }
            $(
                #[test]
                fn $name() {
                    check::<Coloured<$how>>();
                    check::<ColouredFlat<$how>>();
                }
            )*
        };
    }

    ways! {
        behind_a_text 0
        unexpected_text 1
        unexpected_other 2
        unknown_variant 3
        unknown_variant_of_none 4
        nothing_else 5
        before_a_text 6
        in_quotes 7
        like_invalid_type 8
        with_a_position 9
        like_a_field 10
        like_a_path 11
    }
}

pub(crate) fn zendesk() -> Value {
    json!({
        "client_id": 41, "created_at": "2009-05-13T00:07:08Z", "expires_at": "2011-07-22T00:11:12Z",
        "full_token": "f", "id": 1, "refresh_token": "r",
        "refresh_token_expires_at": "2011-07-22T00:11:12Z", "scopes": ["read"], "token": "t",
        "url": "https://example.zendesk.com/api/v2/tokens/1.json",
        "used_at": "2010-01-22T00:11:12Z", "user_id": 29,
    })
}

pub(crate) fn clerk() -> Value {
    json!({
        "object": "oauth_access_token", "external_account_id": "eac_1", "provider_user_id": "foo",
        "token": "t", "provider": "oauth_google", "public_metadata": { "tier": { "name": "gold" } },
        "label": "l", "scopes": ["email", "profile"], "expires_at": 1_742_849_028,
        "token_secret": "s", "id_token": "i",
    })
}

pub(crate) fn authlete() -> Value {
    json!({
        "accessTokenExpiresAt": 1_642_048_149_000_i64, "accessTokenHash": "a",
        "clientId": 26_888_344_961_664_i64, "createdAt": 1_642_044_549_000_i64,
        "grantType": "AUTHORIZATION_CODE", "lastRefreshedAt": 0,
        "refreshTokenExpiresAt": 1_642_048_149_000_i64, "refreshTokenHash": "r",
        "scopes": ["history.read"], "refreshTokenScopes": ["history.read"], "subject": "john",
        "properties": [{ "key": "tier", "value": "gold", "hidden": true }],
    })
}

pub(crate) fn easyship() -> Value {
    json!({
        "access_token": "a", "token_type": "Bearer", "expires_in": 7200, "refresh_token": "r",
        "scope": "rate label", "created_at": 1_645_532_460,
    })
}

/// The pointers to `keys` below the pointer `at`.
fn below(at: &str, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| format!("{at}/{key}")).collect()
}

/// As [`check`], for a token by itself and in its envelopes.
fn model<T: Tells>(body: &Value, at: &str, keys: &[&str]) {
    serde_json::from_str::<T>(&body.to_string()).unwrap();
    let secrets = below(at, keys);
    let secrets: Vec<&str> = secrets.iter().map(String::as_str).collect();
    search::<T>(body, &secrets);
}

#[test]
fn model_zendesk() {
    let keys = ["full_token", "token", "refresh_token"];
    model::<OauthTokenObject>(&zendesk(), "", &keys);
    model::<OAuthTokenResponse>(&json!({ "token": zendesk() }), "/token", &keys);
    model::<OAuthTokensResponse>(&json!({ "tokens": [zendesk()] }), "/tokens/0", &keys);
}

#[test]
fn model_clerk() {
    let keys = ["token", "token_secret", "id_token", "public_metadata/tier"];
    model::<OAuthAccessToken>(&clerk(), "", &keys);
    model::<OAuthAccessTokens>(&json!([clerk()]), "/0", &keys);
    model::<OAuthAccessTokens>(&json!({ "data": [clerk()], "total_count": 1 }), "/data/0", &keys);
}

#[test]
fn model_authlete() {
    let keys = ["accessTokenHash", "refreshTokenHash"];
    model::<AccessToken>(&authlete(), "", &keys);
    let list = json!({
        "accessTokens": [authlete()], "client": { "clientId": 1, "clientName": "n" },
        "start": 0, "end": 1, "subject": "john", "totalCount": 1,
    });
    model::<TokenGetListResponse>(&list, "/accessTokens/0", &keys);
    model::<TokenGetListResponse>(&list, "/client", &["clientId", "clientName"]);
}

#[test]
fn model_easyship() {
    model::<OAuth2TokenResponse>(&easyship(), "", &["access_token", "refresh_token"]);
}

#[test]
fn model_standard() {
    let reply = json!({
        "access_token": "a", "token_type": "Bearer", "expires_in": 3600, "refresh_token": "r",
        "scope": "openid", "id_token": "i", "received_at": "2026-01-01T00:00:00Z",
    });
    model::<TokenResponse>(&reply, "", &["access_token", "refresh_token", "id_token"]);
    let answer = json!({
        "active": true, "scope": "read", "client_id": "c", "username": "u", "token_type": "Bearer",
        "exp": 1_419_356_238, "iat": 1_419_350_238, "nbf": 1_419_350_238, "sub": "s", "aud": ["a", "b"],
        "iss": "i", "jti": "j", "unknown": { "member": "x" },
    });
    model::<IntrospectionResponse>(&answer, "", &["unknown"]);
    let claims = json!({
        "iss": "i", "sub": "s", "aud": "a", "exp": 1_300_819_380, "nbf": 0, "iat": 0, "jti": "j",
        "unknown": ["x"],
    });
    model::<JwtClaims>(&claims, "", &["unknown"]);
    let refusal = json!({
        "error": "invalid_grant", "error_description": "d", "error_uri": "u", "unknown": "x",
    });
    model::<ErrorResponse>(&refusal, "", &["unknown"]);
}

#[test]
fn model_endpoints() {
    let device = json!({
        "device_code": "d", "user_code": "u", "verification_uri": "v",
        "verification_uri_complete": "v?u", "expires_in": 1800, "interval": 5,
        "received_at": "2026-01-01T00:00:00Z",
    });
    let keys = ["device_code", "user_code", "verification_uri_complete"];
    model::<DeviceAuthorizationResponse>(&device, "", &keys);
    let client = json!({
        "client_id": "c", "client_secret": "s", "client_id_issued_at": 0,
        "client_secret_expires_at": 0, "registration_access_token": "r",
        "registration_client_uri": "u", "redirect_uris": ["x"],
    });
    let keys = ["client_secret", "registration_access_token", "redirect_uris"];
    model::<ClientRegistration>(&client, "", &keys);
    let pushed = json!({
        "request_uri": "u", "expires_in": 60, "received_at": "2026-01-01T00:00:00Z",
    });
    model::<PushedAuthorizationResponse>(&pushed, "", &[]);
}

/// Rule: an error does not quote truncated text, nor wrong bytes of a binary format.
#[test]
fn broken_input() {
    fn broken<T: Tells>(mut body: Value, secrets: &[&str]) {
        for secret in secrets {
            *body.pointer_mut(secret).unwrap() = json!(WORDS[0]);
        }
        let silent = |error: String, what: &str| {
            assert!(!error.contains(WORDS[0]), "{what}: {error}");
        };
        let text = body.to_string();
        let model: T = serde_json::from_str(&text).unwrap();
        for end in 0..text.len() {
            if let Err(error) = serde_json::from_str::<T>(&text[..end]) {
                silent(all_texts(error), "JSON");
            }
        }
        let yaml = serde_norway::to_string(&body).unwrap();
        // Before each value, the beginning of another kind of value.
        let starts = ["", "\"", "'", "*", "&", "!", "%", "@", "|", "{", "\t"];
        for text in starts.map(|start| yaml.replace(": ", &format!(": {start}"))) {
            for end in 0..text.len() {
                if let Err(error) = serde_norway::from_str::<T>(&text[..end]) {
                    silent(all_texts(error), "YAML");
                }
            }
        }
        let compact = rmp_serde::to_vec(&model).unwrap();
        let mut cbor = Vec::new();
        ciborium::into_writer(&model, &mut cbor).unwrap();
        let postcard = postcard::to_allocvec(&model).unwrap_or_default();
        broken_bytes(&compact, |bytes| rmp_serde::from_slice::<T>(bytes).map_err(all_texts));
        broken_bytes(&cbor, |bytes| ciborium::from_reader::<T, _>(bytes).map_err(all_texts));
        broken_bytes(&postcard, |bytes| postcard::from_bytes::<T>(bytes).map_err(all_texts));
    }

    fn broken_bytes<T: Tells>(bytes: &[u8], read: fn(&[u8]) -> Result<T, String>) {
        let cut = (0..bytes.len()).map(|end| bytes[..end].to_vec());
        let flipped = (0..bytes.len() * 8).map(|bit| {
            let mut bytes = bytes.to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            bytes
        });
        for bytes in cut.chain(flipped) {
            if let Err(error) = read(&bytes) {
                assert!(!error.contains(WORDS[0]), "{error}");
            }
        }
    }

    fn specimen<T: Specimen>() {
        broken::<T>(T::payload(), &[T::secrets()[0]]);
    }

    specimen::<Session>();
    specimen::<Members>();
    specimen::<Plain>();
    broken::<OauthTokenObject>(zendesk(), &["/token", "/full_token"]);
    broken::<OAuthAccessToken>(clerk(), &["/token", "/id_token"]);
    broken::<AccessToken>(authlete(), &["/accessTokenHash"]);
    broken::<OAuth2TokenResponse>(easyship(), &["/access_token"]);
}

/// Rule: the error of a user's conversion (`try_from` on the struct) is not quoted.
#[test]
fn conversions_are_silent() {
    #[derive(serde::Deserialize)]
    struct Raw {
        access_token: String,
    }

    #[derive(Debug, Clone, token_runtime::TokenModel)]
    #[serde(try_from = "Raw")]
    struct Checked {
        #[token(access_token)]
        access_token: Secret,
    }

    impl TryFrom<Raw> for Checked {
        type Error = String;

        fn try_from(raw: Raw) -> Result<Self, String> {
            Err(format!("bad token {}", raw.access_token))
        }
    }

    for (route, read) in routes::<Checked>() {
        let error = read(&json!({ "access_token": WORDS[0] })).unwrap_err();
        assert!(!error.contains(WORDS[0]), "{route}: {error}");
    }
}

/// Rule: the field types of this crate quote nothing in a plain serde struct, whatever the format.
#[test]
fn types_of_ours_alone_are_silent() {
    fn alone<T: DeserializeOwned>() {
        for mark in marks() {
            // TOML's own errors show the input, unless a model replaces them.
            for (route, read) in
                routes::<T>().into_iter().filter(|(route, _)| *route != "TOML text")
            {
                for value in [&mark.one, &json!([mark.one]), &json!({ "a": mark.one })] {
                    let error = read(value).err().unwrap_or_default();
                    assert!(!WORDS.iter().any(|word| error.contains(word)), "{route}: {error}");
                }
            }
        }
    }

    alone::<Secret>();
    alone::<Option<Secret>>();
    alone::<token_runtime::Extra>();
    alone::<token_runtime::TokenType>();
    alone::<token_runtime::models::GrantType>();
    alone::<token_runtime::models::OAuthAccessTokenObject>();
}

/// Rule: a payload of another provider is not quoted. Every model reads the payloads of all other
/// models.
#[test]
fn mistaken_payloads() {
    fn mistaken<T: DeserializeOwned>(payloads: &[Value]) {
        for body in payloads {
            for (route, read) in routes::<T>() {
                for pointer in positions(body) {
                    let error = read(&planted(body, &pointer, &json!(WORDS[0]))).err();
                    let error = error.unwrap_or_default();
                    assert!(!error.contains(WORDS[0]), "{route}: {error}");
                }
            }
        }
    }

    let payloads = [zendesk(), clerk(), authlete(), easyship(), json!({ "token": zendesk() })];
    mistaken::<OauthTokenObject>(&payloads);
    mistaken::<OAuthTokenResponse>(&payloads);
    mistaken::<OAuthTokensResponse>(&payloads);
    mistaken::<OAuthAccessToken>(&payloads);
    mistaken::<OAuthAccessTokens>(&payloads);
    mistaken::<AccessToken>(&payloads);
    mistaken::<TokenGetListResponse>(&payloads);
    mistaken::<OAuth2TokenResponse>(&payloads);
}
