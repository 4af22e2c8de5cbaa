//! What a view hides from which serializer.

use alloc::{collections::BTreeMap, format, string::String, vec, vec::Vec};

use serde::Serialize;
use serde_json::{Value, json};

use super::*;

/// A secret under either reserved name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Planted(&'static str);

impl Serialize for Planted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(self.0, "LEAK")
    }
}

const S: Planted = Planted(SECRET);
const U: Planted = Planted(UNKNOWN);

/// `value` as JSON, masked, by the two serializers of `serde_json`; without
/// the mask the secrets must be there, or the test would prove nothing.
#[track_caller]
fn masked(value: impl Serialize) -> Value {
    assert!(serde_json::to_string(&value).unwrap().contains("LEAK"));
    let view = Redacted::new(&value, false);
    let text = serde_json::to_string(&view).unwrap();
    assert!(!text.contains("LEAK"), "{text}");
    let json = serde_json::to_value(view).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json);
    json
}

#[test]
fn both_markers_are_masked_whatever_they_hold() {
    struct Anything<T>(&'static str, T);

    impl<T: Serialize> Serialize for Anything<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_newtype_struct(self.0, &self.1)
        }
    }

    for name in [SECRET, UNKNOWN] {
        assert_eq!(masked(Anything(name, "LEAK")), MASK);
        assert_eq!(masked(Anything(name, Some(["LEAK"; 32]))), MASK);
        assert_eq!(masked(Anything(name, json!({ "LEAK": [1] }))), MASK);
        assert_eq!(serde_json::to_value(Redacted::new(&Anything(name, 7), false)).unwrap(), MASK);
    }
    assert_eq!(masked(Anything("Other", (S, "LE"))), json!([MASK, "LE"]));
}

#[test]
fn secrets_are_masked_in_every_kind_of_compound() {
    #[derive(Serialize)]
    struct Newtype(Planted);
    #[derive(Serialize)]
    struct Tuple(Planted, u8, Planted);
    #[derive(Serialize)]
    struct Named {
        id: u8,
        secret: Option<Planted>,
    }
    #[derive(Serialize)]
    enum Variant {
        Newtype(Planted),
        Tuple(u8, Planted),
        Named { id: u8, secret: Planted },
    }

    assert_eq!(masked(Some(S)), MASK);
    assert_eq!(masked(vec![S, U]), json!([MASK, MASK]));
    assert_eq!(masked((1, S)), json!([1, MASK]));
    assert_eq!(masked(BTreeMap::from([("k", S)])), json!({ "k": MASK }));
    assert_eq!(masked(BTreeMap::from([(S, "v")])), json!({ MASK: "v" }));
    assert_eq!(masked(Newtype(S)), MASK);
    assert_eq!(masked(Tuple(S, 1, U)), json!([MASK, 1, MASK]));
    assert_eq!(masked(Named { id: 1, secret: Some(S) }), json!({ "id": 1, "secret": MASK }));
    assert_eq!(masked(Variant::Newtype(S)), json!({ "Newtype": MASK }));
    assert_eq!(masked(Variant::Tuple(1, S)), json!({ "Tuple": [1, MASK] }));
    assert_eq!(
        masked(Variant::Named { id: 1, secret: S }),
        json!({ "Named": { "id": 1, "secret": MASK } })
    );
}

#[test]
fn secrets_are_masked_at_any_depth() {
    #[derive(Serialize)]
    struct Node {
        secret: Planted,
        children: Vec<Node>,
    }
    let leaf = || Node { secret: S, children: vec![] };
    let tree = Node { secret: S, children: vec![leaf(), leaf()] };
    let leaf = json!({ "secret": MASK, "children": [] });
    let tree_json = json!({ "secret": MASK, "children": [leaf, leaf] });
    assert_eq!(
        masked(Some(BTreeMap::from([("data", [(0, Some(tree))])]))),
        json!({ "data": [[0, tree_json]] })
    );
}

