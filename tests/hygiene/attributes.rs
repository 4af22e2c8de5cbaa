//! Other attributes and derives on the same struct, in any order, and attributes that a macro
//! passes on.

use crate::same;
use token_runtime::{Expiry, Secret, TokenModel};

#[derive(TokenModel, Debug, Clone, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
struct First {
    #[token(scopes)]
    scope: Vec<String>,
    plain: Option<u8>,
    #[serde(rename = "x")]
    value: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, TokenModel, PartialOrd, Ord)]
struct Middle {
    #[token(expires = "unix")]
    expires_at: i64,
    plain: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, TokenModel)]
#[token(never_expires)]
#[serde(deny_unknown_fields)]
struct Last {
    #[token(required)]
    plain: Option<u8>,
}

#[test]
fn derives_may_be_in_any_order() {
    assert_eq!(
        same::<First>(r#"{"scope":"x","plain":null,"x":1}"#),
        First { scope: vec!["x".into()], plain: None, value: 1 }
    );
    assert!(same::<Middle>(r#"{"expires_at":1,"plain":null}"#) > Middle::default());
    assert_eq!(same::<Last>(r#"{"plain":null}"#), Last { plain: None });
}

/// The derive does not see fields that `cfg` removes, and ignores other attributes.
#[doc = "docs"]
#[doc(hidden)]
#[must_use]
#[cfg_attr(all(), derive(TokenModel), token(never_expires))]
#[cfg_attr(any(), token(nonsense), serde(nonsense))]
#[derive(Debug)]
#[allow(clippy::struct_field_names)]
struct Conditional {
    #[doc = include_str!("main.rs")]
    #[cfg(any())]
    gone: Nonexistent,
    #[cfg_attr(all(), token(access_token))]
    /** docs */
    #[doc(alias = "x")]
    access_token: Secret,
    #[cfg_attr(any(), token(nonsense))]
    #[cfg_attr(all(), serde(rename = "kept"))]
    plain: Option<u8>,
    #[rustfmt::skip]
    #[allow(unused)]
    #[expect(clippy::box_collection, reason = "so")]
    boxed: Box<String>,
}

#[test]
fn attributes_of_others_are_left_alone() {
    let token: Conditional = same(r#"{"access_token":"a","kept":1,"boxed":"x"}"#);
    assert_eq!(token.expiry(), Expiry::Never);
}

/// Several `#[token]` attributes on a field, with and without a trailing comma.
#[derive(Debug, TokenModel)]
#[token(margin = "5s")]
#[token(default_lifetime = "1h")]
struct Split {
    #[token(expires = "unix")]
    #[token(never(0,), unknown(-1, "N/A"),)]
    #[serde(rename = "exp")]
    #[serde(alias = "until")]
    expires_at: Option<i64>,
    #[token(received)]
    received_at: i64,
}

#[test]
fn attributes_may_be_split() {
    assert_eq!(same::<Split>(r#"{"exp":0,"received_at":1}"#).expiry(), Expiry::Never);
    assert!(serde_json::from_str::<Split>(r#"{"until":"N/A","received_at":1}"#).is_ok());
}

/// A value that a macro passes on is inside an invisible group.
macro_rules! handed_on {
    (
        $name:ident, $role:ident, $encoding:literal, $other:expr, $zero:literal, $unit:tt, $path:path, $text:literal,
        $meta:meta, $ty:ty, $vis:vis
    ) => {
        #[derive(Debug, TokenModel)]
        #[token(crate = $path, margin = $unit)]
        #[serde(rename_all = $text)]
        $vis struct $name {
            #[token($role)]
            $vis some_token: $ty,
            #[token(expires($encoding, $other), never($zero, $text))]
            expires_at: Expiry,
            #[$meta]
            refresh_it: Option<$ty>,
        }
    };
}

handed_on! {
    HandedOn, access_token, "rfc3339", "unix", 0, "5m", ::token_runtime, "camelCase", token(refresh_token), Secret,
    pub(crate)
}

#[test]
fn attributes_may_come_through_a_macro() {
    let token: HandedOn = same(r#"{"someToken":"a","expiresAt":0,"refreshIt":"r"}"#);
    assert_eq!((token.expiry(), token.refresh_token()), (Expiry::Never, Some("r")));
    assert_eq!(HandedOn::MARGIN.as_secs(), 300);
}

#[test]
fn a_negative_literal_may_come_through_a_macro() {
    macro_rules! negative {
        ($literal:literal, $expression:expr) => {
            #[derive(Debug, TokenModel)]
            struct Negative {
                #[token(expires = "unix", never($literal), unknown($expression))]
                expires_at: Option<i64>,
            }
        };
    }
    negative!(-1, -2);
    assert_eq!(same::<Negative>(r#"{"expires_at":-1}"#).expiry(), Expiry::Never);
    assert_eq!(same::<Negative>(r#"{"expires_at":-2}"#).expiry(), Expiry::Unknown);
}

/// Each kind of path to the runtime.
mod paths {
    mod inner {
        pub(crate) use token_runtime::*;
    }

    macro_rules! by {
        ($($name:ident $path:tt;)*) => {$(
            #[derive(Debug, token_runtime::TokenModel)]
            #[token(crate = $path)]
            pub(super) struct $name {
                #[token(access_token)]
                access_token: token_runtime::Secret,
                plain: Option<u8>,
            }
        )*};
    }

    by! {
        Crate "crate::attributes::paths::inner";
        Own "self::inner";
        Above "super::paths::inner";
        Absolute "::token_runtime";
        Name "token_runtime";
        Local "inner";
    }
}

/// A path with `$crate` in a macro of the user's crate.
macro_rules! by_dollar_crate {
    ($name:ident) => {
        #[derive(Debug, TokenModel)]
        #[token(crate = $crate::attributes::reexported)]
        struct $name {
            #[token(access_token)]
            access_token: Secret,
            plain: Option<u8>,
        }
    };
}

mod reexported {
    pub(crate) use token_runtime::*;
}

by_dollar_crate!(ByDollarCrate);

#[test]
fn the_runtime_is_found_by_any_path() {
    let json = r#"{"access_token":"a","plain":1}"#;
    same::<paths::Crate>(json);
    same::<paths::Own>(json);
    same::<paths::Above>(json);
    same::<paths::Absolute>(json);
    same::<paths::Name>(json);
    same::<paths::Local>(json);
    same::<ByDollarCrate>(json);
}

/// Rule: the derive generates no `unsafe`. rustc does not apply `forbid(unsafe_code)` to the code
/// of a macro of another crate, so the test searches the source of the derive.
#[test]
fn nothing_unsafe_is_generated() {
    fn files(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the derive") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    let derive = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("token-derive");
    let mut found = Vec::new();
    files(&derive.join("src"), &mut found);
    files(&derive.join("snapshots"), &mut found);
    assert!(found.len() > 20, "{found:?}");
    for path in found {
        let text = std::fs::read_to_string(&path).expect("text");
        let mut words = text.split(|char: char| char != '_' && !char.is_alphanumeric());
        assert!(!words.any(|word| word == "unsafe" || word == "unchecked"), "{}", path.display());
    }
}
