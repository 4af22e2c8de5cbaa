//! Structs whose fields cannot all be borrowed: packed and unsized structs.
#![expect(clippy::repr_packed_without_abi, reason = "written as users write it")]

use crate::twins::{alike, twins};
use serde::{Deserialize, Serialize};
use token_runtime::TokenModel;

fn seven() -> u8 {
    7
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Pair {
    x: u8,
    y: Option<u8>,
}

twins! {
    packed {
        #[derive(Clone, Copy)]
        #[repr(packed)]
        pub(crate) struct Packed { a: u8, #[serde(rename = "B", alias = "c")] b: u64, d: Option<u32> }
    }
    packed_defaults {
        #[derive(Clone, Copy)]
        #[repr(packed)]
        pub(crate) struct PackedDefaults {
            #[serde(default = "seven")]
            a: u8,
            #[serde(default)]
            b: u64,
            #[serde(skip)]
            c: u8,
            #[serde(skip_deserializing, default = "seven")]
            d: u8,
        }
    }
    packed_over_default {
        #[derive(Clone, Copy)]
        #[repr(C, packed(2))]
        #[serde(default)]
        pub(crate) struct PackedOverDefault { a: u8, b: u64, #[serde(skip)] c: u8, d: Option<u32> }
        impl Default for PackedOverDefault {
            fn default() -> Self {
                Self { a: 1, b: 2, c: 3, d: Some(4) }
            }
        }
    }
    packed_generic {
        #[derive(Clone, Copy)]
        #[repr(packed)]
        pub(crate) struct PackedGeneric<T: Copy> { a: u8, b: T }
    }
    packed_many {
        #[derive(Clone, Copy)]
        #[repr(packed)]
        pub(crate) struct PackedMany {
            a: u8, b: u16, c: u8, d: u16, e: u8, f: u16, g: u8, h: u16, i: u8, j: u16, k: u8, l: u16, m: u8, n: u16,
            o: u8, p: u16, q: u8, r: u16,
        }
    }
    tail { pub(crate) struct Tail<T: ?Sized> { a: u8, b: Option<u8>, last: T } }
    tail_of_clause { pub(crate) struct TailOfClause<T> where T: ?Sized { #[serde(skip_serializing_if = "Option::is_none")] a: Option<u8>, last: T } }
}

/// A flattened field of an annotated struct is `public`.
mod packed_flat {
    pub(super) mod serdes {
        #[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
        #[repr(packed)]
        pub(crate) struct PackedFlat {
            a: u64,
            #[serde(flatten)]
            pair: super::super::Pair,
            b: u64,
        }
    }
    pub(super) mod ours {
        #[derive(Debug, Clone, Copy, token_runtime::TokenModel)]
        #[repr(packed)]
        pub(crate) struct PackedFlat {
            a: u64,
            #[serde(flatten)]
            pair: super::super::Pair,
            b: u64,
        }
    }
    pub(super) mod annotated {
        #[derive(Debug, Clone, Copy, token_runtime::TokenModel)]
        #[repr(packed)]
        #[token(never_expires)]
        pub(crate) struct PackedFlat {
            a: u64,
            #[token(public)]
            #[serde(flatten)]
            pair: super::super::Pair,
            b: u64,
        }
    }
}

#[test]
fn a_packed_struct_is_read_and_written() {
    alike!(packed::Packed:
        r#"{"a":1,"B":2}"#, r#"{"a":1,"c":2,"d":3}"#, r#"{"a":1,"b":2}"#, "{}", "[1,2,3]", "[1]", r#"{"a":"x"}"#, "1"
    );
    alike!(packed_defaults::PackedDefaults: "{}", r#"{"a":1,"b":2,"c":3,"d":4}"#, "[]", "[1,2]");
    alike!(packed_over_default::PackedOverDefault: "{}", r#"{"a":9,"c":8,"d":null}"#, "[]", "[5,6]", r#"{"a":"x"}"#);
    alike!(packed_generic::PackedGeneric[u32]: r#"{"a":1,"b":2}"#, "{}");
    alike!(packed_many::PackedMany:
        "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]",
        r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"k":11,"l":12,"m":13,"n":14,"o":15,"p":16,"q":17,"r":18}"#,
        "[1,2]",
    );
    alike!(packed_flat::PackedFlat: r#"{"a":1,"x":2,"b":3}"#, r#"{"y":1,"b":2,"x":3,"a":4}"#, r#"{"a":1,"x":2}"#, "{}");
}

/// Compares the output of two unsized twins.
macro_rules! written_alike {
    ($module:ident::$name:ident: $json:expr) => {
        let theirs: Box<$module::serdes::$name<[u8]>> =
            Box::new(serde_json::from_str::<$module::serdes::$name<[u8; 2]>>($json).expect($json));
        let ours: Box<$module::ours::$name<[u8]>> =
            Box::new(serde_json::from_str::<$module::ours::$name<[u8; 2]>>($json).expect($json));
        let annotated: Box<$module::annotated::$name<[u8]>> = Box::new(
            serde_json::from_str::<$module::annotated::$name<[u8; 2]>>($json).expect($json),
        );
        let theirs = (serde_json::to_string(&theirs).ok(), rmp_serde::to_vec(&theirs).ok());
        assert_eq!((serde_json::to_string(&ours).ok(), rmp_serde::to_vec(&ours).ok()), theirs);
        assert_eq!(
            (serde_json::to_string(&annotated).ok(), rmp_serde::to_vec(&annotated).ok()),
            theirs
        );
        assert_eq!(serde_json::to_string(&ours.redacted()).ok(), theirs.0);
    };
}

#[test]
fn a_struct_without_a_known_size_is_written() {
    alike!(tail::Tail[[u8; 2]]: r#"{"a":1,"last":[2,3]}"#, r#"{"a":1,"b":4,"last":[2,3]}"#, r#"{"a":1}"#, "{}");
    alike!(tail_of_clause::TailOfClause[String]: r#"{"last":"x"}"#, r#"{"a":1,"last":"x"}"#);
    written_alike!(tail::Tail: r#"{"a":1,"last":[2,3]}"#);
    written_alike!(tail_of_clause::TailOfClause: r#"{"last":[2,3]}"#);
    written_alike!(tail_of_clause::TailOfClause: r#"{"a":1,"last":[2,3]}"#);
}

/// Rule: the last field may be a slice or `str` if the struct is only written. Such a value needs
/// `unsafe`, so the structs only have to compile.
#[test]
fn a_slice_or_text_may_be_last_if_the_struct_is_not_read() {
    fn is_written<T: ?Sized + Serialize + TokenModel>() {}

    #[derive(Debug, TokenModel)]
    #[token(manual(Deserialize))]
    struct Slice<'a> {
        a: &'a u8,
        b: Option<u8>,
        last: [Option<u8>],
    }

    #[derive(Debug, TokenModel)]
    #[token(manual(Deserialize))]
    struct Text {
        #[serde(serialize_with = "crate::encoding::text::serialize")]
        a: u8,
        last: str,
    }

    is_written::<Slice<'_>>();
    is_written::<Text>();
}
