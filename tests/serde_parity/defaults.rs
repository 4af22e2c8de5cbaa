//! Defaults of fields that the input lacks, and fields that are not written.

use crate::twins::{alike, twins};

fn seven() -> u8 {
    7
}

mod path {
    pub(crate) fn text() -> String {
        "given".to_owned()
    }
}

/// Serde finds such a default only if the derive and the path have the same hygiene.
macro_rules! whole_path {
    ($($module:ident: $first:meta, $second:meta, $whole:literal, $generic:literal;)*) => {
        mod whole_path {$(
            pub(crate) mod $module {
                #[$first]
                #[$second]
                #[serde(default = $whole, rename_all = "camelCase")]
                pub(crate) struct WholePath { some_a: u8, some_b: String, c: Option<u8> }

                impl WholePath {
                    fn fresh() -> Self {
                        Self { some_a: 3, some_b: "b".to_owned(), c: Some(1) }
                    }
                }

                #[$first]
                #[$second]
                #[serde(default = $generic)]
                pub(crate) struct Generic<T: From<u8>> { a: T, b: Option<T> }

                fn fresh<T: From<u8>>() -> Generic<T> {
                    Generic { a: 5.into(), b: None }
                }
            }
        )*}
    };
}

whole_path! {
    serdes: derive(Debug), derive(serde::Serialize, serde::Deserialize), "WholePath::fresh", "fresh";
    ours: derive(Debug), derive(token_runtime::TokenModel), "WholePath::fresh", "fresh";
    annotated: derive(Debug, token_runtime::TokenModel), token(never_expires), "WholePath::fresh", "fresh";
}

#[derive(Debug)]
struct NoDefault;

fn is_zero(value: &u8) -> bool {
    *value == 0
}

twins! {
    fields {
        pub(crate) struct Fields {
            #[serde(default)]
            a: u8,
            #[serde(default = "seven")]
            b: u8,
            #[serde(default = "path::text")]
            c: String,
            #[serde(default)]
            d: Option<u8>,
            #[serde(default = "some")]
            e: Option<u8>,
            #[serde(default = "Vec::new")]
            f: Vec<u8>,
        }
        fn some() -> Option<u8> {
            Some(9)
        }
    }
    whole {
        #[serde(default)]
        pub(crate) struct Whole { a: u8, b: String, c: Option<u8>, #[serde(default = "seven")] d: u8 }
        impl Default for Whole {
            fn default() -> Self {
                Self { a: 3, b: "b".to_owned(), c: Some(1), d: 4 }
            }
        }
    }
    whole_generic {
        #[serde(default)]
        pub(crate) struct WholeGeneric<T> { a: T, b: Option<T> }
        impl<T: From<u8>> Default for WholeGeneric<T> {
            fn default() -> Self {
                Self { a: 5.into(), b: None }
            }
        }
    }
    skipped {
        pub(crate) struct Skipped {
            a: u8,
            #[serde(skip)]
            b: u8,
            #[serde(skip, default = "seven")]
            c: u8,
            #[serde(skip_serializing)]
            d: u8,
            #[serde(skip_deserializing)]
            e: u8,
            #[serde(skip_deserializing, default = "seven")]
            f: u8,
            #[serde(skip)]
            g: std::marker::PhantomData<*const u8>,
            #[serde(skip_serializing)]
            h: Option<u8>,
        }
    }
    skipped_of_whole {
        #[serde(default, deny_unknown_fields)]
        pub(crate) struct SkippedOfWhole {
            #[serde(skip)]
            a: u8,
            #[serde(skip_deserializing)]
            b: u8,
            #[serde(skip_serializing)]
            c: u8,
            #[serde(skip, default)]
            d: u8,
            #[serde(skip, default = "seven")]
            e: u8,
            #[serde(skip_deserializing, default = "seven")]
            f: u8,
            #[serde(skip)]
            g: NoDefault,
        }
        impl Default for SkippedOfWhole {
            fn default() -> Self {
                Self { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: NoDefault }
            }
        }
    }
    skipped_generic { pub(crate) struct SkippedGeneric<T, U> { a: T, #[serde(skip)] b: U, #[serde(skip)] c: Vec<U> } }
    conditional {
        pub(crate) struct Conditional {
            #[serde(skip_serializing_if = "is_zero")]
            a: u8,
            #[serde(skip_serializing_if = "Option::is_none")]
            b: Option<u8>,
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            c: Vec<u8>,
            #[serde(skip_serializing_if = "Option::is_some")]
            d: Option<u8>,
            #[serde(skip_serializing, skip_serializing_if = "is_zero")]
            e: u8,
        }
    }
    all_skipped { pub(crate) struct AllSkipped { #[serde(skip)] a: u8, #[serde(skip)] b: Option<u8> } }
    twice { pub(crate) struct Twice { a: Option<Option<u8>>, #[serde(default)] b: Option<()>, c: () } }
    unit { pub(crate) struct Unit { a: (), b: Option<bool>, c: Box<Option<u8>>, #[serde(default)] d: Box<Option<u8>> } }
}

#[test]
fn a_field_has_its_default() {
    alike!(fields::Fields:
        "{}",
        r#"{"a":1,"b":2,"c":"","d":3,"e":4,"f":[5]}"#,
        r#"{"d":null,"e":null}"#,
        r#"{"a":null}"#,
        "[]",
        "[1]",
        "[1,2,\"c\",null,null,[]]",
    );
}

#[test]
fn a_struct_has_its_default() {
    alike!(whole::Whole: "{}", r#"{"b":"x","c":null}"#, r#"{"a":"x"}"#, "[]", "[1]", "[1,\"b\",null,9]");
    alike!(whole_path::WholePath: "{}", r#"{"someB":"x","c":null}"#, r#"{"some_a":1}"#, "[]", "[1]");
    alike!(whole_generic::WholeGeneric[u8]: "{}", r#"{"a":1,"b":2}"#);
    alike!(whole_path::Generic[u8]: "{}", r#"{"a":1,"b":2}"#);
}

#[test]
fn skipped_fields_are_not_on_the_wire() {
    alike!(skipped::Skipped:
        r#"{"a":1,"d":2}"#,
        r#"{"a":1,"d":2,"b":3,"c":4,"e":5,"f":6,"h":8}"#,
        r#"{"a":1}"#,
        "[1,2]",
        "[1,2,3]",
    );
    alike!(skipped_of_whole::SkippedOfWhole: "{}", r#"{"c":9}"#, r#"{"a":9}"#, r#"{"b":9}"#);
    alike!(all_skipped::AllSkipped: "{}", r#"{"a":1}"#, "[]");
    alike!(skipped_generic::SkippedGeneric[u8, String]: r#"{"a":1}"#, r#"{"a":1,"b":2}"#);
}

#[test]
fn fields_are_written_on_their_condition() {
    alike!(conditional::Conditional:
        r#"{"a":0,"e":0}"#,
        r#"{"a":1,"b":2,"c":[3],"e":5}"#,
        r#"{"a":1,"b":null,"c":[],"d":4,"e":5}"#,
    );
}

#[test]
fn null_and_missing_are_what_the_type_says() {
    alike!(twice::Twice: r#"{"c":null}"#, r#"{"a":1,"b":null,"c":null}"#, r#"{"a":null}"#, "{}");
    alike!(unit::Unit: r#"{"a":null,"c":null}"#, r#"{"a":null}"#, r#"{"a":null,"b":true,"c":1,"d":2}"#);
}
