//! Types of fields, and kinds of structs.

use crate::same;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel};

/// `Self` in a field's type means the struct, also where the expansion repeats the type.
#[derive(Debug, TokenModel)]
struct Own {
    #[token(access_token)]
    access_token: Secret,
    #[token(nested)]
    next: Option<Box<Self>>,
    #[token(secret)]
    client_secret: Option<<Self as Linked>::Item>,
    named: [u8; <Self as Linked>::LEN],
    inherent: [u8; Self::LEN],
    all: BTreeMap<String, Vec<Self>>,
}

trait Linked {
    type Item;
    const LEN: usize;
}

impl Linked for Own {
    type Item = Secret;
    const LEN: usize = 2;
}

impl Own {
    const LEN: usize = 1;
}

/// `Self` in a generic struct means the struct with its parameters.
#[derive(Debug, TokenModel)]
struct OwnGeneric<'a, T, const N: usize> {
    #[token(access_token)]
    access_token: Secret,
    #[serde(borrow)]
    next: Option<Box<Self>>,
    #[serde(skip)]
    function: Option<fn(&Self) -> Self>,
    value: T,
    text: &'a str,
}

#[test]
fn self_means_the_struct() {
    same::<Own>(r#"{"access_token":"a","named":[1,2],"inherent":[3],"all":{"x":[]}}"#);
    same::<OwnGeneric<'_, u8, 1>>(
        r#"{"access_token":"a","next":{"access_token":"b","next":null,"value":1,"text":"c"},"value":2,"text":"d"}"#,
    );
}

