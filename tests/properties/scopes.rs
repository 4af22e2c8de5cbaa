//! Sets of scopes: equality without order, equal hashes, what is missing.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, RandomState};

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use token_runtime::{ScopeSet, Scoped, TokenModel};

use crate::cases;

macro_rules! forms {
    ($($name:ident $form:literal;)*) => {$(
        #[derive(Debug, Clone, PartialEq, TokenModel)]
        struct $name {
            #[token(scopes = $form)]
            scope: ScopeSet,
        }

        impl From<ScopeSet> for $name {
            fn from(scope: ScopeSet) -> Self {
                Self { scope }
            }
        }
    )*};
}

forms! {
    Space "space";
    Comma "comma";
    List "list";
    Objects "objects(name)";
    Map "map";
}

/// A scope of RFC 6749 §3.3.
fn scope() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-d]{1,2}", 1 => "[!#-\\[\\]-~&&[^,]]{1,12}", 1 => "[a-z]+:[a-z:]+"]
}

/// Any text, because a caller may ask for any text.
fn asked() -> impl Strategy<Value = String> {
    prop_oneof![4 => scope(), 1 => any::<String>(), 1 => Just(String::new()), 1 => Just("\0".to_owned()),
        1 => Just("a b".to_owned())]
}

fn scopes() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![4 => prop::collection::vec(scope(), 0..8), 1 => prop::collection::vec("[a-z]{1,2}", 30..80)]
}

fn turned<T: Serialize + DeserializeOwned>(token: &T) -> T {
    let stored = serde_json::to_string(token).unwrap();
    serde_json::from_str(&stored).unwrap_or_else(|error| panic!("{stored}: {error}"))
}

