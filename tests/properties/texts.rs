//! `FromStr` and serde read what `Display` writes. Also the orders and conversions of these types.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};
use token_runtime::{
    Expiry, Extra, ExtraValue, ScopeSet, Secret, Status, TokenModel, TokenType, chrono::DateTime,
};

use crate::{cases, clocks, json::payloads};

const STATUSES: [Status; 4] = [Status::Fresh, Status::Unknown, Status::Stale, Status::Expired];

fn expiries() -> impl Strategy<Value = Expiry> {
    prop_oneof![8 => clocks().prop_map(Expiry::At), 1 => Just(Expiry::Never), 1 => Just(Expiry::Unknown)]
}

/// A scope without white space.
fn scope_lists() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        4 => prop::collection::vec("[a-d]{1,2}|[!-~]{1,9}", 0..8),
        1 => prop::collection::vec("[a-z]{1,2}", 60..90),
    ]
}

/// Rule: a value survives a round-trip through its text and through every format.
fn round_trips<T>(value: &T)
where
    T: Debug + Display + PartialEq + FromStr<Err: Debug> + Serialize + DeserializeOwned,
{
    assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value, "{json}");
    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn an_expiry_is_its_text(expiry in expiries()) {
        round_trips(&expiry);
        prop_assert_eq!(serde_json::to_value(expiry).unwrap(), json!(expiry.to_string()));
        prop_assert_eq!(Expiry::from(expiry.time()).time(), expiry.time());
    }

    /// Rule: the lesser of two expiries expires first.
    #[test]
    fn the_lesser_expiry_expires_first(one in expiries(), two in expiries(), now in clocks()) {
        let (first, last) = (one.min(two), one.max(two));
        prop_assert!(first.is_expired_at(now) || !last.is_expired_at(now));
        prop_assert!(last <= Expiry::Never);
        prop_assert!(one == Expiry::Never || one <= Expiry::Unknown);
    }

    #[test]
    fn a_token_type_is_its_text(name in any::<String>()) {
        let token_type: TokenType = name.parse().unwrap();
        round_trips(&token_type);
        prop_assert_eq!(&TokenType::from(name.clone()), &token_type);
        prop_assert!(token_type.as_ref().eq_ignore_ascii_case(&name));
    }

    #[test]
    fn a_secret_is_read_from_its_text(text in any::<String>()) {
        prop_assert_eq!(text.parse::<Secret>().unwrap(), Secret::from(text));
        prop_assert_eq!(Secret::default(), Secret::from(""));
    }

    #[test]
    fn scopes_are_their_text(scopes in scope_lists()) {
        let set = ScopeSet::from(&*scopes);
        round_trips(&set);
        prop_assert_eq!(&ScopeSet::from(set.to_string()), &set);
        prop_assert_eq!((&set).into_iter().collect::<Vec<_>>(), set.iter().collect::<Vec<_>>());
        prop_assert_eq!(set.clone().into_iter().collect::<Vec<_>>(), set.iter().collect::<Vec<_>>());
        prop_assert_eq!(&set, &*scopes);
        prop_assert_eq!(format!("{set:>9}"), format!("{:>9}", set.to_string()));
    }

    /// Rule: `ScopeSet` behaves like a set of the standard library.
    #[test]
    fn scopes_are_a_set(one in scope_lists(), two in scope_lists(), scope in "[a-d]{0,2}") {
        let (mut set, other) = (ScopeSet::from(one.clone()), ScopeSet::from(two.clone()));
        let model = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
        let (mut set_model, other_model) = (model(&one), model(&two));
        let same = |set: &ScopeSet, model: &BTreeSet<String>| {
            set.iter().map(str::to_owned).collect::<BTreeSet<_>>() == *model && set.len() == model.len()
        };

        prop_assert!(same(&set.union(&other), &(&set_model | &other_model)));
        prop_assert!(same(&set.difference(&other), &(&set_model - &other_model)));
        prop_assert_eq!(set.is_subset(&other), set_model.is_subset(&other_model));
        prop_assert!(set.difference(&other).is_subset(&set) && set.is_subset(&set.union(&other)));

        let before: Vec<String> = set.clone().into_iter().collect();
        prop_assert_eq!(set.insert(&scope), !scope.is_empty() && set_model.insert(scope.clone()));
        prop_assert!(same(&set, &set_model));
        prop_assert_eq!(set.iter().take(before.len()).collect::<Vec<_>>(), before);
        prop_assert_eq!(set.remove(&scope), set_model.remove(&scope));
        prop_assert!(same(&set, &set_model) && !set.contains(&scope));
        set.extend(&other);
        set_model.extend(other_model);
        prop_assert!(same(&set, &set_model));
    }

    /// Rule: a value of `serde_json` survives the conversion to an unknown member and back.
    #[test]
    fn unknown_members_are_values_of_json(value in payloads()) {
        prop_assert_eq!(&Value::from(ExtraValue::from(value.clone())), &value);
        prop_assert_eq!(&ExtraValue::from(value.clone()), &serde_json::from_value(value.clone()).unwrap());
        if let Value::Object(members) = value {
            let extra = Extra::from(members.clone());
            prop_assert_eq!(extra.clone().into_iter().collect::<Extra>(), extra.clone());
            prop_assert_eq!((&extra).into_iter().count(), members.len());
            prop_assert_eq!(Map::from(extra), members);
        }
    }

    /// Rule: an error of `FromStr` does not quote the text.
    #[test]
    fn errors_are_silent(text in "[0-9TZ:-]{3,30}|zzz[a-z]{0,9}") {
        if let Err(error) = text.parse::<Expiry>() {
            prop_assert_eq!(error.to_string(), "expected a date of RFC 3339, `never` or `unknown`");
            let error = serde_json::from_value::<Expiry>(json!(text)).unwrap_err().to_string();
            prop_assert!(!error.contains(&text), "{}", error);
        }
        let error = serde_json::from_value::<Status>(json!(text)).unwrap_err().to_string();
        prop_assert!(!error.contains(&text), "{}", error);
    }
}

