//! The names of fields and structs on the wire.

use crate::twins::{alike, from_keys, twins};

twins! {
    plain { pub(crate) struct Plain { a: u8, pub b_c: Option<String>, d: Vec<i8>, e: (bool, char), f: f32 } }
    none { pub(crate) struct None {} }
    renamed {
        #[serde(rename = "wire name")]
        pub(crate) struct Renamed {
            #[serde(rename = "type")]
            kind: u8,
            #[serde(rename(serialize = "out", deserialize = "in"))]
            both: u8,
            #[serde(rename(serialize = "only out"))]
            out: Option<u8>,
            #[serde(rename(deserialize = "only in"))]
            inn: Option<u8>,
            #[serde(rename = "")]
            empty: Option<u8>,
            #[serde(rename = "ü\"\\\n😀")]
            odd: Option<u8>,
        }
    }
    directions { #[serde(rename(serialize = "Out", deserialize = "In"))] pub(crate) struct Directions { a: u8 } }
    out { #[serde(rename(serialize = "Out"))] pub(crate) struct Out { a: u8 } }
    inn { #[serde(rename(deserialize = "In"))] pub(crate) struct Inn { a: u8 } }
    cased_directions {
        #[serde(rename_all(serialize = "SCREAMING-KEBAB-CASE", deserialize = "camelCase"))]
        pub(crate) struct CasedDirections { user_id: u8, #[serde(rename = "kept_name")] other_name: u8, x: Option<u8> }
    }
    cased_split {
        #[serde(rename_all(serialize = "camelCase"))]
        #[serde(deny_unknown_fields, rename_all(deserialize = "PascalCase"))]
        pub(crate) struct CasedSplit { user_id: u8, o: Option<u8> }
    }
    aliased {
        #[serde(deny_unknown_fields)]
        pub(crate) struct Aliased {
            #[serde(alias = "id", alias = "ID", rename = "user")]
            a: u8,
            #[serde(alias = "other")]
            b: Option<u8>,
        }
    }
    denied { #[serde(deny_unknown_fields)] pub(crate) struct Denied { a: u8, b: Option<u8> } }
    denied_empty { #[serde(deny_unknown_fields)] pub(crate) struct DeniedEmpty {} }
    expected { #[serde(expecting = "something nicer")] pub(crate) struct Expected { a: u8, b: Option<u8> } }
    tagged { #[serde(tag = "kind")] pub(crate) struct Tagged { a: u8, b: Option<u8> } }
    tagged_renamed { #[serde(tag = "kind", rename = "tagged!")] pub(crate) struct TaggedRenamed { a: u8 } }
    raw { #[allow(non_camel_case_types)] pub(crate) struct r#struct { r#type: u8, r#gen: Option<u8>, r#fn: bool } }
    unicode { pub(crate) struct Größe { größe: u8, 名前: Option<String> } }
}

macro_rules! cased {
    ($($module:ident $case:literal $key:literal;)*) => {
        twins! { $($module { #[serde(rename_all = $case)] pub(crate) struct Cased { user_id_2: u8, o: Option<u8> } })* }

        #[test]
        fn rename_all_knows_each_case() {
            $(
                let json = concat!("{\"", $key, "\":1}");
                alike!($module::Cased: json, r#"{"user_id_2":1}"#, "{}");
                assert!(serde_json::from_str::<$module::ours::Cased>(json).is_ok(), "{json}");
            )*
        }
    };
}

cased! {
    lower "lowercase" "user_id_2";
    upper "UPPERCASE" "USER_ID_2";
    pascal "PascalCase" "UserId2";
    camel "camelCase" "userId2";
    snake "snake_case" "user_id_2";
    screaming "SCREAMING_SNAKE_CASE" "USER_ID_2";
    kebab "kebab-case" "user-id-2";
    train "SCREAMING-KEBAB-CASE" "USER-ID-2";
}

/// Inputs for every struct, whatever its fields.
const ANYTHING: [&str; 18] = [
    "",
    "{",
    "{}",
    "[]",
    "null",
    "true",
    "1",
    "-1.5",
    "\"a\"",
    "[1]",
    "[1,2]",
    "[1,2,3,4,5,6,7,8]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{\"zzz\":{\"deep\":[1,{\"a\":null}]}}",
    "{\"\":0}",
    "{\"a\":1} trailing",
];

#[test]
fn a_plain_struct_is_read_and_written_as_under_serde() {
    let whole = r#"{"a":1,"b_c":"x","d":[-1],"e":[true,"é"],"f":1.5}"#;
    alike!(plain::Plain:
        whole,
        r#"{"f":1,"e":[false,"a"],"d":[],"b_c":null,"a":255}"#,
        r#"{"a":1,"d":[],"e":[true,"x"],"f":0}"#,
        r#"[1,null,[1,2],[true,"x"],1e3]"#,
        r#"[1,null]"#,
        r#"{"a":256,"d":[],"e":[true,"x"],"f":0}"#,
        r#"{"a":-1}"#,
        r#"{"a":"s3cr3t \" , expected"}"#,
        r#"{"a":1,"a":2}"#,
        r#"{"a":1.5}"#,
        r#"{"a":null}"#,
        r#"{"a":[]}"#,
        r#"{"a":{}}"#,
        r#"{"d":[1,"x"]}"#,
        r#"{"d":[200]}"#,
        r#"{"e":[true]}"#,
        r#"{"e":[true,"long"]}"#,
        r#"{"f":"nan"}"#,
        r#"{"b_c":1}"#,
        r#"{"a":1,"zzz":1,"d":[],"e":[true,"x"],"f":0}"#,
    );
}

#[test]
fn anything_at_all_gives_the_same_answer() {
    for json in ANYTHING {
        alike!(plain::Plain: json);
        alike!(none::None: json);
        alike!(denied::Denied: json);
        alike!(denied_empty::DeniedEmpty: json);
        alike!(expected::Expected: json);
        alike!(aliased::Aliased: json);
        alike!(tagged::Tagged: json);
    }
}

#[test]
fn fields_and_structs_are_renamed() {
    alike!(renamed::Renamed:
        r#"{"type":1,"in":2,"out":3,"only in":4,"":5}"#,
        r#"{"type":1,"in":2,"ü\"\\\n😀":6}"#,
        r#"{"kind":1,"in":2}"#,
        r#"{"type":1,"out":2}"#,
        "{}",
    );
    alike!(directions::Directions: r#"{"a":1}"#);
    alike!(out::Out: r#"{"a":1}"#);
    alike!(inn::Inn: r#"{"a":1}"#);
    alike!(raw::r#struct: r#"{"type":1,"gen":2,"fn":true}"#, r#"{"r#type":1}"#);
    alike!(unicode::Größe: r#"{"größe":1,"名前":"x"}"#, "{}");
}

#[test]
fn cases_are_applied_per_direction_and_not_to_renamed_fields() {
    alike!(cased_directions::CasedDirections:
        r#"{"userId":1,"kept_name":2}"#,
        r#"{"userId":1,"kept_name":2,"x":3}"#,
        r#"{"USER-ID":1,"kept_name":2}"#,
    );
    alike!(cased_split::CasedSplit: r#"{"UserId":1}"#, r#"{"userId":1}"#, r#"{"UserId":1,"O":2,"user_id":2}"#);
}

#[test]
fn aliases_name_the_same_field() {
    alike!(aliased::Aliased:
        r#"{"user":1}"#,
        r#"{"id":1}"#,
        r#"{"ID":1,"other":2}"#,
        r#"{"id":1,"user":2}"#,
        r#"{"id":1,"b":1,"other":2}"#,
        r#"{"a":1}"#,
    );
}

#[test]
fn unknown_members_are_refused_only_where_that_is_said() {
    alike!(denied::Denied: r#"{"a":1,"c":2}"#, r#"{"c":2}"#, r#"{"a":1,"b":null}"#);
    alike!(denied_empty::DeniedEmpty: "{}", r#"{"c":2}"#);
    alike!(none::None: "{}", r#"{"c":2}"#, "[]", "[1]");
}

#[test]
fn the_tag_of_a_struct_is_written_and_not_checked() {
    alike!(tagged::Tagged: r#"{"a":1}"#, r#"{"kind":"other","a":1,"b":2}"#, r#"{"kind":1,"a":1}"#);
    alike!(tagged_renamed::TaggedRenamed: r#"{"a":1}"#, r#"{"kind":"tagged!","a":1}"#);
}

/// Rule: keys may be numbers or bytes, as some formats send them.
#[test]
fn keys_that_are_no_strings_are_understood() {
    macro_rules! same {
        ($($members:expr),* $(,)?) => {$(
            let theirs = from_keys::<denied::serdes::Denied, _, _>($members).map(|value| format!("{value:?}"));
            let ours = from_keys::<denied::ours::Denied, _, _>($members).map(|value| format!("{value:?}"));
            assert_eq!(ours, theirs);
        )*};
    }
    same!(
        vec![("a", 1_u8), ("b", 2)],
        vec![(String::from("a"), 1_u8)],
        vec![(0_u64, 1_u8), (1, 2)],
        vec![(0_u64, 1_u8), (7, 2)],
        vec![(b"a".as_slice(), 1_u8)],
        vec![(b"\xff\xfe".as_slice(), 1_u8)],
        vec![(0_u8, 300_u16)],
        vec![('a', 1_u8)],
        vec![(-1_i64, 1_u8)],
        vec![(true, 1_u8)],
        vec![((), 1_u8)],
        vec![(1.5, 1_u8)],
    );
}
