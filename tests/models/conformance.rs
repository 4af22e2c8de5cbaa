//! Every field of every provider's document: name, JSON type, presence, unit.
//!
//! A row is a field. `holds` checks the field that must contain the row's sample, which covers the
//! field's name in Rust and its unit.

use crate::{at, decode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::fmt::Debug;
use token_runtime::models::{
    AccessToken, GrantType, OAuth2TokenResponse, OAuthAccessToken, OAuthAccessTokenObject,
    OAuthTokenResponse, OauthTokenObject, Property,
};
use token_runtime::{ScopeSet, Secret, TokenType};

struct Row<T> {
    /// The name in the document, which is also the name in Rust.
    document: &'static str,
    wire: &'static str,
    json: Json,
    presence: Presence,
    sample: Value,
    holds: fn(&T) -> bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Json {
    Text,
    Secret,
    Integer,
    /// Unix seconds, Unix milliseconds or a lifetime.
    Time,
    Rfc3339,
    /// Scopes in an array.
    ScopeList,
    /// Scopes in a string.
    ScopeText,
    Object,
    Objects,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Presence {
    Required,
    /// Required, and may be null.
    Nullable,
    /// May be absent or null.
    Optional,
    /// May be absent or null. The field has no role, so `None` is written as null.
    Plain,
}

use Presence::{Nullable, Optional, Plain, Required};

impl Json {
    /// Values of other JSON types.
    fn others(self) -> Vec<Value> {
        let mut others = vec![json!(true)];
        others.extend(match self {
            Self::Text | Self::Secret => vec![json!(1), json!(1.5), json!([]), json!({})],
            Self::Integer => vec![json!("zzz"), json!(1.5), json!([]), json!({})],
            Self::Time => vec![json!("zzz"), json!(""), json!([]), json!({})],
            // A date has no time of day, and a number has no unit.
            Self::Rfc3339 => {
                vec![json!("zzz"), json!(""), json!("2009-05-13"), json!(1_242_173_228), json!([])]
            }
            Self::ScopeList | Self::ScopeText => vec![json!(1), json!({}), json!([1])],
            Self::Object => vec![json!(1), json!("zzz"), json!([]), json!([1])],
            Self::Objects => vec![json!(1), json!("zzz"), json!({}), json!([1])],
        });
        others
    }

    /// Whether a role reads the value. Then an error names the member.
    fn is_typed(self) -> bool {
        matches!(
            self,
            Self::Secret | Self::Time | Self::Rfc3339 | Self::ScopeList | Self::ScopeText
        )
    }
}

/// Checks a model against the rows of its document.
fn check<T>(model: &str, rows: &[Row<T>])
where
    T: DeserializeOwned + Serialize + Debug,
{
    let least: Map<String, Value> = rows
        .iter()
        .filter(|row| matches!(row.presence, Required | Nullable))
        .map(|row| (row.wire.to_owned(), row.sample.clone()))
        .collect();
    let with = |key: &str, value: Value| {
        let mut body = least.clone();
        body.insert(key.to_owned(), value);
        decode::<T>(&body.into())
    };

    for row in rows {
        let name = format!("{model}.{}", row.document);

        // Rule: the value is read under its wire name and written back unchanged.
        let read = with(row.wire, row.sample.clone()).expect(&name);
        assert!((row.holds)(&read), "{name} from {}: {read:?}", row.sample);
        assert_eq!(serde_json::to_value(&read).unwrap()[row.wire], row.sample, "{name} written");

        // Rule: the document's name is read only if it is the wire name.
        if row.document != row.wire {
            let read = with(row.document, row.sample.clone()).expect(&name);
            assert!(!(row.holds)(&read), "{name} read from its name in the document");
        }

        // Rule: a value of another JSON type is an error. If the field has a role (secret, time,
        // scopes), the error names the member.
        for other in row.json.others() {
            match with(row.wire, other.clone()) {
                Ok(read) => panic!("{name} accepted {other}: {read:?}"),
                Err(error) if row.json.is_typed() => {
                    assert!(error.to_string().contains(row.wire), "{name} from {other}: {error}");
                }
                Err(_) => {}
            }
        }

        presence(&name, row, &least);
    }

    whole(model, rows);
}

/// Rule: an absent required member is an error that names it. Null in a nullable member is written
/// back. In an optional member null means absent, and an absent member is not written if the field
/// has a role.
fn presence<T>(name: &str, row: &Row<T>, least: &Map<String, Value>)
where
    T: DeserializeOwned + Serialize + Debug,
{
    let mut body = least.clone();
    body.remove(row.wire);
    let absent = decode::<T>(&body.clone().into());
    body.insert(row.wire.to_owned(), Value::Null);
    let null = decode::<T>(&body.into());
    let written = |read: &T| serde_json::to_value(read).unwrap().get(row.wire).cloned();

    match row.presence {
        Optional | Plain => {
            let none = (row.presence == Plain).then_some(Value::Null);
            for read in [absent.expect(name), null.expect(name)] {
                assert_eq!(written(&read), none, "{name} is none");
            }
        }
        Nullable | Required => {
            let error = absent.expect_err(name).to_string();
            assert!(error.contains(&format!("`{}`", row.wire)), "{name} absent: {error}");
            if row.presence == Nullable {
                assert_eq!(written(&null.expect(name)), Some(Value::Null), "{name} is null");
            } else {
                null.expect_err(name);
            }
        }
    }
}

/// Rule: all members together are read and written back. Unknown members are skipped, whatever
/// their values.
fn whole<T>(model: &str, rows: &[Row<T>])
where
    T: DeserializeOwned + Serialize + Debug,
{
    let all: Map<String, Value> =
        rows.iter().map(|row| (row.wire.to_owned(), row.sample.clone())).collect();
    let mut more = all.clone();
    for (key, value) in [
        ("zz_null", json!(null)),
        ("zz_text", json!("text")),
        ("zz_number", json!(-1.5e300)),
        ("zz_list", json!([[], {}, null])),
        ("zz_object", json!({ "token": { "token": 1 }, "expires_at": [] })),
    ] {
        more.insert(key.to_owned(), value);
    }
    let read: T = decode(&more.into()).expect(model);
    for row in rows {
        assert!((row.holds)(&read), "{model}.{} beside all others: {read:?}", row.document);
    }
    assert_eq!(serde_json::to_value(&read).unwrap(), Value::Object(all), "{model} written");
}

fn is(secret: Option<&Secret>, expected: &str) -> bool {
    secret.is_some_and(|secret| secret.expose_secret() == expected)
}

fn are<const N: usize>(scopes: Option<&ScopeSet>, expected: [&str; N]) -> bool {
    scopes.is_some_and(|scopes| scopes.iter().eq(expected))
}

/// `row!(Model: field ("wire"), Json, Presence, sample => |model| holds)`
macro_rules! row {
    ($model:ty: $field:ident, $($rest:tt)*) => {
        row!($model: $field (stringify!($field)), $($rest)*)
    };
    ($model:ty: $field:ident ($wire:expr), $json:ident, $presence:ident, $sample:tt => |$it:ident| $holds:expr) => {
        Row::<$model> {
            document: stringify!($field),
            wire: $wire,
            json: Json::$json,
            presence: $presence,
            sample: json!($sample),
            holds: |model| { let $it = &model.$field; $holds },
        }
    };
}

#[test]
fn zendesk_oauth_token_object() {
    type M = OauthTokenObject;
    check(
        "OauthTokenObject",
        &[
            row!(M: client_id, Integer, Plain, 9_007_199_254_740_993_i64 =>
                |it| *it == Some(9_007_199_254_740_993)),
            row!(M: created_at, Rfc3339, Optional, "2009-05-13T00:07:08Z" =>
                |it| *it == Some(at("2009-05-13T00:07:08Z"))),
            row!(M: expires_at, Rfc3339, Optional, "2011-07-22T00:11:12Z" =>
                |it| *it == Some(at("2011-07-22T00:11:12Z"))),
            row!(M: id, Integer, Plain, 223_443 => |it| *it == Some(223_443)),
            row!(M: refresh_token, Secret, Optional, "af3t" => |it| is(it.as_ref(), "af3t")),
            row!(M: refresh_token_expires_at, Rfc3339, Optional, "2011-07-22T00:11:13Z" =>
                |it| *it == Some(at("2011-07-22T00:11:13Z"))),
            row!(M: scopes, ScopeList, Optional, ["tickets:read", "write"] =>
                |it| are(it.as_ref(), ["tickets:read", "write"])),
            row!(M: token, Secret, Optional, "af3345kdj3" => |it| is(it.as_ref(), "af3345kdj3")),
            row!(M: url, Text, Plain, "not a URL" => |it| it.as_deref() == Some("not a URL")),
            row!(M: used_at, Rfc3339, Optional, "2010-01-22T00:11:12Z" =>
                |it| *it == Some(at("2010-01-22T00:11:12Z"))),
            row!(M: user_id, Integer, Plain, 29 => |it| *it == Some(29)),
            // Not in the document.
            row!(M: full_token, Secret, Optional, "af3345kdj3-and-all" =>
                |it| is(it.as_ref(), "af3345kdj3-and-all")),
        ],
    );
}

#[test]
fn zendesk_oauth_token_response() {
    check(
        "OAuthTokenResponse",
        &[row!(OAuthTokenResponse: token, Object, Optional,
            { "id": 1, "client_id": null, "url": null, "user_id": null } =>
            |it| it.as_ref().is_some_and(|token| token.id == Some(1)))],
    );
}

#[test]
fn clerk_oauth_access_token() {
    type M = OAuthAccessToken;
    check(
        "OAuthAccessToken",
        &[
            row!(M: object, Text, Required, "oauth_access_token" =>
                |it| *it == OAuthAccessTokenObject::OAuthAccessToken),
            row!(M: external_account_id, Text, Required, "eac_2dYS" => |it| it == "eac_2dYS"),
            row!(M: provider_user_id, Text, Required, "foo" => |it| it == "foo"),
            row!(M: token, Secret, Required, "ya29" => |it| is(Some(it), "ya29")),
            row!(M: expires_at, Time, Nullable, 1_742_849_028 =>
                |it| *it == Some(at("2025-03-24T20:43:48Z"))),
            row!(M: provider, Text, Required, "oauth_custom_x" => |it| it == "oauth_custom_x"),
            row!(M: public_metadata, Object, Required, { "a": 1, "b": { "c": [null, "d", 1.5] } } =>
                |it| serde_json::to_value(it).unwrap() == json!({ "a": 1, "b": { "c": [null, "d", 1.5] } })),
            row!(M: label, Text, Nullable, "work" => |it| it.as_deref() == Some("work")),
            row!(M: scopes, ScopeList, Optional, ["email", "profile"] =>
                |it| are(it.as_ref(), ["email", "profile"])),
            row!(M: token_secret, Secret, Optional, "oauth1" => |it| is(it.as_ref(), "oauth1")),
            // Newer than the document.
            row!(M: id_token, Secret, Optional, "e30.e30." => |it| is(it.as_ref(), "e30.e30.")),
        ],
    );
}

#[test]
fn authlete_access_token() {
    type M = AccessToken;
    check(
        "AccessToken",
        &[
            row!(M: access_token_hash ("accessTokenHash"), Secret, Optional, "tC5h" =>
                |it| is(it.as_ref(), "tC5h")),
            row!(M: access_token_expires_at ("accessTokenExpiresAt"), Time, Optional, 1_642_048_149_001_i64 =>
                |it| *it == Some(at("2022-01-13T04:29:09.001Z"))),
            row!(M: refresh_token_hash ("refreshTokenHash"), Secret, Optional, "jv4B" =>
                |it| is(it.as_ref(), "jv4B")),
            row!(M: refresh_token_expires_at ("refreshTokenExpiresAt"), Time, Optional, 1_642_048_149_002_i64 =>
                |it| *it == Some(at("2022-01-13T04:29:09.002Z"))),
            row!(M: created_at ("createdAt"), Time, Optional, 1_642_044_549_999_i64 =>
                |it| *it == Some(at("2022-01-13T03:29:09.999Z"))),
            row!(M: last_refreshed_at ("lastRefreshedAt"), Time, Optional, 1 =>
                |it| *it == Some(at("1970-01-01T00:00:00.001Z"))),
            row!(M: client_id ("clientId"), Integer, Plain, 26_888_344_961_664_i64 =>
                |it| *it == Some(26_888_344_961_664)),
            row!(M: subject, Text, Plain, "john" => |it| it.as_deref() == Some("john")),
            row!(M: grant_type ("grantType"), Text, Plain, "DEVICE_CODE" =>
                |it| *it == Some(GrantType::DeviceCode)),
            row!(M: scopes, ScopeList, Optional, ["history.read"] => |it| are(it.as_ref(), ["history.read"])),
            row!(M: properties, Objects, Plain, [{ "key": "tier", "value": "gold", "hidden": true }] =>
                |it| it.as_deref() == Some(&[Property { key: Some("tier".into()), value: Some("gold".into()), hidden: true }])),
            row!(M: refresh_token_scopes ("refreshTokenScopes"), ScopeList, Optional, ["offline"] =>
                |it| are(it.as_ref(), ["offline"])),
        ],
    );
}

#[test]
fn easyship_oauth2_token_response() {
    type M = OAuth2TokenResponse;
    check(
        "OAuth2TokenResponse",
        &[
            row!(M: access_token, Secret, Optional, "test_Bwv0" => |it| is(it.as_ref(), "test_Bwv0")),
            row!(M: created_at, Time, Optional, 1_645_532_460 =>
                |it| *it == Some(at("2022-02-22T12:21:00Z"))),
            row!(M: expires_in, Time, Optional, 7_200 => |it| *it == Some(7_200)),
            row!(M: scope, ScopeText, Optional, "rate label" => |it| are(it.as_ref(), ["rate", "label"])),
            row!(M: token_type, Text, Optional, "Bearer" => |it| *it == Some(TokenType::Bearer)),
            // Newer than the document.
            row!(M: refresh_token, Secret, Optional, "hiwZ" => |it| is(it.as_ref(), "hiwZ")),
        ],
    );
}

/// Rule: every member of a property may be absent. An absent `hidden` is false.
#[test]
fn authlete_property() {
    let read: Property = decode(&json!({})).unwrap();
    assert_eq!(read, Property::default());
    let read: Property = decode(&json!({ "key": null, "value": null, "hidden": null })).unwrap();
    assert_eq!(read, Property::default());
    for (key, value) in [("key", json!(1)), ("value", json!({})), ("hidden", json!("yes"))] {
        decode::<Property>(&json!({ key: value })).expect_err(key);
    }
}

/// Rule: an enum that the provider may extend keeps an unknown value and writes it back.
#[test]
fn open_sets_of_words() {
    let known = [
        ("AUTHORIZATION_CODE", GrantType::AuthorizationCode),
        ("IMPLICIT", GrantType::Implicit),
        ("PASSWORD", GrantType::Password),
        ("CLIENT_CREDENTIALS", GrantType::ClientCredentials),
        ("REFRESH_TOKEN", GrantType::RefreshToken),
        ("CIBA", GrantType::Ciba),
        ("DEVICE_CODE", GrantType::DeviceCode),
        ("TOKEN_EXCHANGE", GrantType::TokenExchange),
        ("JWT_BEARER", GrantType::JwtBearer),
        ("PRE_AUTHORIZED_CODE", GrantType::PreAuthorizedCode),
        // Authlete's values are not those of OAuth.
        ("authorization_code", GrantType::Other("authorization_code".into())),
        ("", GrantType::Other("".into())),
    ];
    for (wire, grant) in known {
        assert_eq!(decode::<GrantType>(&json!(wire)).unwrap(), grant);
        assert_eq!(serde_json::to_value(&grant).unwrap(), json!(wire));
        assert_eq!(grant.as_str(), wire);
    }

    // Rule: an error does not quote the value.
    let error = decode::<GrantType>(&json!(80_150)).unwrap_err().to_string();
    assert!(!error.contains("80150"), "{error}");

    let object: OAuthAccessTokenObject = decode(&json!("oauth_token_v2")).unwrap();
    assert_eq!(object, OAuthAccessTokenObject::Other("oauth_token_v2".into()));
    assert_eq!(serde_json::to_value(&object).unwrap(), json!("oauth_token_v2"));

    let reply: OAuth2TokenResponse = decode(&json!({ "token_type": "MAC" })).unwrap();
    assert_eq!(reply.token_type.as_ref().map(TokenType::as_str), Some("MAC"));
    assert_eq!(serde_json::to_value(&reply).unwrap(), json!({ "token_type": "MAC" }));
}
