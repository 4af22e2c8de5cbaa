//! Generic parameters of every kind, in fields with and without a role.

use crate::same;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::borrow::Cow;
use std::marker::PhantomData;
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel};

/// Every name of a parameter in the generated code and in serde's.
#[derive(Debug, TokenModel)]
struct Letters<A, B, C, D, E, F, H, K, M, N, S, T, U, V, X, HUMAN, Z> {
    #[token(access_token)]
    access_token: S,
    #[token(expires = "unix")]
    expires_at: Option<T>,
    #[token(expires_in)]
    expires_in: Option<E>,
    #[token(received)]
    received_at: i64,
    #[token(scopes)]
    scope: Option<C>,
    plain: Option<(D, A, B)>,
    #[serde(skip)]
    marker: PhantomData<(F, H, K, M, N, U, V, X, HUMAN, Z)>,
}

#[derive(Debug, TokenModel)]
struct Numbers<'a, 'f, 's, 't, 'x, const HUMAN: bool, const N: usize, const T: usize> {
    #[token(access_token)]
    access_token: Secret,
    #[serde(borrow)]
    plain: Option<&'t str>,
    #[serde(skip)]
    marker: PhantomData<(&'a u8, &'f u8, &'s u8, &'x u8)>,
}

/// Each role with a bound on a parameter, for every lifetime.
#[derive(Debug, TokenModel)]
struct Lifetimes<'roles, 'input, 'de_, 'x, A, S, N> {
    #[token(access_token)]
    access_token: A,
    #[token(scopes)]
    scope: S,
    #[token(nested)]
    inner: N,
    #[serde(skip)]
    marker: PhantomData<(&'roles u8, &'input u8, &'de_ u8, &'x u8)>,
}