#[test]
fn self_means_the_struct_in_its_bounds() {
    #[derive(Debug, TokenModel)]
    struct Where
    where
        Self: Linked,
    {
        #[token(access_token)]
        access_token: Secret,
        #[token(expires = "unix")]
        expires_at: Option<i64>,
        plain: Option<u8>,
    }

    impl Linked for Where {
        type Item = u8;
        const LEN: usize = 2;
    }

    same::<Where>(r#"{"access_token":"a","plain":1}"#);
}

/// The derive recognizes `Option` through any path, parentheses and the invisible groups of macros.
/// An alias is treated as serde treats it.
type Maybe<T> = Option<T>;

#[derive(Debug, TokenModel)]
struct Spelled {
    #[token(access_token)]
    a: core::option::Option<Secret>,
    #[token(refresh_token)]
    b: ::std::option::Option<token_runtime::Secret>,
    #[token(expires = "unix")]
    c: (std::option::Option<(DateTime<Utc>)>),
    #[token(refresh_expires = "unix")]
    d: (Option<i64>),
    e: (Option<(u8)>),
    f: Maybe<u8>,
}

macro_rules! grouped {
    ($secret:ty, $optional:ty, $time:ty, $plain:ty, $bare:ty) => {
        #[derive(Debug, TokenModel)]
        struct Grouped {
            #[token(access_token)]
            a: $optional,
            #[token(refresh_token)]
            b: Option<$secret>,
            #[token(expires = "unix", never(0))]
            c: $time,
            #[token(required)]
            d: $plain,
            e: $plain,
            f: $bare,
        }
    };
}

grouped!(Secret, Option<Secret>, Option<DateTime<Utc>>, Option<u8>, Vec<u8>);

#[test]
fn an_option_is_seen_however_it_is_spelled() {
    let token: Spelled = serde_json::from_str("{}").expect("all is optional");
    assert_eq!(serde_json::to_string(&token).expect("JSON"), r#"{"e":null,"f":null}"#);
    same::<Grouped>(r#"{"d":null,"e":null,"f":[]}"#);
    let token: Grouped = same(r#"{"a":"a","c":0,"d":1,"e":2,"f":[3]}"#);
    assert_eq!(token.expiry(), Expiry::Never);
}

/// Macros in type position.
macro_rules! kind {
    (secret) => { Secret };
    (list $ty:ty) => { Vec<$ty> };
}

#[derive(TokenModel)]
struct ByMacro {
    #[token(access_token)]
    access_token: kind!(secret),
    plain: kind!(list u8),
    empty: Option<kind!(list u8)>,
}

#[derive(TokenModel)]
struct Shapes<'a> {
    #[token(access_token)]
    access_token: Secret,
    tuple: (u8, (String, [u8; 3])),
    long: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8),
    array: [[u8; 2]; 2],
    slice: Box<[Box<str>]>,
    #[serde(skip)]
    function: Option<for<'x> fn(&'x str, &'a str) -> Box<dyn Fn(&'x u8) -> u8 + 'x>>,
    #[serde(skip)]
    object: Option<Box<dyn std::any::Any + Send + 'static>>,
    #[serde(skip)]
    pointer: Option<*const u8>,
    #[serde(skip)]
    reference: Option<&'a (dyn Fn(&str) -> &str + Sync)>,
    #[serde(skip)]
    never: Option<std::convert::Infallible>,
}

#[test]
fn a_field_may_be_of_any_shape() {
    same::<ByMacro>(r#"{"access_token":"a","plain":[1],"empty":null}"#);
    same::<Shapes<'_>>(
        r#"{"access_token":"a","tuple":[1,["b",[1,2,3]]],"long":[1,2,3,4,5,6,7,8,9,10,11,12],"array":[[1,2],[3,4]],"slice":["x"]}"#,
    );
}

#[derive(Debug, TokenModel)]
#[repr(C, align(16))]
struct Aligned {
    #[token(access_token)]
    access_token: Secret,
    plain: Option<u8>,
}

#[derive(Debug, TokenModel)]
#[repr(transparent)]
struct Transparent {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
#[non_exhaustive]
struct NonExhaustive {
    #[token(access_token)]
    access_token: Secret,
    plain: Option<u8>,
}

/// A packed struct, whose fields are copied, as under serde.
#[derive(Clone, Copy, TokenModel)]
#[repr(C, packed(2))]
#[token(never_expires)]
struct Packed {
    small: u8,
    large: u64,
}

#[derive(TokenModel)]
#[repr(packed)]
#[allow(clippy::repr_packed_without_abi)]
struct PackedOption {
    small: u8,
    large: Option<u64>,
}

#[derive(Clone, Copy, TokenModel)]
#[repr(Rust, packed)]
#[token(debug)]
struct PackedDebug {
    small: u8,
    large: Option<u64>,
}

#[test]
fn the_layout_of_a_struct_is_the_users() {
    same::<Aligned>(r#"{"access_token":"a","plain":null}"#);
    same::<Transparent>(r#"{"access_token":"a"}"#);
    same::<NonExhaustive>(r#"{"access_token":"a","plain":null}"#);
    same::<Packed>(r#"{"small":1,"large":2}"#);
    same::<PackedOption>(r#"{"small":1,"large":null}"#);
    let packed: PackedDebug = same(r#"{"small":1,"large":null}"#);
    assert_eq!(format!("{packed:?}"), "PackedDebug { small: 1, large: None }");
    assert_eq!(align_of::<PackedDebug>(), 1);
    assert_eq!((align_of::<Aligned>(), size_of::<Packed>()), (16, 10));
}

/// A transparent struct.
#[derive(Debug, TokenModel)]
#[serde(transparent)]
struct JustToken {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
#[serde(transparent)]
struct JustTime {
    #[token(expires = "unix", never(0))]
    expires_at: Option<i64>,
    #[serde(skip)]
    marker: std::marker::PhantomData<u8>,
}

#[derive(Debug, TokenModel)]
#[serde(transparent)]
struct JustScopes<T> {
    #[token(scopes = "list")]
    scope: T,
}

#[derive(Debug, TokenModel)]
#[serde(transparent)]
struct JustNested {
    #[token(nested)]
    inner: Option<JustToken>,
}

#[test]
fn a_role_may_be_in_a_transparent_struct() {
    assert_eq!(same::<JustToken>(r#""a""#).access_token(), Some("a"));
    assert_eq!(same::<JustTime>("0").expiry(), Expiry::Never);
    same::<JustTime>("null");
    assert!(same::<JustScopes<ScopeSet>>(r#"["x"]"#).has_scope("x"));
    assert_eq!(same::<JustNested>(r#""a""#).access_token(), Some("a"));
    assert_eq!(same::<JustNested>("null").access_token(), None);
}

/// A struct with `Drop`, out of which no field can be moved.
#[derive(Debug, Clone, TokenModel)]
struct Dropped {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes)]
    scope: ScopeSet,
    plain: Option<String>,
    list: Vec<u8>,
}

impl Drop for Dropped {
    fn drop(&mut self) {
        self.list.clear();
    }
}

#[test]
fn a_model_may_have_drop() {
    let old: Dropped =
        same(r#"{"access_token":"a","refresh_token":"r","scope":"x","plain":"p","list":[1]}"#);
    let reply: Dropped = same(r#"{"access_token":"b","scope":"","plain":null,"list":[2]}"#);
    let new = old.refresh_with(reply);
    assert_eq!((new.access_token(), new.refresh_token()), (Some("b"), Some("r")));
    assert_eq!(new.plain.as_deref(), Some("p"));
}

/// A model without `Clone`, `Debug` and `Default`, and with such fields.
#[derive(TokenModel)]
struct Bare {
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    plain: OnlySerde,
    empty: Option<OnlySerde>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct OnlySerde(u8);

#[test]
fn nothing_but_serde_is_asked_of_a_plain_field() {
    let (old, reply) =
        (same::<Bare>(r#"{"plain":1,"empty":2}"#), same::<Bare>(r#"{"plain":3,"empty":null}"#));
    assert_eq!(old.refresh_with(reply).empty.map(|own| own.0), Some(2));
}