/// Rule: numbers of every type keep their value as unknown members.
#[test]
fn numbers_become_unknown_members() {
    for (value, expected) in [
        (ExtraValue::from(7_u8), json!(7)),
        (ExtraValue::from(-7_i8), json!(-7)),
        (ExtraValue::from(7_u16), json!(7)),
        (ExtraValue::from(7_u32), json!(7)),
        (ExtraValue::from(7_u64), json!(7)),
        (ExtraValue::from(u64::MAX), json!(u64::MAX)),
        (ExtraValue::from(0.5_f32), json!(0.5)),
        (ExtraValue::from(vec![1, 2]), json!([1, 2])),
        (ExtraValue::from(Extra::from_iter([("a", "b")])), json!({"a": "b"})),
    ] {
        assert_eq!(value, ExtraValue::from(expected.clone()), "{expected}");
        assert_eq!(serde_json::to_value(&value).unwrap(), expected);
    }
}

/// Rule: `extend` replaces a member of the same name, and `get_str` finds text by name.
#[test]
fn unknown_members_are_extended() {
    let mut extra = Extra::from_iter([("a", 1), ("b", 2)]);
    extra.extend([("b", "text")]);
    assert_eq!(extra.get_str("b"), Some("text"));
    assert_eq!((extra.get_str("a"), extra.get_str("c")), (None, None));
}

/// Rule: the text of a status is its name, and a token needs a refresh from `Stale` on.
#[test]
fn a_status_is_its_text() {
    for status in STATUSES {
        round_trips(&status);
        assert_eq!(format!("{status:?}").to_lowercase(), status.to_string());
    }
    assert!(STATUSES.is_sorted());
    assert!("Fresh".parse::<Status>().is_err());

    let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
    for end in [Expiry::from_unix(100), Expiry::Never, Expiry::Unknown] {
        let token = Ending { end };
        for now in [at(0), at(69), at(70), at(99), at(100), at(101)] {
            let is_due = token.status_at(now) >= Status::Stale;
            assert_eq!(is_due, token.needs_refresh_at(now), "{end} at {now}");
        }
    }
}

#[derive(Debug, TokenModel)]
struct Ending {
    #[token(expires = "rfc3339")]
    end: Expiry,
}

/// Rule: in a payload the texts `never` and `unknown` have no meaning, unless they are declared.
/// They are for a program's own columns.
#[test]
fn a_payload_cannot_say_never() {
    for text in ["never", "unknown"] {
        assert!(serde_json::from_value::<Ending>(json!({"end": text})).is_err(), "{text}");
    }
}
