//! Scopes in every format and every type.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use token_runtime::{ScopeSet, Scoped, TokenModel};

use crate::{read, refused};

/// A model with scopes of type `$ty` in the format `$form`.
macro_rules! models {
    ($($name:ident: $ty:ty, $form:literal;)+) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(scopes = $form)]
            scope: $ty,
        }
    )+};
}

models! {
    Space: ScopeSet, "space";
    SpaceOptional: Option<ScopeSet>, "space";
    SpaceVec: Vec<String>, "space";
    SpaceSorted: BTreeSet<String>, "space";
    SpaceHashed: HashSet<String>, "space";
    SpaceText: String, "space";
    Comma: ScopeSet, "comma";
    List: ScopeSet, "list";
    Objects: ScopeSet, "objects(name)";
    Map: BTreeSet<String>, "map";
}

/// Scopes as the keys of a map.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Keys {
    #[token(scopes)]
    scope: BTreeMap<String, String>,
}

/// The scopes that a `T` reads from the JSON `value`. They survive the round-trip.
#[track_caller]
fn scopes<T>(value: &str) -> Vec<String>
where
    T: TokenModel + Scoped + serde::Serialize + serde::de::DeserializeOwned,
{
    let list = |token: &T| token.scopes().map(str::to_owned).collect::<Vec<_>>();
    let token: T = read(&format!(r#""scope":{value}"#)).unwrap();
    let stored = serde_json::to_string(&token).unwrap();
    let restored: T = serde_json::from_str(&stored).unwrap();
    assert_eq!(list(&restored), list(&token), "after {stored}");
    list(&token)
}

#[test]
fn separators_alone_are_no_scope() {
    for value in [r#""""#, r#"" ""#, r#""    ""#, r#"" \t\n ""#] {
        assert!(scopes::<Space>(value).is_empty(), "{value}");
        assert!(scopes::<SpaceVec>(value).is_empty(), "{value}");
        assert!(scopes::<SpaceSorted>(value).is_empty(), "{value}");
        assert!(scopes::<SpaceText>(value).is_empty(), "{value}");
        assert!(scopes::<Comma>(value).is_empty(), "{value}");
    }
    for value in [r#"",""#, r#"",,,,""#, r#"" , ,, ""#] {
        assert!(scopes::<Comma>(value).is_empty(), "{value}");
    }
    for value in ["[]", r#"[""]"#, r#"["",""]"#] {
        assert!(scopes::<List>(value).is_empty(), "{value}");
    }
}

#[test]
fn runs_of_separators_collapse() {
    assert_eq!(scopes::<Space>(r#""  email \t profile\n""#), ["email", "profile"]);
    assert_eq!(scopes::<Space>(r#""email\tprofile""#), ["email", "profile"]);
    assert_eq!(scopes::<Comma>(r#"",email,, profile ,""#), ["email", "profile"]);
}

#[test]
fn a_separator_that_is_not_declared_is_part_of_the_scope() {
    assert_eq!(scopes::<Space>(r#""email,profile""#), ["email,profile"]);
    assert_eq!(scopes::<Comma>(r#""full access,email""#), ["full access", "email"]);
    assert_eq!(scopes::<List>(r#"["full access","a,b"]"#), ["full access", "a,b"]);
}

#[test]
fn order_is_kept_and_duplicates_are_dropped() {
    assert_eq!(scopes::<Space>(r#""b a b c a""#), ["b", "a", "c"]);
    assert_eq!(scopes::<List>(r#"["b","a","b"]"#), ["b", "a"]);
    let one: Space = read(r#""scope":"b a b""#).unwrap();
    let other: Space = read(r#""scope":"a b""#).unwrap();
    assert_eq!(one, other);
}

#[test]
fn case_counts() {
    let token: Space = read(r#""scope":"Email""#).unwrap();
    assert!(token.has_scope("Email") && !token.has_scope("email"));
    assert!(!token.has_scope("") && !token.has_scope("Email "));
    assert_eq!(scopes::<Space>(r#""Email email""#), ["Email", "email"]);
}

#[test]
fn a_list_may_be_a_string_and_a_string_a_list() {
    assert_eq!(scopes::<Space>(r#"["a","b"]"#), ["a", "b"]);
    assert_eq!(scopes::<Comma>(r#"["a","b"]"#), ["a", "b"]);
    assert_eq!(scopes::<List>(r#""a b""#), ["a", "b"]);
}

#[test]
fn ten_thousand_scopes() {
    let names: Vec<String> = (0..10_000).map(|n| format!("scope:{n}")).collect();
    let text = format!(r#""{}""#, names.join(" "));
    assert_eq!(scopes::<Space>(&text), names);
    assert_eq!(scopes::<SpaceVec>(&text), names);
    assert_eq!(scopes::<Comma>(&text.replace(' ', ",")), names);
    let list = serde_json::to_string(&names).unwrap();
    assert_eq!(scopes::<List>(&list), names);

    let sorted: BTreeSet<_> = names.iter().cloned().collect();
    assert!(scopes::<SpaceSorted>(&text).iter().eq(&sorted));
    let hashed: SpaceHashed = read(&format!(r#""scope":{text}"#)).unwrap();
    assert_eq!(hashed.scope.len(), names.len());

    let same = format!(r#""{}""#, "a ".repeat(10_000));
    assert_eq!(scopes::<Space>(&same), ["a"]);
}

#[test]
fn absent_scopes_are_none_where_the_type_can_say_so() {
    for members in [r#""scope":null"#, r#""other":1"#] {
        let token: SpaceOptional = read(members).unwrap();
        assert_eq!(token.scope, None);
        assert_eq!(token.missing_scopes(["a"]), ScopeSet::from("a"));
        assert_eq!(token.scopes_or(["a"]), ScopeSet::from("a"));
        let token: Space = read(members).unwrap();
        assert!(token.scope.is_empty());
        assert!(token.has_all_scopes([""; 0]) && !token.has_any_scope([""; 0]));
    }
    let token: SpaceOptional = read(r#""scope":"""#).unwrap();
    assert_eq!(token.scope, Some(ScopeSet::default()));
    assert!(token.scopes_or(["a"]).is_empty());
}

#[test]
fn maps_and_objects() {
    assert_eq!(scopes::<Objects>(r#"[{"name":"b","id":1},{"id":2,"name":"a"}]"#), ["b", "a"]);
    assert_eq!(
        scopes::<Map>(r#"{"issues":"write","contents":"read"}"#),
        ["contents:read", "issues:write"]
    );
    assert_eq!(scopes::<Keys>(r#"{"issues":"write"}"#), ["issues"]);
    assert!(scopes::<Objects>("[]").is_empty());
    assert!(scopes::<Map>("{}").is_empty());
}

/// Rule: two scopes of one name do not fit into an object. They are written as an array, which is
/// read too.
#[test]
fn two_scopes_of_one_name_are_both_stored() {
    let token: Map = read(r#""scope":"issues:read issues:write""#).unwrap();
    let stored = serde_json::to_value(&token).unwrap();
    assert_eq!(stored["scope"], serde_json::json!(["issues:read", "issues:write"]));
    assert_eq!(serde_json::from_value::<Map>(stored).unwrap(), token);
}

#[test]
fn what_is_not_scopes_is_refused() {
    for value in ["12345", "1.5", "false", "[12345]", "[null]", "[false]", r#"[["zzz"]]"#] {
        refused::<Space>("scope", value);
        refused::<SpaceOptional>("scope", value);
        refused::<SpaceVec>("scope", value);
        refused::<SpaceText>("scope", value);
        refused::<Comma>("scope", value);
        refused::<List>("scope", value);
        refused::<Objects>("scope", value);
        refused::<Map>("scope", value);
        refused::<Keys>("scope", value);
    }
    for value in ["{}", r#"{"zzz":"yyy"}"#] {
        refused::<Space>("scope", value);
        refused::<Comma>("scope", value);
        refused::<List>("scope", value);
    }
    for value in [r#"[{"id":"zzz"}]"#, r#"[{"name":12345}]"#] {
        refused::<Objects>("scope", value);
    }
    refused::<Map>("scope", r#"{"issues":[12345]}"#);
}