proptest! {
    #![proptest_config(cases(200))]

    /// Rule: a set contains its elements once, in their original order.
    #[test]
    fn a_set_is_its_elements(scopes in scopes()) {
        let set: ScopeSet = scopes.iter().collect();
        let mut seen = HashSet::new();
        let expected: Vec<&str> = scopes.iter().map(String::as_str).filter(|scope| seen.insert(*scope)).collect();
        prop_assert_eq!(set.iter().collect::<Vec<_>>(), expected.clone());
        prop_assert_eq!(set.len(), expected.len());
        prop_assert_eq!(set.is_empty(), expected.is_empty());
        for scope in &scopes {
            prop_assert!(set.contains(scope));
        }
        prop_assert_eq!(format!("{set:?}"), format!("{expected:?}"));
        prop_assert_eq!(ScopeSet::from(&*scopes.join(" ")), set);
    }

    /// Rule: equality ignores the order, and equal sets have equal hashes.
    #[test]
    fn equality_is_without_order(one in scopes(), two in scopes(), shuffled in scopes().prop_shuffle()) {
        let set = |scopes: &[String]| scopes.iter().collect::<ScopeSet>();
        let model = |scopes: &[String]| scopes.iter().cloned().collect::<BTreeSet<_>>();
        prop_assert_eq!(set(&one) == set(&two), model(&one) == model(&two));
        let hasher = RandomState::new();
        let mut sorted = shuffled.clone();
        sorted.sort();
        sorted.extend_from_slice(&shuffled);
        prop_assert_eq!(set(&shuffled), set(&sorted));
        prop_assert_eq!(hasher.hash_one(set(&shuffled)), hasher.hash_one(set(&sorted)));
    }

    /// Rule: a set survives the round-trip through every scope format.
    #[test]
    fn every_form_keeps_the_set(scopes in scopes()) {
        let set: ScopeSet = scopes.iter().collect();
        prop_assert_eq!(turned(&Space::from(set.clone())).scope, set.clone());
        prop_assert_eq!(turned(&Comma::from(set.clone())).scope, set.clone());
        prop_assert_eq!(turned(&List::from(set.clone())).scope, set.clone());
        prop_assert_eq!(turned(&Objects::from(set.clone())).scope, set.clone());
        let leveled: ScopeSet = scopes.iter().map(|scope| format!("{scope}:write")).collect();
        prop_assert_eq!(turned(&Map::from(leveled.clone())).scope, leveled);
        let bytes = postcard::to_allocvec(&Space::from(set.clone())).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Space>(&bytes).unwrap().scope, set);
    }

    /// Rule: every input that a scope format reads survives the round-trip.
    #[test]
    fn what_was_read_is_kept(scope in prop_oneof![
        any::<String>().prop_map(Value::from),
        "[a-c ,:\\t\\n\\x00]{0,20}".prop_map(Value::from),
        prop::collection::vec(prop_oneof!["[a-c ,:]{0,5}", any::<String>()], 0..5).prop_map(Value::from),
        prop::collection::btree_map("[a-c: ,]{0,3}", "[a-c: ,]{0,3}", 0..4).prop_map(|map| json!(map)),
        prop::collection::vec("[a-c ,]{0,5}", 0..5)
            .prop_map(|list| list.into_iter().map(|scope| json!({ "name": scope, "id": 1 })).collect()),
    ]) {
        macro_rules! keeps {
            ($($form:ident)*) => {$(
                if let Ok(token) = serde_json::from_value::<$form>(json!({ "scope": scope })) {
                    let back = turned(&token);
                    prop_assert_eq!(
                        back.scope.iter().collect::<Vec<_>>(),
                        token.scope.iter().collect::<Vec<_>>(),
                        "{} {}", stringify!($form), scope
                    );
                }
            )*};
        }
        keeps!(Space Comma List Objects Map);
    }

    /// Rule: the answers agree: no scope is missing if and only if the token has all scopes.
    #[test]
    fn questions_agree(granted in scopes(), asked in prop::collection::vec(asked(), 0..5)) {
        let token = Space { scope: granted.iter().collect() };
        let missing = token.missing_scopes(&asked);
        let has_all = token.has_all_scopes(&asked);
        prop_assert_eq!(missing.is_empty(), has_all, "{:?} of {:?}", asked, granted);
        prop_assert_eq!(token.require_scopes(&asked).is_ok(), has_all);
        prop_assert_eq!(token.has_any_scope(&asked), asked.iter().any(|scope| token.has_scope(scope)));
        prop_assert!(missing.iter().all(|scope| !token.has_scope(scope)));
        if let Err(error) = token.require_scopes(&asked) {
            prop_assert_eq!(error.missing(), &missing);
        }
        prop_assert!(token.has_all_scopes([""; 0]) && !token.has_any_scope([""; 0]));
        prop_assert_eq!(token.scopes_or(["z"]), token.scope);
    }
}

/// Rule: without scopes in the payload no scope is granted, and `scopes_or` takes the requested
/// ones.
#[test]
fn absent_scopes_grant_nothing() {
    #[derive(Debug, TokenModel)]
    struct Reply {
        #[token(scopes)]
        scope: Option<ScopeSet>,
    }

    fn check<T: Scoped>(token: &T) {
        assert_eq!(token.missing_scopes(["a", "b"]), ScopeSet::from("b a"));
        assert!(!token.has_scope("a") && !token.has_any_scope(["a"]));
        assert_eq!(token.scopes_or(["a"]), ScopeSet::from("a"));
    }

    check(&serde_json::from_str::<Reply>("{}").unwrap());
    check(&serde_json::from_str::<Reply>(r#"{"scope":null}"#).unwrap());
    let none: Reply = serde_json::from_str(r#"{"scope":""}"#).unwrap();
    assert_eq!(none.scopes_or(["a"]), ScopeSet::default());
}

/// Rule: the time to read a hostile list is proportional to its length.
#[test]
fn many_scopes_are_quick() {
    let many: Vec<String> = (0..100_000).map(|n| format!("scope{n}")).collect();
    let text = many.join(" ");
    let began = std::time::Instant::now();
    let set = ScopeSet::from(&*text);
    assert_eq!(set.len(), many.len());
    assert_eq!(set, many.iter().rev().collect::<ScopeSet>());
    assert!(began.elapsed().as_secs() < 5);
}
