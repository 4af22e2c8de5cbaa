//! Slips of Rust in an annotated struct. `Model` stands for the derive.

/// A slip: its name, the code, and how many errors rustc reports with our derive.
pub(crate) struct Slip {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    pub(crate) errors: usize,
}

const fn slip(name: &'static str, errors: usize, code: &'static str) -> Slip {
    Slip { name, code, errors }
}

pub(crate) const SLIPS: &[Slip] = &[
    slip(
        "a reference without a lifetime, in a role",
        1,
        "#[derive(Model)] struct S { #[token(access_token)] a: &str, b: u8 }",
    ),
    slip(
        "a `Cow` without a lifetime, in a role",
        1,
        "#[derive(Model)] struct S { #[token(access_token)] a: std::borrow::Cow<str>, b: u8 }",
    ),
    slip("a reference without a lifetime", 1, "#[derive(Model)] struct S { a: &str, b: u8 }"),
    slip(
        "a `Cow` without a lifetime",
        1,
        "#[derive(Model)] struct S { a: std::borrow::Cow<str>, b: u8 }",
    ),
    slip(
        "a lifetime of a type left out",
        1,
        "#[derive(serde::Serialize, serde::Deserialize)] struct L<'a> { a: &'a str }
         #[derive(Model)] struct S { a: L, b: u8 }",
    ),
    slip("an undeclared lifetime", 1, "#[derive(Model)] struct S { a: &'x str, b: u8 }"),
    slip("`Option` without an argument", 1, "#[derive(Model)] struct S { a: Option, b: u8 }"),
    slip(
        "`DateTime` without its argument",
        1,
        "#[derive(Model)] struct S { #[token(expires = \"unix\")] a: DateTime, b: u8 }",
    ),
    slip(
        "a wrong number of arguments",
        1,
        "#[derive(Model)] struct S { a: Option<u8, u8>, b: u8 }",
    ),
    slip("a misspelt type", 1, "#[derive(Model)] struct S { a: Strng, b: u8 }"),
    slip(
        "a misspelt type in a role",
        1,
        "#[derive(Model)] struct S { #[token(access_token)] a: Secrt, b: u8 }",
    ),
    slip("an unused type parameter", 1, "#[derive(Model)] struct S<T> { a: u8 }"),
    slip("an unused lifetime", 1, "#[derive(Model)] struct S<'a> { a: u8 }"),
    slip("a field twice", 1, "#[derive(Model)] struct S { a: u8, a: u8 }"),
    slip("`impl Trait` as a field", 1, "#[derive(Model)] struct S { a: impl Clone, b: u8 }"),
    slip(
        "an unsized field in a role",
        1,
        "#[derive(Model)] struct S { #[token(access_token)] a: str, b: u8 }",
    ),
    slip("an unsized field in the middle", 1, "#[derive(Model)] struct S { a: str, b: u8 }"),
    slip("an unsized field at the end", 1, "#[derive(Model)] struct S { a: u8, b: str }"),
    slip(
        "a type that cannot hold a time",
        1,
        "#[derive(Model)] struct S { #[token(expires = \"unix\")] a: bool, b: u8 }",
    ),
    slip(
        "a type that cannot hold a secret",
        1,
        "#[derive(Model)] struct S { #[token(access_token)] a: Vec<u8>, b: u8 }",
    ),
    slip(
        "two types that cannot hold their roles",
        2,
        "#[derive(Model)] struct S { #[token(access_token)] a: Vec<u8>,
         #[token(expires = \"unix\")] b: bool }",
    ),
    slip(
        "a point in time without a role",
        1,
        "#[derive(Model)] struct S { a: DateTime<Utc>, b: u8 }",
    ),
    slip("a type without serde's traits", 1, "struct N; #[derive(Model)] struct S { a: N, b: u8 }"),
    slip(
        "a type that serde can read and not write",
        1,
        "#[derive(serde::Deserialize)] struct N; #[derive(Model)] struct S { a: N, b: u8 }",
    ),
    slip(
        "a private type of another module",
        2,
        "mod m { struct N; } #[derive(Model)] struct S { a: m::N, b: u8 }",
    ),
    slip("a trait object", 1, "#[derive(Model)] struct S { a: Box<dyn std::fmt::Debug>, b: u8 }"),
    slip(
        "an associated type that serde cannot read",
        2,
        "trait A { type T; } #[derive(Model)] struct S<X: A> { a: Vec<X::T>, b: X }",
    ),
    slip(
        "an undeclared type in `where`",
        2,
        "#[derive(Model)] struct S<T> where X: Clone { a: T, b: u8 }",
    ),
    slip(
        "an undeclared lifetime in a bound",
        2,
        "#[derive(Model)] struct S<T: 'x> { a: T, b: u8 }",
    ),
    slip("an unknown crate in a type", 1, "#[derive(Model)] struct S { a: nowhere::T, b: u8 }"),
    slip(
        "a default of a type that has none",
        1,
        "#[derive(serde::Serialize, serde::Deserialize)] struct N;
         #[derive(Model)] struct S { #[serde(default)] a: N, b: u8 }",
    ),
    slip(
        "an unknown function",
        1,
        "#[derive(Model)] struct S { #[serde(default = \"nothing\")] a: u8, b: u8 }",
    ),
    slip(
        "a function of another type",
        1,
        "fn text() -> String { String::new() }
         #[derive(Model)] struct S { #[serde(default = \"text\")] a: u8, b: u8 }",
    ),
    slip(
        "a type that cannot hold unknown members",
        1,
        "#[derive(serde::Serialize, serde::Deserialize)] struct N { a: u8 }
         #[derive(Model)] struct S { #[token(extra)] #[serde(flatten)] a: N, b: u8 }",
    ),
    slip(
        "a type that cannot hold unknown members and is not read",
        1,
        "struct N; #[derive(Model)] struct S { #[token(extra)] #[serde(flatten)] a: N, b: u8 }",
    ),
    slip(
        "a type that cannot hold printed unknown members",
        1,
        "#[derive(serde::Serialize, serde::Deserialize)] struct N { a: u8 }
         #[derive(Model)] #[token(debug)]
         struct S { #[token(extra)] #[serde(flatten)] a: N, b: u8 }
         fn print(s: S) { println!(\"{s:?}\") }",
    ),
    slip(
        "a map of unknown members with keys that are no text",
        1,
        "#[derive(Model)] #[token(debug)] struct S {
             #[token(extra)] #[serde(flatten)] a: std::collections::BTreeMap<u8, String>, b: u8
         }",
    ),
    slip(
        "a type that cannot hold its role, in a generic struct",
        1,
        "struct N; #[derive(Model)] struct S<T> { #[token(access_token)] a: N, b: T }",
    ),
    slip(
        "a type that cannot hold a lifetime, under a bound of serde's",
        1,
        "struct N; #[derive(Model)] #[serde(bound = \"\")]
         struct S { #[token(received)] at: DateTime<Utc>, #[token(expires_in)] a: Option<N> }",
    ),
    slip(
        "a type that cannot hold scopes, in a struct with a `const` parameter and another",
        1,
        "struct N; #[derive(Model)]
         struct S<'a, T, const C: usize> { #[token(scopes)] a: N, b: T, c: std::marker::PhantomData<[&'a u8; C]> }",
    ),
    slip(
        "a type that cannot hold unknown members, in a generic struct",
        1,
        "struct N; #[derive(Model)]
         struct S<T> { #[token(extra)] #[serde(flatten)] a: N, b: T }",
    ),
    slip(
        "borrowed text that is printed, in a generic struct",
        1,
        "#[derive(Model)] struct S<'a, T> { #[token(access_token)] a: std::borrow::Cow<'a, str>, b: T }",
    ),
    slip(
        "a type without its argument, in a role of a generic struct",
        2,
        "#[derive(Model)] struct S<T> { #[token(expires = \"unix\")] a: DateTime, b: T }",
    ),
    slip(
        "types that cannot say whether a token is active, nor of what type it is",
        2,
        "struct N; #[derive(Model)] struct S {
             #[token(access_token)] a: Secret, #[token(active)] b: N, #[token(token_type)] c: N
         }",
    ),
    slip(
        "a misspelt type in a role of a generic struct",
        1,
        "#[derive(Model)] struct S<T> { #[token(access_token)] a: Secrt, b: T }",
    ),
    slip(
        "a nested field that is no model, and is asked",
        1,
        "use token_runtime::TokenModel; #[derive(Debug)] struct N;
         #[derive(Model)] struct S { #[token(nested)] a: Option<N>, b: u8 }
         fn ask(s: &S) { s.is_expired(); s.access_token(); s.has_scope(\"a\"); s.refresh_token(); }",
    ),
    slip(
        "a nested field that is no model, in a generic struct",
        1,
        "struct N; #[derive(Model)] struct S<T> { #[token(nested(expires))] a: Vec<N>, b: T }
         fn ask(s: &S<u8>) { use token_runtime::TokenModel; s.is_expired(); }",
    ),
    slip(
        "a wrong number of arguments in a nested field",
        2,
        "#[derive(OursAlone)] struct N { #[token(access_token)] a: Secret }
         #[derive(Model)] struct S { #[token(nested)] a: Option<N, u8>, b: u8 }",
    ),
    // What is no mistake stays none.
    slip(
        "a private type in a public model",
        0,
        "#[derive(serde::Serialize, serde::Deserialize)] struct P;
         #[derive(Model)] pub struct S { a: P, pub b: u8 }",
    ),
    slip(
        "a private type in a public model, in a role",
        0,
        "struct P(i64);
         impl token_runtime::field::TimeField for P {
             fn from_time(time: DateTime<Utc>) -> Self { Self(time.timestamp()) }
             fn to_time(&self) -> DateTime<Utc> { DateTime::from_timestamp(self.0, 0).unwrap() }
         }
         #[derive(OursAlone)] pub struct S { #[token(expires = \"unix\")] a: P, pub b: u8 }",
    ),
    slip(
        "types of one's own in roles of a generic struct",
        0,
        "mod m {
             pub struct P<T>(pub T);
             impl token_runtime::field::TimeField for P<i64> {
                 fn from_time(time: chrono::DateTime<chrono::Utc>) -> Self { Self(time.timestamp()) }
                 fn to_time(&self) -> chrono::DateTime<chrono::Utc> { Default::default() }
             }
         }
         macro_rules! time { ($n:ident) => { $crate::m::P<$n> } }
         type Time = m::P<i64>;
         #[derive(OursAlone)] pub struct S<'a, T, const N: usize> {
             #[token(expires = \"unix\")] a: m::P<i64>,
             #[token(instant = \"unix\")] b: Time,
             #[token(issued = \"unix\")] #[serde(default = \"new\")] c: time!(i64),
             #[token(received)] d: DateTime<Utc>,
             #[token(access_token)] e: Secret, f: T, g: std::marker::PhantomData<[&'a u8; N]>,
         }
         fn new() -> Time { m::P(0) }",
    ),
    slip(
        "nested types of all kinds",
        0,
        "#[derive(OursAlone)] struct N<'a> { #[token(access_token)] a: Secret, b: &'a str }
         #[derive(OursAlone)] struct M { #[token(expires = \"unix\")] a: i64 }
         #[derive(OursAlone)] struct S<'a, T> {
             #[token(nested(access_token))] #[serde(borrow)] a: N<'a>,
             #[token(nested(expires))] b: Vec<M>,
             #[token(nested(scopes))] c: T,
             #[token(nested, fallback)] d: Option<Box<Self>>,
         }",
    ),
    slip(
        "a nested fallback that lacks a role of the struct, or is the struct itself",
        0,
        "use token_runtime::TokenModel;
         #[derive(OursAlone)] struct N { #[token(access_token)] a: Secret }
         #[derive(OursAlone)] struct S {
             #[token(expires = \"unix\")] a: i64, #[token(nested, fallback)] b: N
         }
         #[derive(OursAlone)] struct R {
             #[token(access_token)] a: Secret, #[token(nested, fallback)] b: Option<Box<R>>
         }
         fn ask(s: &S, r: &R) { s.is_expired(); s.access_token(); r.access_token(); }",
    ),
    slip(
        "a type parameter in a role",
        0,
        "#[derive(OursAlone)] struct S<T> { #[token(expires = \"unix\")] a: T, b: u8 }",
    ),
];
