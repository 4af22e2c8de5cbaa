//! The bounds that serde infers and the bounds of `bound`, for structs with named fields. serde's
//! own test suite checks the generated code instead.

use crate::twins::{alike, twins};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::hash::Hash;
use std::marker::PhantomData;

/// A type without `Serialize`, `Deserialize` and `Default`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Nothing;

mod nothing {
    use super::Nothing;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<T, S: Serializer>(_: &T, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_unit()
    }

    pub(crate) fn deserialize<'de, T: From<Nothing>, D: Deserializer<'de>>(
        input: D,
    ) -> Result<T, D::Error> {
        <()>::deserialize(input).map(|()| Nothing.into())
    }
}

/// A type whose serde impls have no bound on `T`.
#[derive(Debug)]
pub(crate) struct Free<T>(PhantomData<T>);

impl<T> Serialize for Free<T> {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_unit()
    }
}

impl<'de, T> Deserialize<'de> for Free<T> {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        <()>::deserialize(input).map(|()| Self(PhantomData))
    }
}

pub(crate) trait Linked {
    type Item: Debug;
    const LEN: usize;
}

#[derive(Debug)]
pub(crate) struct Link;

impl Linked for Link {
    type Item = u8;
    const LEN: usize = 2;
}

twins! {
    simple { pub(crate) struct Simple<T, U> { a: T, b: Option<U>, c: Vec<T> } }
    bounded { pub(crate) struct Bounded<T: Copy + Debug, U> where U: Clone, Vec<U>: Debug { a: T, b: U, } }
    hashed { pub(crate) struct Hashed<K: Eq + Hash, V> { a: HashMap<K, V> } }
    marked { pub(crate) struct Marked<T, U> { a: T, b: PhantomData<U>, c: std::marker::PhantomData<(T, U)> } }
    coded {
        pub(crate) struct Coded<T> where T: From<Nothing> {
            #[serde(with = "nothing")]
            a: T,
            #[serde(serialize_with = "nothing::serialize", deserialize_with = "nothing::deserialize")]
            b: T,
        }
    }
    skipped {
        pub(crate) struct Skipped<T, U> { a: u8, #[serde(skip, default = "none")] b: Option<T>, #[serde(skip_serializing)] c: U }
        fn none<T>() -> Option<T> {
            None
        }
    }
    defaulted { pub(crate) struct Defaulted<T> { #[serde(default)] a: T } }
    by_struct { #[serde(bound = "")] pub(crate) struct ByStruct<T> { a: Free<T> } }
    by_struct_halves {
        #[serde(bound(serialize = "T: Copy", deserialize = "T: Copy"))]
        pub(crate) struct ByStructHalves<T> { a: Free<T> }
    }
    by_struct_twice {
        #[serde(bound(serialize = ""))]
        #[serde(bound(deserialize = ""))]
        pub(crate) struct ByStructTwice<T> { a: Free<T> }
    }
    by_field { pub(crate) struct ByField<T> { #[serde(bound = "")] a: Free<T>, b: u8 } }
    by_field_halves {
        pub(crate) struct ByFieldHalves<T> {
            #[serde(bound(serialize = "T: Copy", deserialize = "T: Copy"))]
            a: Free<T>,
            b: Option<u8>,
        }
    }
    by_field_twice {
        pub(crate) struct ByFieldTwice<T> { #[serde(bound(serialize = ""), bound(deserialize = ""))] a: Free<T>, b: u8 }
    }
    by_field_mixed {
        pub(crate) struct ByFieldMixed<T, U> { a: T, #[serde(bound(serialize = "Vec<U>: Serialize", deserialize = "U: DeserializeOwned"))] b: Vec<U> }
    }
    by_lifetime {
        #[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de> + Default"))]
        pub(crate) struct ByLifetime<T> { a: Vec<T>, #[serde(skip)] b: T }
    }
    by_field_lifetime {
        pub(crate) struct ByFieldLifetime<T> {
            #[serde(bound(deserialize = "T: Deserialize<'de> + Clone"))]
            a: T,
            b: Option<T>,
        }
    }
    converted {
        #[serde(try_from = "Vec<T>", into = "Vec<T>", bound(serialize = "T: Serialize + Clone", deserialize = "T: Deserialize<'de>"))]
        #[derive(Clone)]
        pub(crate) struct Converted<T> { a: Vec<T> }
        impl<T> TryFrom<Vec<T>> for Converted<T> {
            type Error = &'static str;
            fn try_from(a: Vec<T>) -> Result<Self, Self::Error> {
                if a.is_empty() { Err("invalid length 0, expected one") } else { Ok(Self { a }) }
            }
        }
        impl<T> From<Converted<T>> for Vec<T> {
            fn from(own: Converted<T>) -> Self {
                own.a
            }
        }
    }
    by_self {
        #[serde(bound(serialize = "Self: Clone"))]
        #[derive(Clone)]
        pub(crate) struct BySelf { #[serde(skip_serializing_if = "Self::is_zero")] a: u8, b: Option<u8> }
        impl BySelf {
            fn is_zero(a: &u8) -> bool {
                *a == 0
            }
        }
    }
    associated { pub(crate) struct Associated<L: Linked> { a: L::Item, b: Option<u8> } }
    associated_deep {
        pub(crate) struct AssociatedDeep<L: Linked> where L::Item: Serialize + DeserializeOwned {
            #[serde(bound = "")]
            a: Vec<L::Item>,
            b: Option<u8>,
        }
    }
    qualified {
        #[serde(bound = "L::Item: Serialize + DeserializeOwned")]
        pub(crate) struct Qualified<L: Linked> { a: <L as Linked>::Item, b: Option<u8> }
    }
    defaults_of_parameters { pub(crate) struct DefaultsOfParameters<T = u8, const N: usize = 2> { a: T, b: Option<T>, c: Sized<N> } }
    constant { pub(crate) struct Constant<const N: usize, const B: bool> { a: Sized<N>, b: Option<u8> } }
    unused_constant { pub(crate) struct UnusedConstant<const N: usize> { b: Option<u8> } }
    recursive { pub(crate) struct Recursive<T> { value: T, next: Option<Box<Recursive<T>>>, all: Vec<Recursive<T>> } }
    recursive_odd {
        pub(crate) struct RecursiveOdd<T> { value: T, other: Option<Box<RecursiveOdd<u8>>> }
    }
    mutual {
        pub(crate) struct Mutual<T> { value: T, other: Vec<Other<T>> }
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        struct Other<T> { back: Option<Box<Mutual<T>>> }
    }
    own { pub(crate) struct Own { a: u8, next: Option<Box<Self>>, all: BTreeMap<String, Self> } }
    own_generic { pub(crate) struct OwnGeneric<T> { a: T, next: Option<Box<Self>> } }
    shadowing { pub(crate) struct Shadowing<S, D, E, A, V, M> { s: S, d: D, e: E, a: A, v: V, m: Option<M> } }
    long { pub(crate) struct Long<T> { a: std::vec::Vec<T>, b: ::std::option::Option<::std::string::String>, c: std::boxed::Box<[T]>, d: [T; 2], e: (T, T), } }
    parenthesised { pub(crate) struct Parenthesised<T> { a: (T), b: (Option<(T)>) } }
    function { pub(crate) struct Function<T> { #[serde(skip)] a: Option<fn(T) -> T>, #[serde(skip)] b: PhantomData<dyn Fn(T)>, c: u8 } }
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(crate) struct Sized<const N: usize> {
    n: u8,
}

#[test]
fn parameters_are_bound_as_serde_binds_them() {
    alike!(simple::Simple[u8, String]: r#"{"a":1,"c":[2]}"#, r#"{"a":1,"b":"x","c":[]}"#, "{}");
    alike!(bounded::Bounded[u8, String]: r#"{"a":1,"b":"x"}"#, "{}");
    alike!(hashed::Hashed[u8, u8]: r#"{"a":{"1":2}}"#, "{}");
    alike!(defaulted::Defaulted[u8]: "{}", r#"{"a":1}"#);
    alike!(shadowing::Shadowing[u8, u8, u8, u8, u8, u8]: r#"{"s":1,"d":2,"e":3,"a":4,"v":5}"#);
    alike!(long::Long[u8]: r#"{"a":[1],"b":"x","c":[2],"d":[3,4],"e":[5,6]}"#, r#"{"d":[1]}"#);
    alike!(parenthesised::Parenthesised[u8]: r#"{"a":1}"#, r#"{"a":1,"b":2}"#);
}

#[test]
fn nothing_is_asked_of_a_parameter_that_serde_does_not_touch() {
    alike!(marked::Marked[u8, Nothing]: r#"{"a":1,"b":null,"c":null}"#, r#"{"a":1}"#);
    alike!(coded::Coded[Nothing]: r#"{"a":null,"b":null}"#, "{}");
    alike!(skipped::Skipped[Nothing, u8]: r#"{"a":1,"c":2}"#);
    alike!(function::Function[u8]: r#"{"c":2}"#);
}

#[test]
fn a_given_bound_replaces_the_inferred_one() {
    alike!(by_struct::ByStruct[Nothing]: r#"{"a":null}"#);
    alike!(by_struct_halves::ByStructHalves[Nothing]: r#"{"a":null}"#);
    alike!(by_struct_twice::ByStructTwice[Nothing]: r#"{"a":null}"#);
    alike!(by_field::ByField[Nothing]: r#"{"a":null,"b":1}"#);
    alike!(by_field_halves::ByFieldHalves[Nothing]: r#"{"a":null,"b":1}"#);
    alike!(by_field_twice::ByFieldTwice[Nothing]: r#"{"a":null,"b":1}"#);
    alike!(by_field_mixed::ByFieldMixed[u8, u16]: r#"{"a":1,"b":[2]}"#);
    alike!(by_lifetime::ByLifetime[u8]: r#"{"a":[1]}"#, r#"{"a":1}"#);
    alike!(by_field_lifetime::ByFieldLifetime[u8]: r#"{"a":1}"#, r#"{"a":1,"b":2}"#);
    alike!(converted::Converted[u8]: "[1,2]", "[]", "{}");
    alike!(by_self::BySelf: r#"{"a":0}"#, r#"{"a":1,"b":2}"#);
}

#[test]
fn associated_types_are_bound_in_place_of_their_parameter() {
    alike!(associated::Associated[Link]: r#"{"a":1}"#, r#"{"a":1,"b":2}"#);
    alike!(associated_deep::AssociatedDeep[Link]: r#"{"a":[1]}"#);
    alike!(qualified::Qualified[Link]: r#"{"a":1}"#);
}

#[test]
fn constants_and_defaults_of_parameters_are_no_matter() {
    alike!(constant::Constant[3, true]: r#"{"a":{"n":1}}"#);
    alike!(unused_constant::UnusedConstant[3]: r#"{"b":1}"#, "{}");
    alike!(defaults_of_parameters::DefaultsOfParameters: r#"{"a":1,"c":{"n":1}}"#);
    alike!(defaults_of_parameters::DefaultsOfParameters[String, 9]: r#"{"a":"x","c":{"n":1}}"#);
}

/// Rule: a macro in type position is not the type parameter of the same name. The standard derives
/// refuse such a struct, so it has no twin.
#[test]
fn a_macro_may_be_named_like_a_parameter() {
    macro_rules! T {
        () => { Vec<Option<u8>> };
    }

    #[derive(Serialize, Deserialize)]
    struct Theirs<T> {
        by_macro: T!(),
        plain: Option<T>,
    }

    #[derive(token_runtime::TokenModel)]
    struct Ours<T> {
        by_macro: T!(),
        plain: Option<T>,
    }

    #[derive(token_runtime::TokenModel)]
    struct Annotated<T> {
        by_macro: T!(),
        #[token(scopes = "list")]
        scope: T,
        #[serde(skip)]
        marker: PhantomData<T>,
    }

    for json in
        [r#"{"by_macro":[null,1]}"#, r#"{"by_macro":[],"plain":2}"#, "{}", r#"{"by_macro":["x"]}"#]
    {
        let theirs = serde_json::from_str::<Theirs<u8>>(json).map_err(|error| error.to_string());
        let ours = serde_json::from_str::<Ours<u8>>(json).map_err(|error| error.to_string());
        let theirs = theirs.map(|theirs| serde_json::to_string(&theirs).expect("JSON"));
        let ours = ours.map(|ours| serde_json::to_string(&ours).expect("JSON"));
        assert_eq!(ours, theirs, "{json}");
    }
    let json = r#"{"by_macro":[null],"scope":["x"]}"#;
    let ours: Annotated<Vec<String>> = serde_json::from_str(json).expect("a token");
    assert_eq!(serde_json::to_string(&ours).expect("JSON"), json);
}

#[test]
fn recursion_ends() {
    alike!(recursive::Recursive[u8]: r#"{"value":1,"next":{"value":2,"all":[]},"all":[{"value":3,"all":[]}]}"#, r#"{"value":1,"next":{},"all":[]}"#);
    alike!(recursive_odd::RecursiveOdd[String]: r#"{"value":"x","other":{"value":1}}"#);
    alike!(mutual::Mutual[u8]: r#"{"value":1,"other":[{"back":{"value":2,"other":[]}},{}]}"#);
    alike!(own::Own: r#"{"a":1,"next":{"a":2,"all":{}},"all":{"x":{"a":3,"all":{}}}}"#, r#"{"a":1,"next":{"a":"x"}}"#);
    alike!(own_generic::OwnGeneric[u8]: r#"{"a":1,"next":{"a":2}}"#);
}
