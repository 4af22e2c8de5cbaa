//! Structs with another shape on the wire: `transparent`, `from`, `into`, `try_from`, `flatten`.

use crate::twins::{alike, flat_twins, twins};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    One,
    Two,
}

#[derive(Debug, Serialize, Deserialize)]
struct Pair {
    c: u8,
    d: Option<u8>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Choice {
    One { x: u8 },
    Two,
}

/// A type without `Default`, which serde requires only where it constructs the value.
#[derive(Debug, Clone, Copy)]
struct NoDefault;

/// A map under another name. The derive requires `extra` on a flattened map, because it may contain
/// secrets, and serde does not.
type Rest<V> = BTreeMap<String, V>;

twins! {
    text { #[serde(transparent)] pub(crate) struct Text { inner: String } }
    optional { #[serde(transparent)] pub(crate) struct Optional { inner: Option<u8> } }
    list { #[serde(transparent)] pub(crate) struct List { inner: Vec<Option<u8>> } }
    with_marker {
        #[serde(transparent)]
        pub(crate) struct WithMarker { marker: std::marker::PhantomData<u8>, inner: u8, #[serde(skip)] skipped: u8 }
    }
    numbered { #[serde(transparent)] pub(crate) struct Numbered { inner: BTreeMap<u64, u8> } }
    kinds { #[serde(transparent)] pub(crate) struct Kinds { inner: BTreeMap<Kind, u8> } }
    tree { #[serde(transparent)] pub(crate) struct Tree { inner: BTreeMap<String, Tree> } }
    named { #[serde(transparent)] pub(crate) struct Named { inner: HashMap<String, u8> } }
    wrapped { #[serde(transparent)] pub(crate) struct Wrapped { inner: Inside } #[derive(Debug, serde::Serialize, serde::Deserialize)] struct Inside { a: u8, b: Kind } }
    generic { #[serde(transparent)] pub(crate) struct Generic<T> { inner: T } }
    coded {
        #[serde(transparent)]
        pub(crate) struct Coded { #[serde(with = "crate::encoding::text")] inner: u8 }
    }
    converted {
        #[serde(from = "(u8, u8)", into = "(u8, u8)")]
        #[derive(Clone)]
        pub(crate) struct Converted { a: u8, b: u8 }
        impl From<(u8, u8)> for Converted {
            fn from((a, b): (u8, u8)) -> Self {
                Self { a, b }
            }
        }
        impl From<Converted> for (u8, u8) {
            fn from(own: Converted) -> Self {
                (own.a, own.b)
            }
        }
    }
    read_as {
        #[serde(from = "BTreeMap<Kind, u8>")]
        pub(crate) struct ReadAs { a: Option<u8>, b: BTreeMap<u32, u8>, #[serde(skip)] c: NoDefault }
        impl From<BTreeMap<Kind, u8>> for ReadAs {
            fn from(map: BTreeMap<Kind, u8>) -> Self {
                Self { a: map.get(&Kind::One).copied(), b: BTreeMap::from([(5, 5)]), c: NoDefault }
            }
        }
    }
    tried {
        #[serde(try_from = "u8")]
        pub(crate) struct Tried { a: u8 }
        impl TryFrom<u8> for Tried {
            type Error = String;
            fn try_from(a: u8) -> Result<Self, String> {
                if a > 9 { Err("invalid value: integer `77`, expected one digit".to_owned()) } else { Ok(Self { a }) }
            }
        }
    }
    written_as {
        #[serde(into = "String")]
        #[derive(Clone)]
        pub(crate) struct WrittenAs { a: u8, b: Option<u8> }
        impl From<WrittenAs> for String {
            fn from(own: WrittenAs) -> Self {
                format!("{}", own.a)
            }
        }
    }
    inner { pub(crate) struct Inner { a: u8, b: Option<u8> } }
}

flat_twins! {
    flat { struct Flat { a: u8, #[flatten] pair: Pair, b: Option<u8> } }
    flat_only { struct FlatOnly { #[flatten] pair: Pair } }
    flat_optional { struct FlatOptional { a: u8, #[flatten] pair: Option<Pair> } }
    flat_map { struct FlatMap { a: u8, #[flatten] rest: Rest<serde_json::Value> } }
    flat_two {
        struct FlatTwo { #[flatten] pair: Pair, a: Option<u8>, #[flatten] rest: Rest<u8> }
    }
    flat_enum { struct FlatEnum { a: u8, #[flatten] choice: Choice } }
    flat_alias { struct FlatAlias { #[serde(alias = "A")] a: u8, #[flatten] rest: Rest<u8> } }
    flat_denied { #[serde(deny_unknown_fields)] struct FlatDenied { a: u8, #[flatten] pair: Pair } }
    flat_default { struct FlatDefault { #[flatten(default)] pair: Option<Pair>, #[serde(default)] a: u8 } }
    flat_skipped { struct FlatSkipped { a: u8, #[flatten(skip_serializing)] rest: Rest<u8>, #[flatten(skip_deserializing)] none: Rest<u8> } }
    flat_only_read { struct FlatOnlyRead { a: u8, #[flatten(skip_serializing)] pair: Option<Pair> } }
    flat_only_written { struct FlatOnlyWritten { a: u8, #[flatten(skip_deserializing)] rest: Rest<u8> } }
    flat_over_default {
        #[serde(default)]
        struct FlatOverDefault {
            a: u8,
            #[flatten]
            pair: Option<Pair>,
            #[flatten(skip_deserializing)]
            rest: Rest<u8>,
            #[flatten(skip_deserializing, default)]
            none: Rest<u8>
        }
        impl Default for FlatOverDefault {
            fn default() -> Self {
                let rest = Rest::from([("r".to_owned(), 1)]);
                Self { a: 2, pair: None, none: rest.clone(), rest }
            }
        }
    }
    flat_six {
        struct FlatSix {
            #[flatten]
            choice: Choice,
            a: u8,
            #[flatten]
            pair: Pair,
            #[flatten]
            first: Option<inner::serdes::Inner>,
            #[flatten]
            second: inner::serdes::Inner,
            b: u8,
            #[flatten]
            rest: Rest<serde_json::Value>,
            #[flatten]
            all: Rest<serde_json::Value>
        }
    }
    flat_six_denied {
        #[serde(deny_unknown_fields)]
        struct FlatSixDenied {
            #[flatten]
            choice: Choice,
            #[flatten]
            pair: Pair,
            a: u8,
            #[flatten]
            unit: (),
            #[flatten]
            first: Option<serde_json::Value>,
            #[flatten]
            second: Option<inner::serdes::Inner>,
            #[flatten]
            third: inner::serdes::Inner
        }
    }
    flat_generic { struct FlatGeneric<T> { a: u8, #[flatten] rest: T } }
    flat_of_flat { struct FlatOfFlat { a: u8, #[flatten] middle: Middle } #[derive(Debug, serde::Serialize, serde::Deserialize)] struct Middle { b: u8, #[serde(flatten)] pair: Pair } }
    flat_unit { struct FlatUnit { a: u8, #[flatten] unit: () } }
    flat_tagged { #[serde(tag = "t")] struct FlatTagged { a: u8, #[flatten] rest: Rest<u8> } }
}

#[test]
fn a_transparent_struct_is_its_field() {
    alike!(text::Text: "\"x\"", "1", "null", "{}", "[]");
    alike!(optional::Optional: "null", "1", "300", "\"x\"");
    alike!(list::List: "[]", "[1,null]", "[300]", "{}");
    alike!(with_marker::WithMarker: "1", "[]");
    alike!(named::Named: "{}", r#"{"a":1}"#, r#"{"a":300}"#);
    alike!(tree::Tree: "{}", r#"{"a":{"b":{}}}"#, r#"{"a":{"b":1}}"#);
    alike!(wrapped::Wrapped: r#"{"a":1,"b":"one"}"#, r#"{"a":1,"b":"three"}"#, r#"{"a":1}"#);
    alike!(generic::Generic[u8]: "1", "{}");
    alike!(generic::Generic[Vec<String>]: "[]", "[\"a\"]");
    alike!(coded::Coded: "\"7\"", "7");
}

#[test]
fn a_transparent_map_has_keys_that_are_no_strings() {
    alike!(numbered::Numbered: r#"{"1":2}"#, "{}");
    alike!(numbered::Numbered: r#"{"x":2}"#);
    alike!(kinds::Kinds: r#"{"one":2}"#, r#"{"three":2}"#, "{}");
}

#[test]
fn a_struct_is_converted_from_and_into_another_type() {
    alike!(converted::Converted: "[1,2]", "[1]", "{}", "[300,1]");
    alike!(written_as::WrittenAs: r#"{"a":1}"#, r#"{"a":1,"b":2}"#, "{}");
    alike!(tried::Tried: "1", "\"x\"", "77");
}

#[test]
fn a_struct_is_converted_from_a_map_with_keys_that_are_no_strings() {
    alike!(read_as::ReadAs: r#"{"one":1}"#, r#"{"two":1}"#, r#"{"three":1}"#, "{}");
}

#[test]
fn flattened_fields_take_their_members_from_among_the_others() {
    alike!(flat::Flat: r#"{"a":1,"c":2}"#, r#"{"d":4,"c":3,"b":2,"a":1}"#, r#"{"a":1}"#, "{}", "[1]", r#"{"a":1,"c":"x"}"#);
    alike!(flat_only::FlatOnly: r#"{"c":1}"#, r#"{"c":1,"c":2}"#, r#"{"x":1}"#);
    alike!(flat_optional::FlatOptional: r#"{"a":1}"#, r#"{"a":1,"c":2}"#, r#"{"a":1,"c":"x"}"#);
    alike!(flat_map::FlatMap: r#"{"a":1}"#, r#"{"a":1,"x":{"y":[1]},"z":-1}"#, r#"{"a":1,"x":1,"x":2}"#);
    alike!(flat_two::FlatTwo: r#"{"c":1,"x":2}"#, r#"{"c":1,"x":"y"}"#, r#"{"a":9,"d":1,"c":2,"e":3}"#);
    alike!(flat_enum::FlatEnum: r#"{"a":1,"kind":"one","x":2}"#, r#"{"a":1,"kind":"two"}"#, r#"{"a":1,"kind":"six"}"#, r#"{"a":1}"#);
    alike!(flat_alias::FlatAlias: r#"{"A":1,"b":2}"#, r#"{"A":1,"a":2}"#);
    alike!(flat_denied::FlatDenied: r#"{"a":1,"c":2}"#, r#"{"a":1,"c":2,"x":3}"#);
    alike!(flat_default::FlatDefault: "{}", r#"{"c":1}"#);
    alike!(flat_skipped::FlatSkipped: r#"{"a":1,"b":2}"#);
    alike!(flat_only_read::FlatOnlyRead: r#"{"a":1,"c":2}"#, r#"{"a":1}"#, "[1]", r#"{"c":1}"#);
    alike!(flat_only_written::FlatOnlyWritten: r#"{"a":1,"b":2}"#, "{}", "[1]");
    alike!(flat_over_default::FlatOverDefault: "{}", r#"{"a":1,"c":2,"r":3}"#);
    let six = r#"{"a":1,"b":2,"c":3,"d":4,"kind":"one","x":5,"zzz":[6]}"#;
    alike!(flat_six::FlatSix: six, r#"{"kind":"two","zzz":1,"b":2,"c":3,"a":4}"#, r#"{"a":1,"b":2,"c":3}"#, "{}");
    alike!(flat_six_denied::FlatSixDenied: six, r#"{"a":1,"b":2,"c":3,"kind":"two"}"#, r#"{"a":1,"c":3,"kind":"two"}"#);
    alike!(flat_generic::FlatGeneric[BTreeMap<String, u8>]: r#"{"a":1,"b":2}"#, r#"{"a":1}"#);
    alike!(flat_generic::FlatGeneric[inner::ours::Inner]: r#"{"a":1,"b":2}"#, r#"{"a":1}"#);
    alike!(flat_of_flat::FlatOfFlat: r#"{"a":1,"b":2,"c":3}"#, r#"{"a":1,"b":2}"#);
    alike!(flat_unit::FlatUnit: r#"{"a":1,"b":2}"#);
    alike!(flat_tagged::FlatTagged: r#"{"a":1,"b":2}"#);
}

/// Rule: a model inside other types behaves like any serde struct.
#[test]
fn a_model_can_be_flattened_tagged_and_untagged() {
    #[derive(Debug, Serialize, Deserialize)]
    struct Outer<T> {
        x: u8,
        #[serde(flatten)]
        inner: T,
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(tag = "t", rename_all = "lowercase")]
    enum Internal<T> {
        A(T),
        B { inner: T },
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(tag = "t", content = "c", rename_all = "lowercase")]
    enum Adjacent<T> {
        A(T),
    }

    #[derive(Debug, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Untagged<T> {
        Number(u8),
        Model(T),
        Many(Vec<T>),
    }

    use crate::twins::{Twin, compare};
    use inner::{annotated::Inner as Annotated, ours::Inner as Ours, serdes::Inner as Theirs};
    macro_rules! within {
        ($($outer:ident: $($json:expr),*;)*) => {$(for json in [$($json),*] {
            compare::<$outer<Theirs>, $outer<Ours>>(json, Twin::Plain);
            compare::<$outer<Theirs>, $outer<Annotated>>(json, Twin::Annotated);
        })*};
    }
    within! {
        Outer: r#"{"x":1,"a":2}"#, r#"{"x":1,"a":2,"b":3}"#, r#"{"x":1}"#, r#"{"a":1}"#;
        Internal: r#"{"t":"a","a":2}"#, r#"{"a":2,"t":"a","b":3}"#, r#"{"t":"a"}"#, r#"{"t":"b","inner":{"a":1,"b":2}}"#, r#"{"t":"z"}"#;
        Adjacent: r#"{"t":"a","c":{"a":1,"b":2}}"#, r#"{"c":{"a":1,"b":1},"t":"a"}"#;
        Untagged: "1", r#"{"a":1,"b":2}"#, r#"[{"a":1,"b":2},{"a":2,"b":3}]"#, r#"{"b":1}"#;
        Vec: "[]", r#"[{"a":1,"b":2}]"#;
        Box: r#"{"a":1,"b":2}"#;
        Option: "null", r#"{"a":1,"b":2}"#;
    }
}
