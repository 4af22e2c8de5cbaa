//! Fields that user functions encode: `with`, `serialize_with`, `deserialize_with`, and `borrow`.

use crate::twins::{alike, compare_borrowed, twins};
use std::borrow::Cow;

/// A number in a string.
pub(crate) mod text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};
    use std::{fmt::Display, str::FromStr};

    pub(crate) fn serialize<T: Display, S: Serializer>(
        value: &T,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        out.collect_str(value)
    }

    pub(crate) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(
        input: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(input)?;
        text.parse()
            .map_err(|_| D::Error::invalid_value(serde::de::Unexpected::Str(&text), &"a number"))
    }
}

mod of_option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it so")]
    pub(crate) fn serialize<S: Serializer>(value: &Option<u8>, out: S) -> Result<S::Ok, S::Error> {
        value.unwrap_or(0).serialize(out)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<u8>, D::Error> {
        u8::deserialize(input).map(|value| (value != 0).then_some(value))
    }
}

#[derive(Debug)]
pub(crate) struct Foreign(u8);

mod foreign {
    use super::Foreign;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(value: &Foreign, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_u8(value.0)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Foreign, D::Error> {
        u8::deserialize(input).map(Foreign)
    }
}

/// A foreign type, described by serde's `remote`.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "std::ops::Range<u8>")]
struct RangeDef {
    start: u8,
    end: u8,
}

twins! {
    coded {
        pub(crate) struct Coded {
            #[serde(with = "text")]
            a: u8,
            #[serde(serialize_with = "text::serialize")]
            b: u8,
            #[serde(deserialize_with = "text::deserialize")]
            c: u8,
            #[serde(with = "foreign")]
            d: Foreign,
            #[serde(with = "RangeDef")]
            e: std::ops::Range<u8>,
        }
    }
    coded_option {
        pub(crate) struct CodedOption {
            #[serde(with = "of_option")]
            a: Option<u8>,
            #[serde(default, with = "of_option")]
            b: Option<u8>,
            #[serde(deserialize_with = "of_option::deserialize")]
            c: Option<u8>,
        }
    }
    coded_generic {
        pub(crate) struct CodedGeneric<T, U: std::fmt::Display + std::str::FromStr> {
            a: T,
            #[serde(with = "text")]
            b: U,
        }
    }
    lent {
        pub(crate) struct Lent<'a> {
            pub a: &'a str,
            b: Option<&'a str>,
            #[serde(borrow)]
            pub c: Cow<'a, str>,
            pub d: Cow<'a, str>,
            #[serde(borrow)]
            e: Option<Cow<'a, str>>,
        }
    }
    lent_names {
        pub(crate) struct LentNames<'a, 'b, 'c> {
            #[serde(borrow = "'a + 'b")]
            pair: Pair<'a, 'b, 'c>,
        }
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        struct Pair<'a, 'b, 'c> { x: &'a str, #[serde(borrow)] y: Cow<'b, str>, z: Cow<'c, str> }
    }
    lent_inner {
        pub(crate) struct LentInner<'a> { #[serde(borrow)] inner: Vec<Inner<'a>> }
        #[derive(Debug, serde::Serialize, serde::Deserialize)]
        struct Inner<'a> { x: &'a str }
    }
    lent_from {
        #[serde(from = "&'a str", into = "&'a str")]
        #[derive(Clone)]
        pub(crate) struct LentFrom<'a> { pub a: &'a str }
        impl<'a> From<&'a str> for LentFrom<'a> {
            fn from(a: &'a str) -> Self {
                Self { a }
            }
        }
        impl<'a> From<LentFrom<'a>> for &'a str {
            fn from(own: LentFrom<'a>) -> Self {
                own.a
            }
        }
    }
    lent_transparent {
        #[serde(transparent)]
        pub(crate) struct LentTransparent<'a, T: ?Sized> { #[serde(borrow)] a: Cow<'a, str>, #[serde(skip)] b: std::marker::PhantomData<T> }
    }
    lent_bytes { pub(crate) struct LentBytes<'a> { pub a: &'a [u8], #[serde(borrow)] pub b: Cow<'a, [u8]> } }
    lent_and_generic { pub(crate) struct LentAndGeneric<'a, T: 'a> { a: &'a str, b: Option<T> } }
    static_text { pub(crate) struct Static { #[serde(default)] a: &'static str } }
    owned_cow { pub(crate) struct OwnedCow { a: Cow<'static, str>, b: Option<Cow<'static, str>> } }
    strings { pub(crate) struct Strings { a: Box<str>, b: Box<String>, c: std::path::PathBuf, d: Option<Box<[u8]>>, e: char } }
}

#[test]
fn functions_of_the_user_encode_a_field() {
    let whole = r#"{"a":"1","b":2,"c":"3","d":4,"e":{"start":1,"end":2}}"#;
    alike!(coded::Coded: whole, r#"{"a":1}"#, r#"{"a":"x"}"#, r#"{"d":300}"#, r#"{"e":{"start":1}}"#, "{}");
    alike!(coded_option::CodedOption: r#"{"a":0,"c":0}"#, r#"{"a":1,"b":2,"c":3}"#, r#"{"a":0}"#, "{}", r#"{"a":null}"#);
    alike!(coded_generic::CodedGeneric[u8, i32]: r#"{"a":1,"b":"-2"}"#, r#"{"a":1,"b":2}"#);
}

#[test]
fn what_is_borrowed_is_lent_by_the_input() {
    let whole = r#"{"a":"aa","b":"bb","c":"cc","d":"dd","e":"ee"}"#;
    for json in [whole, r#"{"a":"","c":"","d":""}"#, r#"{"a":"x\n","c":"","d":""}"#, r#"{"a":1}"#] {
        compare_borrowed::<lent::serdes::Lent<'_>, lent::ours::Lent<'_>>(json);
    }
    let lent: lent::annotated::Lent<'_> = serde_json::from_str(whole).expect("it is whole");
    assert!(whole.as_bytes().as_ptr_range().contains(&lent.a.as_ptr()));
    assert!(matches!(lent.c, Cow::Borrowed("cc")), "`borrow` borrows");
    assert!(matches!(lent.d, Cow::Owned(_)), "without it serde copies");

    let pair = r#"{"pair":{"x":"x","y":"y","z":"z"}}"#;
    compare_borrowed::<
        lent_names::serdes::LentNames<'_, '_, '_>,
        lent_names::ours::LentNames<'_, '_, '_>,
    >(pair);
    let list = r#"{"inner":[{"x":"x"},{"x":"y"}]}"#;
    compare_borrowed::<lent_inner::serdes::LentInner<'_>, lent_inner::annotated::LentInner<'_>>(
        list,
    );
    for json in [r#""a""#, r#""a\n""#, "1"] {
        compare_borrowed::<lent_from::serdes::LentFrom<'_>, lent_from::annotated::LentFrom<'_>>(
            json,
        );
        compare_borrowed::<
            lent_transparent::serdes::LentTransparent<'_, str>,
            lent_transparent::annotated::LentTransparent<'_, str>,
        >(json);
    }
    let json = r#"{"a":"a","b":1}"#;
    compare_borrowed::<
        lent_and_generic::serdes::LentAndGeneric<'_, u8>,
        lent_and_generic::annotated::LentAndGeneric<'_, u8>,
    >(json);
    compare_borrowed::<static_text::serdes::Static, static_text::ours::Static>(r#"{"a":"x"}"#);
}

#[test]
fn bytes_are_borrowed() {
    let bytes =
        postcard::to_allocvec(&lent_bytes::serdes::LentBytes { a: b"ab", b: Cow::Borrowed(b"cd") });
    let bytes = bytes.expect("postcard");
    let ours: lent_bytes::annotated::LentBytes<'_> =
        postcard::from_bytes(&bytes).expect("postcard");
    assert!(bytes.as_ptr_range().contains(&ours.a.as_ptr()));
    assert!(matches!(ours.b, Cow::Borrowed(b"cd")));
}

/// Rule: without `borrow` the value may outlive the input.
#[test]
fn what_is_not_borrowed_outlives_the_input() {
    alike!(owned_cow::OwnedCow: r#"{"a":"a"}"#, r#"{"a":"a","b":"b"}"#);
    alike!(strings::Strings: r#"{"a":"a","b":"b","c":"c","d":[1],"e":"e"}"#, r#"{"a":1}"#, r#"{"e":"ee"}"#);
}