#[test]
fn parameters_may_have_any_name() {
    type All =
        Letters<u8, u8, ScopeSet, u8, u64, (), (), (), (), (), Secret, i64, (), (), (), (), ()>;
    let token: All =
        same(r#"{"access_token":"a","expires_at":1,"received_at":2,"scope":"x","plain":[1,2,3]}"#);
    assert!(token.has_scope("x") && token.expires_at().is_some());
    same::<Numbers<'_, '_, '_, '_, '_, true, 1, 2>>(r#"{"access_token":"a","plain":"b"}"#);
    let token: Lifetimes<'_, '_, '_, '_, Secret, ScopeSet, Inner> =
        same(r#"{"access_token":"a","scope":"x","inner":{"refresh_token":"r"}}"#);
    assert_eq!(token.refresh_token(), Some("r"));
}

#[test]
fn a_lifetime_may_be_called_like_that_of_a_bound() {
    #[derive(Debug, TokenModel)]
    struct Named<'any, 'role, A> {
        #[token(access_token)]
        access_token: A,
        #[serde(skip)]
        marker: PhantomData<(&'any u8, &'role u8)>,
    }
    same::<Named<'_, '_, Secret>>(r#"{"access_token":"a"}"#);
}

/// A role puts only the bounds of its codec on a generic field.
#[derive(Debug, Clone, TokenModel)]
struct Roles<A, T, L, S, N, X>
where
    L: Clone,
{
    #[token(access_token)]
    access_token: A,
    #[token(expires = "unix")]
    expires_at: T,
    #[token(expires_in)]
    expires_in: L,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes)]
    scope: S,
    #[token(nested(refresh_token))]
    inner: N,
    #[serde(default)]
    plain: X,
}

#[derive(Debug, Clone, TokenModel)]
struct Inner {
    #[token(refresh_token)]
    refresh_token: Secret,
}

#[test]
fn a_role_may_be_on_a_generic_field() {
    let json = r#"{"access_token":"a","expires_at":1,"expires_in":2,"received_at":"2026-01-01T00:00:00Z","scope":"x","inner":{"refresh_token":"r"},"plain":3}"#;
    let token: Roles<Secret, i64, u64, ScopeSet, Inner, u8> = same(json);
    assert_eq!(token.refresh_token(), Some("r"));
    assert_eq!(token.clone().refresh_with(token).plain, 3);
}

#[test]
fn a_role_may_be_on_an_option_of_a_generic() {
    #[derive(Debug, TokenModel)]
    struct Optional<A, T, L, S, N> {
        #[token(access_token)]
        access_token: Option<A>,
        #[token(expires = "unix")]
        expires_at: Option<T>,
        #[token(expires_in)]
        expires_in: Option<L>,
        #[token(received)]
        received_at: i64,
        #[token(scopes)]
        scope: Option<S>,
        #[token(nested)]
        inner: Option<N>,
    }

    let json = r#"{"access_token":"a","expires_at":1,"expires_in":2,"received_at":3,"scope":"x","inner":{"refresh_token":"r"}}"#;
    let token: Optional<Secret, i64, u64, ScopeSet, Inner> = same(json);
    assert_eq!(token.refresh_token(), Some("r"));
    same::<Optional<Secret, i64, u64, ScopeSet, Inner>>(r#"{"received_at":3}"#);
}

/// Rule: scopes may be of a generic type, in each collection.
#[test]
fn scopes_may_be_of_a_generic_type() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    struct Scope(String);

    impl AsRef<str> for Scope {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    #[derive(Debug, TokenModel)]
    struct Scopes<T: Ord> {
        #[token(scopes)]
        scope: Vec<T>,
        #[token(refresh_scopes = "list")]
        refresh_scope: std::collections::BTreeSet<T>,
    }

    let token: Scopes<Scope> = same(r#"{"scope":"x y","refresh_scope":["z"]}"#);
    assert!(token.has_scope("y"));
    serde_json::from_str::<Scopes<Scope>>("{}").expect("scopes may be absent");
}

#[test]
fn an_option_of_a_generic_may_be_required() {
    #[derive(Debug, TokenModel)]
    struct Required<T> {
        #[token(required)]
        value: Option<T>,
    }

    same::<Required<u8>>(r#"{"value":null}"#);
    assert!(serde_json::from_str::<Required<u8>>("{}").is_err());
}

/// Bounds in both positions, on borrowed types and with `for<'a>`, and defaults of types and
/// constants.
#[derive(Debug, TokenModel)]
struct Bounded<
    'a,
    'b: 'a,
    T: 'a + ?Sized = u8,
    U = fn(&T),
    const N: usize = { 1 + 2 },
    const S: bool = true,
> where
    'b: 'a,
    U: for<'x> Fn(&'x T),
    for<'x> &'x T: Copy,
{
    #[token(access_token)]
    access_token: Secret,
    plain: Option<u8>,
    #[serde(skip)]
    marker: PhantomData<(&'a &'b (), fn() -> U, Box<T>)>,
}

#[rustfmt::skip]
#[derive(Debug, TokenModel)]
struct Commas<'a, T: Clone + , const N: usize,> where T: Copy, Vec<T>: Clone, {
    #[token(access_token)] access_token: Secret, #[serde(borrow)] plain: Option<&'a str>, value: T,
}

#[rustfmt::skip]
#[derive(Debug, TokenModel)]
struct EmptyWhere<> where { #[token(access_token)] access_token: Secret, plain: Option<u8> }

#[derive(Debug, TokenModel)]
struct Unsized<T: ?Sized>
where
    Box<T>: Serialize + DeserializeOwned,
{
    #[token(access_token)]
    access_token: Secret,
    #[serde(bound = "")]
    value: Box<T>,
    empty: Option<u8>,
}

#[test]
fn parameters_may_be_bound_in_any_way() {
    same::<Bounded<'_, '_>>(r#"{"access_token":"a","plain":1}"#);
    same::<Bounded<'_, '_, str, fn(&str), 9, false>>(r#"{"access_token":"a","plain":null}"#);
    same::<Commas<'_, u8, 1>>(r#"{"access_token":"a","plain":"b","value":1}"#);
    same::<EmptyWhere>(r#"{"access_token":"a","plain":null}"#);
    same::<Unsized<str>>(r#"{"access_token":"a","value":"b","empty":null}"#);
}

/// Fields that borrow from the input, with and without a role.
#[derive(TokenModel)]
#[token(debug)]
struct Borrowed<'a, 'b> {
    #[token(access_token)]
    access_token: &'a str,
    #[token(refresh_token)]
    refresh_token: Option<Cow<'b, str>>,
    #[token(scopes)]
    scope: Cow<'b, str>,
    #[token(token_type)]
    token_type: &'a str,
    #[serde(borrow)]
    plain: Option<Cow<'b, str>>,
}

#[test]
fn a_role_borrows_from_the_input() {
    let json = r#"{"access_token":"a","refresh_token":"r","scope":"x y","token_type":"Bearer","plain":null}"#
        .to_owned();
    let token: Borrowed<'_, '_> = serde_json::from_str(&json).expect("a token");
    assert!(json.as_bytes().as_ptr_range().contains(&token.access_token.as_ptr()));
    assert!(matches!(token.refresh_token, Some(Cow::Borrowed("r"))));
    assert!(matches!(token.scope, Cow::Borrowed("x y")));
    assert_eq!(token.refresh_token(), Some("r"));
}

#[test]
fn an_owned_cow_outlives_the_input() {
    #[derive(Debug, TokenModel)]
    struct Owned {
        #[token(scopes = "list")]
        scope: Vec<Cow<'static, str>>,
        plain: Cow<'static, str>,
    }

    fn decoded<T: DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).expect(json)
    }
    assert!(decoded::<Owned>(r#"{"scope":["x"],"plain":"p"}"#).has_scope("x"));
}

/// Rule: a struct with constant parameters may have serde's `default`, on which serde's own derive
/// panics.
#[test]
fn a_struct_with_constants_may_have_serdes_default() {
    #[derive(Debug, TokenModel)]
    #[serde(default)]
    struct Sized<const N: usize, T: Copy = u8> {
        #[token(scopes)]
        scope: ScopeSet,
        length: usize,
        value: Option<T>,
    }

    impl<const N: usize, T: Copy> Default for Sized<N, T> {
        fn default() -> Self {
            Self { scope: ScopeSet::default(), length: N, value: None }
        }
    }

    assert_eq!(serde_json::from_str::<Sized<7>>("{}").expect("all has a default").length, 7);
    same::<Sized<7, i8>>(r#"{"scope":"x","length":1,"value":-1}"#);
}

/// Rule: a struct has the bounds of its nested generic model.
#[test]
fn a_nested_model_may_be_generic() {
    #[derive(Debug, TokenModel)]
    #[token(base = "parent")]
    struct Lifetime<L> {
        #[token(expires_in)]
        expires_in: L,
    }

    #[derive(Debug, TokenModel)]
    struct Around<L: token_runtime::field::LifetimeField, T> {
        #[token(nested(expires))]
        lifetime: Option<Lifetime<L>>,
        #[token(nested(refresh_token))]
        inner: Vec<Box<T>>,
        #[token(received)]
        received_at: i64,
    }

    let token: Around<u8, Inner> =
        same(r#"{"lifetime":{"expires_in":2},"inner":[{"refresh_token":"r"}],"received_at":3}"#);
    assert_eq!(token.expires_at().map(|time| time.timestamp()), Some(5));
    assert_eq!(token.refresh_token(), Some("r"));
}

trait Provider {
    type Secret;
    type Time;
    type Plain;
}

#[derive(Debug)]
struct Acme;

impl Provider for Acme {
    type Secret = Secret;
    type Time = DateTime<Utc>;
    type Plain = u8;
}

#[derive(TokenModel)]
struct Associated<P: Provider>
where
    P::Secret: Clone,
{
    #[token(access_token)]
    access_token: P::Secret,
    #[token(expires = "unix")]
    expires_at: Option<P::Time>,
    #[token(secret)]
    client_secret: Option<<P as Provider>::Secret>,
    plain: P::Plain,
    #[serde(skip)]
    provider: PhantomData<P>,
}

#[test]
fn a_role_may_be_on_an_associated_type() {
    let token: Associated<Acme> = same(r#"{"access_token":"a","expires_at":1,"plain":2}"#);
    assert_eq!(token.expiry(), Expiry::At(DateTime::from_timestamp(1, 0).unwrap()));
}

/// A marker type, on which serde puts no bound.
type Marker<T> = PhantomData<T>;

#[derive(Debug, TokenModel)]
struct Marked<T, U> {
    #[token(access_token)]
    access_token: Secret,
    marker: PhantomData<T>,
    #[serde(bound = "")]
    alias: Marker<U>,
}

#[test]
fn nothing_is_asked_of_a_marker() {
    same::<Marked<Acme, Acme>>(r#"{"access_token":"a","marker":null,"alias":null}"#);
}

/// Rule: generic code can be bound on roles.
#[test]
fn generic_code_is_bound_on_roles() {
    fn valid<T: token_runtime::Expires + token_runtime::Scoped>(
        token: &T,
        now: DateTime<Utc>,
    ) -> bool {
        !token.is_expired_at(now) && token.has_scope("x")
    }

    #[derive(Debug, TokenModel)]
    struct Wrapper<T> {
        #[token(nested)]
        inner: Option<T>,
    }

    #[derive(Debug, TokenModel)]
    struct Token {
        #[token(expires = "unix")]
        expires_at: i64,
        #[token(scopes)]
        scope: ScopeSet,
    }

    let token: Wrapper<Wrapper<Token>> =
        same(r#"{"inner":{"inner":{"expires_at":9,"scope":"x"}}}"#);
    assert!(valid(&token, DateTime::UNIX_EPOCH));
}

/// Recursive models, generic and mutual: resolving bounds and roles terminates.
#[derive(Debug, TokenModel)]
struct Chain {
    #[token(access_token)]
    access_token: Secret,
    #[token(nested)]
    next: Option<Box<Chain>>,
}

#[derive(Debug, TokenModel)]
struct Left<T> {
    #[token(access_token)]
    access_token: Secret,
    value: T,
    #[token(nested)]
    right: Option<Box<Right<T>>>,
}

#[derive(Debug, TokenModel)]
struct Right<T> {
    #[token(refresh_token)]
    refresh_token: Secret,
    lefts: Vec<Left<T>>,
    odd: Option<Box<Left<u8>>>,
    #[token(nested(access_token))]
    first: Option<Box<Left<T>>>,
}

#[test]
fn models_may_be_recursive() {
    let chain: Chain = same(r#"{"access_token":"a","next":{"access_token":"b"}}"#);
    assert_eq!(chain.access_token(), Some("a"));
    let left: Left<String> = same(
        r#"{"access_token":"a","value":"v","right":{"refresh_token":"r","lefts":[],"odd":{"access_token":"o","value":1}}}"#,
    );
    assert_eq!((left.access_token(), left.refresh_token()), (Some("a"), Some("r")));
    assert!(!serde_json::to_string(&left.redacted()).expect("a view").contains("\"o\""));
}