#[test]
fn secrets_are_masked_behind_the_serializers_of_serde() {
    // `flatten` and `tag` put serializers of their own, with buffers, between.
    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Tagged {
        Newtype(BTreeMap<&'static str, Planted>),
        Named { secret: Planted },
    }
    #[derive(Serialize)]
    #[serde(tag = "kind", content = "data")]
    enum Adjacent {
        Tuple(u8, Planted),
    }
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Untagged {
        Newtype(Planted),
    }
    #[derive(Serialize)]
    enum Kind {
        Tuple(Planted, u8),
        Named { secret: Planted },
    }
    #[derive(Serialize)]
    struct Envelope<T> {
        ok: bool,
        #[serde(flatten)]
        data: T,
    }

    let map = || BTreeMap::from([("secret", U)]);
    assert_eq!(masked(Tagged::Newtype(map())), json!({ "kind": "Newtype", "secret": MASK }));
    assert_eq!(masked(Tagged::Named { secret: S }), json!({ "kind": "Named", "secret": MASK }));
    assert_eq!(masked(Adjacent::Tuple(1, S)), json!({ "kind": "Tuple", "data": [1, MASK] }));
    assert_eq!(masked(Untagged::Newtype(S)), MASK);
    assert_eq!(masked(Envelope { ok: true, data: map() }), json!({ "ok": true, "secret": MASK }));
    assert_eq!(
        masked(Envelope { ok: true, data: Kind::Tuple(S, 1) }),
        json!({ "ok": true, "Tuple": [MASK, 1] })
    );
    assert_eq!(
        masked(Envelope { ok: true, data: Kind::Named { secret: S } }),
        json!({ "ok": true, "Named": { "secret": MASK } })
    );
}

#[test]
fn maps_are_masked_whether_written_by_entry_or_by_halves() {
    struct Halves;

    impl Serialize for Halves {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            map.serialize_key(&Planted(SECRET))?;
            map.serialize_value("v")?;
            map.serialize_key("k")?;
            map.serialize_value(&U)?;
            map.serialize_entry("e", &U)?;
            map.end()
        }
    }

    assert_eq!(masked(Halves), json!({ MASK: "v", "k": MASK, "e": MASK }));
}

#[test]
fn all_else_is_written_as_it_is() {
    #[derive(Serialize)]
    struct Unit;
    #[derive(Serialize)]
    struct Plain<'a> {
        numbers: (i8, i16, i32, i64, u8, u16, u32, u64, f32, f64),
        wide: (i128, u128),
        text: (char, &'a str, bool),
        nothing: (Option<u8>, (), Unit),
        displayed: fmt::Arguments<'a>,
        bytes: Bytes,
        variant: Result<u8, ()>,
        #[serde(skip_serializing_if = "Option::is_none")]
        skipped: Option<u8>,
    }
    struct Bytes;

    impl Serialize for Bytes {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(b"ab")
        }
    }

    let plain = Plain {
        numbers: (i8::MIN, i16::MIN, i32::MIN, i64::MIN, 1, 2, 3, u64::MAX, 0.5, 0.25),
        wide: (i128::MIN, u128::MAX),
        text: ('c', "s", true),
        nothing: (None, (), Unit),
        displayed: format_args!("shown"),
        bytes: Bytes,
        variant: Ok(1),
        skipped: None,
    };
    let text: String = serde_json::to_string(&plain).unwrap();
    assert_eq!(serde_json::to_string(&Redacted::new(&plain, false)).unwrap(), text);
}

#[test]
fn the_view_may_be_nested_unsized_and_copied() {
    let secrets: &[Planted] = &[S, U];
    let view = Redacted::new(secrets, false);
    let nested = Redacted::new(&view, false);
    assert_eq!(serde_json::to_value(nested).unwrap(), json!([MASK, MASK]));
    assert_eq!(serde_json::to_value(view).unwrap(), json!([MASK, MASK]));
}

#[test]
fn debug_is_that_of_the_value() {
    let value = Some(vec![1, 2]);
    assert_eq!(format!("{:?}", Redacted::new(&value, false)), format!("{value:?}"));
    assert_eq!(format!("{:#?}", Redacted::new(&value, false)), format!("{value:#?}"));
}
