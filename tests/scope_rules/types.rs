//! A user's enum of scopes, in every role and format. Unknown scopes are kept.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::env::{self, consts::EXE_SUFFIX};
use std::process::Command;
use std::str::FromStr;
use token_runtime::{OpenScope, Scoped, Secret, TokenModel};

/// An enum with serde's derives and a variant for unknown scopes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Serde {
    #[serde(rename = "read")]
    Read,
    #[serde(rename = "write")]
    Write,
    #[serde(untagged)]
    Other(String),
}

impl AsRef<str> for Serde {
    fn as_ref(&self) -> &str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Other(scope) => scope,
        }
    }
}

/// An enum with `FromStr`, without a variant for unknown scopes, and without `Ord` and `Hash`.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Plain {
    Read,
    Write,
}

impl AsRef<str> for Plain {
    fn as_ref(&self) -> &str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

impl FromStr for Plain {
    type Err = ();

    fn from_str(scope: &str) -> Result<Self, ()> {
        [Self::Read, Self::Write].into_iter().find(|own| own.as_ref() == scope).ok_or(())
    }
}

type Open = OpenScope<Plain>;

/// Reads `scopes`, calls every method, and writes the scopes back.
#[track_caller]
fn check<T: Scoped + Serialize + DeserializeOwned>(scopes: &str, granted: &[&str]) {
    let body = format!(r#"{{"access_token":"a","scope":{scopes}}}"#);
    let token: T = serde_json::from_str(&body).unwrap();

    let mut held: Vec<&str> = token.scopes().collect();
    held.sort_unstable();
    assert_eq!(held, granted, "{body}");
    for scope in granted {
        assert!(token.has_scope(scope), "{scope} in {body}");
    }

    // The methods take the enum itself.
    assert!(token.has_all_scopes([Plain::Read]));
    assert!(token.has_all_scopes([Serde::Read, Serde::Other("audit".to_owned())]));
    assert!(token.has_any_scope([&Plain::Write, &Plain::Read]));
    assert!(token.has_all_scopes([Open::from("audit"), Open::Known(Plain::Read)]));
    assert_eq!(token.missing_scopes([Plain::Read, Plain::Write]), ["write"]);
    assert_eq!(token.require_scopes([Serde::Write]).unwrap_err().missing(), &["write"]);
    assert!(token.scopes_or([Plain::Write]).contains("audit"));

    let written: serde_json::Value = serde_json::to_value(&token).unwrap();
    let again: T = serde_json::from_value(written).unwrap();
    let mut kept: Vec<&str> = again.scopes().collect();
    kept.sort_unstable();
    assert_eq!(kept, granted, "{body}");
}

macro_rules! every_form {
    ($($test:ident: $scopes:ty;)*) => {$(
        #[test]
        fn $test() {
            #[derive(Debug, TokenModel)]
            struct Space {
                #[token(access_token)]
                access_token: Secret,
                #[token(scopes)]
                scope: $scopes,
            }
            #[derive(Debug, TokenModel)]
            struct Comma {
                #[token(access_token)]
                access_token: Secret,
                #[token(scopes = "comma")]
                scope: Option<$scopes>,
            }
            #[derive(Debug, TokenModel)]
            struct List {
                #[token(access_token)]
                access_token: Secret,
                #[token(scopes = "list")]
                scope: $scopes,
            }
            #[derive(Debug, TokenModel)]
            struct Objects {
                #[token(access_token)]
                access_token: Secret,
                #[token(scopes = "objects(name)")]
                scope: $scopes,
            }

            let granted = ["audit", "read"];
            check::<Space>(r#""read audit""#, &granted);
            check::<Comma>(r#""read,audit,read""#, &granted);
            check::<List>(r#"["read","audit"]"#, &granted);
            check::<Objects>(r#"[{"name":"read"},{"name":"audit"}]"#, &granted);
            check::<List>(r#""read audit""#, &granted);
        }
    )*};
}

every_form! {
    serde_in_a_vec: Vec<Serde>;
    serde_in_a_btree_set: BTreeSet<Serde>;
    serde_in_a_hash_set: HashSet<Serde>;
    open_in_a_vec: Vec<Open>;
    open_in_a_btree_set: BTreeSet<Open>;
    open_in_a_hash_set: HashSet<Open>;
}

#[test]
fn keys_of_a_map() {
    #[derive(Debug, TokenModel)]
    struct Map {
        #[token(access_token)]
        access_token: Secret,
        #[token(scopes)]
        scope: BTreeMap<Open, String>,
    }

    check::<Map>(r#"{"read":"all","audit":"own"}"#, &["audit", "read"]);
}

#[test]
fn scopes_of_the_refresh_token() {
    #[derive(Debug, TokenModel)]
    struct Token {
        #[token(refresh_token)]
        refresh_token: Secret,
        #[token(refresh_scopes = "comma")]
        refresh_scope: Vec<Open>,
    }

    let body = r#"{"refresh_token":"r","refresh_scope":"read,audit"}"#;
    let token: Token = serde_json::from_str(body).unwrap();
    assert_eq!(token.refresh_scopes().collect::<Vec<_>>(), ["read", "audit"]);
    assert_eq!(token.refresh_scope[0].known(), Some(&Plain::Read));
    assert_eq!(serde_json::to_string(&token).unwrap(), body);
}

#[test]
fn an_open_scope_is_its_text() {
    assert_eq!(Open::Known(Plain::Read), Open::Other("read".into()));
    assert!(Open::from("audit") < Open::from("read"));
    assert_eq!("write".parse::<Open>().unwrap().known(), Some(&Plain::Write));
    assert_eq!(Open::from("audit").as_str(), "audit");
    let set: HashSet<Open> = [Open::Known(Plain::Read), Open::Other("read".into())].into();
    assert_eq!(set.len(), 1);
    assert!(serde_json::from_str::<Open>("7").is_err());
}

#[test]
fn the_example_runs() {
    let this = env::current_exe().unwrap();
    let program =
        this.ancestors().nth(2).unwrap().join(format!("examples/scope_types{EXE_SUFFIX}"));
    let output = Command::new(program).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        r#"shop:  [ReadOrders, Other("stock:*")]"#,
        r#"mail:  {Other("mail.archive"), Known(Read)}"#,
        r#"missing scopes:    ["orders:write"]"#,
        "exact match:       false",
        "pattern match:     true",
        r#""mail":["mail.archive","mail.read"]"#,
    ] {
        assert!(text.contains(line), "{text}");
    }
}
