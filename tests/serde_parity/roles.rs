//! serde's attributes on fields with a role. The role encodes the value. Everything else is
//! serde's, as on any field.

use crate::twins::{Twin, compare};
use token_runtime::TokenModel as _;

/// Declares the struct twice: with roles, and for serde without roles. Each field has its role, its
/// serde attributes, and the attributes that serde needs to behave the same.
macro_rules! with_roles {
    ($($module:ident [$($struct_attr:meta),*] {
        $([$($role:tt)*] [$($serde:meta),*] [$($only_serde:meta),*] $field:ident: $ty:ty,)*
    })*) => {$(
        mod $module {
            pub(super) mod serdes {
                #[derive(Debug, serde::Serialize, serde::Deserialize)]
                $(#[$struct_attr])*
                pub(crate) struct Token {
                    $($(#[$serde])* $(#[$only_serde])* pub(crate) $field: $ty,)*
                }
            }
            pub(super) mod ours {
                #[derive(Debug, token_runtime::TokenModel)]
                $(#[$struct_attr])*
                pub(crate) struct Token {
                    $(#[token($($role)*)] $(#[$serde])* pub(crate) $field: $ty,)*
                }
            }
        }
    )*};
}

fn one() -> i64 {
    1
}

fn none() -> Option<i64> {
    None
}

fn some() -> Option<i64> {
    Some(7)
}

fn bearer() -> Option<String> {
    Some("Bearer".to_owned())
}

fn scope() -> Option<Vec<String>> {
    Some(vec!["x".to_owned()])
}

fn inner() -> Option<Inner> {
    Some(Inner { at: Some(7) })
}

/// A nested model.
#[derive(Debug, token_runtime::TokenModel)]
struct Inner {
    #[token(refresh_expires = "unix")]
    at: Option<i64>,
}

/// A required member that may be null.
fn required<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<u8>, D::Error> {
    serde::Deserialize::deserialize(input)
}

fn always<T>(_: &T) -> bool {
    true
}

with_roles! {
    renamed [serde(rename_all = "camelCase", deny_unknown_fields)] {
        [expires = "unix"] [serde(rename = "exp", alias = "until")] [] expires_at: i64,
        [refresh_expires = "unix"] [serde(rename(serialize = "out", deserialize = "in"))] [] refresh_expires_at: i64,
        [expires_in] [] [] expires_in: u32,
        [issued = "unix"] [serde(alias = "iat", alias = "issued")] [] issued_at: i64,
        [scopes = "list"] [serde(alias = "scp")] [serde(default)] granted_scopes: Vec<String>,
        [token_type] [serde(alias = "kind")] [] token_type: String,
    }
    cased [serde(rename_all(serialize = "SCREAMING-KEBAB-CASE", deserialize = "PascalCase"))] {
        [expires = "unix"] [] [] expires_at: i64,
        [instant = "unix"] [] [] last_seen: Option<i64>,
        [required] [] [serde(deserialize_with = "crate::roles::required")] user_id: Option<u8>,
    }
    defaulted [] {
        [expires = "unix"] [serde(default)] [] expires_at: i64,
        [refresh_expires = "unix"] [serde(default = "crate::roles::one")] [] refresh_expires_at: i64,
        [issued = "unix"] [serde(default = "crate::roles::none")] [] issued_at: Option<i64>,
        [scopes = "list"] [serde(default)] [] scope: Vec<String>,
    }
    whole [serde(default)] {
        [expires = "unix"] [] [] expires_at: i64,
        [issued = "unix"] [] [] issued_at: Option<i64>,
        [scopes = "list"] [] [] scope: Vec<String>,
        [expires_in] [] [] expires_in: u64,
    }
    silent [] {
        [expires = "unix"] [serde(skip_serializing)] [] expires_at: i64,
        [refresh_expires = "unix"] [serde(skip_serializing_if = "crate::roles::always")] [] refresh_expires_at: i64,
        [scopes = "list"] [serde(skip_serializing_if = "Vec::is_empty")] [serde(default)] scope: Vec<String>,
        [issued = "unix"] [serde(skip_serializing_if = "Option::is_some")] [] issued_at: Option<i64>,
    }
    optional [] {
        [token_type] [] [] token_type: Option<String>,
        [expires = "unix"] [] [] expires_at: Option<i64>,
        [expires_in] [] [] expires_in: Option<u8>,
        [issued = "unix"] [] [] issued_at: Option<i64>,
        [scopes = "list"] [] [] scope: Option<Vec<String>>,
        [nested(refresh_expires)] [] [] inner: Option<super::super::Inner>,
    }
    optional_with_defaults [] {
        [token_type] [serde(default = "crate::roles::bearer")] [] token_type: Option<String>,
        [expires = "unix"] [serde(default = "crate::roles::some")] [] expires_at: Option<i64>,
        [expires_in] [serde(default)] [] expires_in: Option<u8>,
        [issued = "unix"] [serde(default = "crate::roles::some")] [] issued_at: Option<i64>,
        [scopes = "list"] [serde(default = "crate::roles::scope")] [] scope: Option<Vec<String>>,
        [nested(refresh_expires)] [serde(default = "crate::roles::inner")] [] inner: Option<super::super::Inner>,
    }
    tagged [serde(tag = "kind", expecting = "a tagged token")] {
        [expires = "unix"] [] [] expires_at: i64,
        [scopes = "list"] [] [serde(default)] scope: Vec<String>,
    }
}

macro_rules! defaults {
    ($($name:ident)*) => {$(
        impl Default for whole::$name::Token {
            fn default() -> Self {
                Self { expires_at: 5, issued_at: Some(6), scope: vec!["x".to_owned()], expires_in: 7 }
            }
        }
    )*};
}

defaults!(serdes ours);

/// A field that is both `nested` and flattened.
mod flat {
    pub(super) mod serdes {
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        pub(crate) struct Token {
            #[serde(flatten)]
            inner: crate::roles::tagged::serdes::Token,
            #[serde(flatten)]
            other: Option<crate::roles::silent::serdes::Token>,
            id: u8,
        }
    }
    pub(super) mod ours {
        #[derive(Debug, token_runtime::TokenModel)]
        pub(crate) struct Token {
            #[token(nested(expires, scopes))]
            #[serde(flatten)]
            inner: crate::roles::tagged::ours::Token,
            #[token(nested(refresh_expires))]
            #[serde(flatten)]
            other: Option<crate::roles::silent::ours::Token>,
            id: u8,
        }
    }
}

/// Compares the twins. The values of roles are valid, so that only serde's part could differ.
macro_rules! alike {
    ($module:ident: $($json:expr),* $(,)?) => {
        for json in [$($json),*] {
            compare::<$module::serdes::Token, $module::ours::Token>(json, Twin::Roles);
        }
    };
}

#[test]
fn fields_with_a_role_are_renamed() {
    let whole =
        r#"{"exp":1,"in":2,"expiresIn":3,"issuedAt":4,"grantedScopes":["x"],"tokenType":"Bearer"}"#;
    alike!(renamed:
        whole,
        r#"{"until":1,"in":2,"expiresIn":3,"iat":4,"scp":["x","y"],"kind":"Bearer"}"#,
        r#"{"exp":1,"until":2,"in":2}"#,
        r#"{"exp":1,"out":2}"#,
        r#"{"expires_at":1}"#,
        r#"{"exp":1,"in":2,"expiresIn":3,"issuedAt":4,"issued":5}"#,
        r#"{"exp":1,"in":2}"#,
        "{}",
        "[1,2,3,4,[],\"x\"]",
        "[1,2]",
        "1",
    );
    alike!(cased: r#"{"ExpiresAt":1,"UserId":null}"#, r#"{"ExpiresAt":1,"LastSeen":2,"UserId":3}"#, r#"{"ExpiresAt":1}"#, r#"{"expires_at":1}"#, "{}");
}

#[test]
fn fields_with_a_role_have_serdes_defaults() {
    alike!(defaulted: "{}", r#"{"expires_at":3,"issued_at":null}"#, "[]", "[9]", r#"{"issued_at":4,"scope":["x"]}"#);
    alike!(whole: "{}", r#"{"expires_at":3,"issued_at":null}"#, r#"{"scope":[]}"#, "[]", "[9]", "[9,null,[],1]");
}

/// Rule: `None` is omitted only if a missing key reads back as `None`. With a default it is
/// written, otherwise it would not survive the round-trip.
#[test]
fn none_survives_beside_a_default() {
    alike!(optional: "{}", r#"{"token_type":null,"expires_at":1,"inner":{}}"#, r#"{"inner":null}"#);
    alike!(optional_with_defaults: "{}", r#"{"token_type":null,"expires_at":1}"#);

    let none = "{}";
    let token: optional::ours::Token = serde_json::from_str(none).expect("all is optional");
    assert_eq!(serde_json::to_string(&token).expect("JSON"), none);

    let nulls = r#"{"token_type":null,"expires_at":null,"expires_in":null,"issued_at":null,"scope":null,"inner":null}"#;
    let token: optional_with_defaults::ours::Token = serde_json::from_str(nulls).expect("nulls");
    assert_eq!(serde_json::to_string(&token).expect("JSON"), nulls);

    let nulls = r#"{"expires_at":5,"issued_at":null,"scope":["x"],"expires_in":7}"#;
    let token: whole::ours::Token =
        serde_json::from_str(r#"{"issued_at":null}"#).expect("the rest has a default");
    assert_eq!(serde_json::to_string(&token).expect("JSON"), nulls);

    let nulls = r#"{"EXPIRES-AT":1,"USER-ID":null}"#;
    let token: cased::ours::Token =
        serde_json::from_str(r#"{"ExpiresAt":1,"UserId":null}"#).expect("`required`");
    assert_eq!(serde_json::to_string(&token).expect("JSON"), nulls);
}

/// Rule: a sequence must have a value for every field without a default, as under serde.
#[test]
fn a_sequence_is_too_short_for_an_option_with_a_role() {
    alike!(optional:
        "[]", "[null]", "[null,1,2,3,[\"x\"]]", "[null,1,2,3,[\"x\"],null]", "[null,null,null,null,null,[5]]"
    );
    alike!(optional_with_defaults: "[]", "[null]", "[null,1,2,3,[\"x\"]]");
    let error = serde_json::from_str::<optional::ours::Token>("[null,1]").expect_err("too short");
    assert!(
        error.to_string().starts_with("invalid length 2, expected struct Token with 6 elements")
    );
}

#[test]
fn fields_with_a_role_are_left_out_on_serdes_conditions() {
    alike!(silent:
        r#"{"expires_at":1,"refresh_expires_at":2}"#,
        r#"{"expires_at":1,"refresh_expires_at":2,"scope":["x"],"issued_at":3}"#,
        r#"{"expires_at":1}"#,
    );
}

#[test]
fn a_token_model_is_tagged_and_says_what_it_expects() {
    alike!(tagged: r#"{"expires_at":1}"#, r#"{"kind":"x","expires_at":1,"scope":["y"]}"#, "1", "[]", "\"x\"");
}

#[test]
fn a_nested_model_is_flattened() {
    for json in [
        r#"{"expires_at":1,"scope":["x"],"id":2}"#,
        r#"{"expires_at":1,"refresh_expires_at":3,"id":2}"#,
    ] {
        compare::<flat::serdes::Token, flat::ours::Token>(json, Twin::Roles);
        let token: flat::ours::Token = serde_json::from_str(json).expect("a token");
        assert_eq!(token.expires_at().map(|time| time.timestamp()), Some(1));
    }
    compare::<flat::serdes::Token, flat::ours::Token>(r#"{"id":2}"#, Twin::Roles);
}
