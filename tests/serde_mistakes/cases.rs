//! Mistakes in serde's attributes. `Model` stands for serde's derives or for `TokenModel`.

/// The cases by the stage of the compiler that reports them. Errors of one stage hide those of the
/// next.
pub(crate) const STAGES: [&[(&str, &str)]; 3] = [ATTRIBUTES, NAMES, TYPES];

const ATTRIBUTES: &[(&str, &str)] = &[
    ("unknown field attribute", r#"#[derive(Model)] struct S { #[serde(renam = "x")] a: u8 }"#),
    (
        "unknown struct attribute",
        r#"#[derive(Model)] #[serde(renam_all = "camelCase")] struct S { a: u8 }"#,
    ),
    ("rename is no string", r"#[derive(Model)] struct S { #[serde(rename = 5)] a: u8 }"),
    ("rename twice", r#"#[derive(Model)] struct S { #[serde(rename = "x", rename = "y")] a: u8 }"#),
    (
        "rename in two attributes",
        r#"#[derive(Model)] struct S { #[serde(rename = "x")] #[serde(rename = "y")] a: u8 }"#,
    ),
    (
        "rename in an unknown direction",
        r#"#[derive(Model)] struct S { #[serde(rename(foo = "x"))] a: u8 }"#,
    ),
    (
        "rename twice in one direction",
        r#"#[derive(Model)] struct S { #[serde(rename(serialize = "x", serialize = "y"))] a: u8 }"#,
    ),
    (
        "rename_all of no known case",
        r#"#[derive(Model)] #[serde(rename_all = "abc")] struct S { a: u8 }"#,
    ),
    ("rename_all is no string", r"#[derive(Model)] #[serde(rename_all = 1)] struct S { a: u8 }"),
    ("alias is no string", r"#[derive(Model)] struct S { #[serde(alias = 1)] a: u8 }"),
    ("default is no string", r"#[derive(Model)] struct S { #[serde(default = 1)] a: u8 }"),
    ("default twice", r"#[derive(Model)] struct S { #[serde(default, default)] a: u8 }"),
    ("with is no string", r"#[derive(Model)] struct S { #[serde(with = 1)] a: u8 }"),
    ("with is no path", r#"#[derive(Model)] struct S { #[serde(with = "a b")] a: u8 }"#),
    (
        "skip_serializing_if is no string",
        r"#[derive(Model)] struct S { #[serde(skip_serializing_if = 1)] a: u8 }",
    ),
    ("skip has no value", r"#[derive(Model)] struct S { #[serde(skip = true)] a: u8 }"),
    ("skip twice", r"#[derive(Model)] struct S { #[serde(skip, skip)] a: u8 }"),
    ("flatten has no value", r"#[derive(Model)] struct S { #[serde(flatten = 1)] a: u8 }"),
    (
        "transparent with two fields",
        r"#[derive(Model)] #[serde(transparent)] struct S { a: u8, b: u8 }",
    ),
    ("transparent without fields", r"#[derive(Model)] #[serde(transparent)] struct S {}"),
    ("tag is no string", r"#[derive(Model)] #[serde(tag = 1)] struct S { a: u8 }"),
    ("untagged struct", r"#[derive(Model)] #[serde(untagged)] struct S { a: u8 }"),
    (
        "content of a struct",
        r#"#[derive(Model)] #[serde(tag = "t", content = "c")] struct S { a: u8 }"#,
    ),
    ("bound is no string", r"#[derive(Model)] #[serde(bound = 1)] struct S<T> { a: T }"),
    (
        "bound is no predicate",
        r#"#[derive(Model)] #[serde(bound = "T:: u8")] struct S<T> { a: T }"#,
    ),
    ("borrow without a lifetime", r"#[derive(Model)] struct S { #[serde(borrow)] a: u8 }"),
    (
        "borrow of an unknown lifetime",
        r#"#[derive(Model)] struct S<'a> { #[serde(borrow = "'b")] a: &'a str }"#,
    ),
    ("borrow of nothing", r#"#[derive(Model)] struct S<'a> { #[serde(borrow = "")] a: &'a str }"#),
    (
        "borrow twice",
        r#"#[derive(Model)] struct S<'a> { #[serde(borrow = "'a + 'a")] a: &'a str }"#,
    ),
    ("the lifetime of serde", r"#[derive(Model)] struct S<'de> { a: &'de str }"),
    (
        "from and try_from",
        r#"#[derive(Model, Clone)] #[serde(from = "u8", try_from = "u8")] struct S { a: u8 }"#,
    ),
    ("from is no type", r#"#[derive(Model)] #[serde(from = "&<&str")] struct S { a: u8 }"#),
    (
        "from with transparent",
        r#"#[derive(Model)] #[serde(from = "u8", transparent)] struct S { a: u8 }"#,
    ),
    ("expecting is no string", r"#[derive(Model)] #[serde(expecting = 1)] struct S { a: u8 }"),
    (
        "deny_unknown_fields has no value",
        r"#[derive(Model)] #[serde(deny_unknown_fields = true)] struct S { a: u8 }",
    ),
    ("getter without remote", r#"#[derive(Model)] struct S { #[serde(getter = "S::a")] a: u8 }"#),
    ("no list", r#"#[derive(Model)] struct S { #[serde = "x"] a: u8 }"#),
    ("nothing at all", r"#[derive(Model)] struct S { #[serde] a: u8 }"),
];

const NAMES: &[(&str, &str)] = &[
    (
        "default is not there",
        r#"#[derive(Model)] struct S { #[serde(default = "nowhere")] a: u8 }"#,
    ),
    ("with is not there", r#"#[derive(Model)] struct S { #[serde(with = "nowhere")] a: u8 }"#),
    (
        "serialize_with is not there",
        r#"#[derive(Model)] struct S { #[serde(serialize_with = "nowhere")] a: u8 }"#,
    ),
    (
        "deserialize_with is not there",
        r#"#[derive(Model)] struct S { #[serde(deserialize_with = "nowhere")] a: u8 }"#,
    ),
    (
        "skip_serializing_if is not there",
        r#"#[derive(Model)] struct S { #[serde(skip_serializing_if = "nowhere")] a: u8 }"#,
    ),
    (
        "bound of an unknown trait",
        r#"#[derive(Model)] #[serde(bound = "T: Nowhere")] struct S<T> { a: T }"#,
    ),
];

const TYPES: &[(&str, &str)] = &[
    (
        "default of another type",
        r#"fn text() -> String { String::new() } #[derive(Model)] struct S { #[serde(default = "text")] a: u8 }"#,
    ),
    (
        "default of a type without one",
        r"#[derive(serde::Serialize, serde::Deserialize)] struct Bare(u8); #[derive(Model)] struct S { #[serde(default)] a: Bare }",
    ),
    ("struct default without Default", r"#[derive(Model)] #[serde(default)] struct S { a: u8 }"),
    (
        "skip_serializing_if of another type",
        r#"#[derive(Model)] struct S { #[serde(skip_serializing_if = "Option::is_none")] a: u8 }"#,
    ),
    (
        "skip of a type without Default",
        r"struct Bare; #[derive(Model)] struct S { #[serde(skip)] a: Bare }",
    ),
    ("from without a conversion", r#"#[derive(Model)] #[serde(from = "u8")] struct S { a: u8 }"#),
    (
        "into without Clone",
        r#"impl From<S> for u8 { fn from(s: S) -> u8 { s.a } } #[derive(Model)] #[serde(into = "u8")] struct S { a: u8 }"#,
    ),
    (
        "a type that serde cannot read",
        r"#[derive(serde::Serialize)] struct Bare; #[derive(Model)] struct S { a: Bare }",
    ),
    (
        "a type that serde cannot write",
        r"#[derive(serde::Deserialize)] struct Bare; #[derive(Model)] struct S { a: Bare }",
    ),
    ("a slice at the end", r"#[derive(Model)] struct S { a: u8, b: [u8] }"),
];
