//! What the derive writes, as files to read: `snapshots/*.rs`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p token-derive` writes them anew.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use std::{env, fs, path::Path};

/// Compares the expansion of `input` with the file `name`.
fn snapshot(name: &str, input: TokenStream) {
    let input: syn::DeriveInput = syn::parse2(input).expect("the input is an item");
    let expanded = syn::parse2(opened(crate::derive(&input))).expect("the expansion is a file");
    let expanded = prettyplease::unparse(&expanded);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(name);
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &expanded).expect("the snapshot can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == expanded, "{name} is not what the derive writes now:\n{expanded}");
}

/// `expanded` with what stands in `__token::…! { … }` in its place: the content of a macro is not
/// laid out for reading.
fn opened(expanded: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = Vec::new();
    for token in expanded {
        let TokenTree::Group(group) = token else {
            tokens.push(token);
            continue;
        };
        let inner = opened(group.stream());
        let start = tokens.len().saturating_sub(5);
        let path: String = tokens[start..].iter().map(ToString::to_string).collect();
        let is_macro = path.starts_with("__token::") && path.ends_with('!');
        if is_macro && group.delimiter() == Delimiter::Brace {
            tokens.truncate(start);
            tokens.extend(inner);
        } else {
            tokens.push(Group::new(group.delimiter(), inner).into());
        }
    }
    tokens.into_iter().collect()
}

#[test]
fn two_fields() {
    snapshot(
        "two_fields.rs",
        quote! {
            struct Session {
                #[token(access_token)]
                access_token: Secret,
                #[token(expires = "unix")]
                expires_at: Option<DateTime<Utc>>,
            }
        },
    );
}

#[test]
fn ten_fields() {
    snapshot(
        "ten_fields.rs",
        quote! {
            #[token(margin = "1m")]
            #[serde(rename_all = "camelCase")]
            pub struct Session<'a, T> {
                #[token(access_token)]
                access_token: Secret,
                #[token(token_type)]
                token_type: Option<TokenType>,
                #[token(expires_in, never(0))]
                expires_in: Option<u64>,
                #[token(received)]
                received_at: DateTime<Utc>,
                #[token(refresh_token)]
                refresh_token: Option<Secret>,
                #[token(refresh_expires("rfc3339", "unix"), never("", absent))]
                refresh_expires_at: Expiry,
                #[token(scopes = "comma")]
                scope: Cow<'a, str>,
                #[token(required)]
                label: Option<String>,
                owner: Option<T>,
                #[token(extra)]
                #[serde(flatten)]
                extra: Extra,
            }
        },
    );
}

#[test]
fn nothing_but_serde() {
    snapshot(
        "nothing_but_serde.rs",
        quote!(
            struct Plain {
                name: Option<String>,
            }
        ),
    );
}

#[test]
fn a_mistake_leaves_the_impls() {
    snapshot(
        "misspelt.rs",
        quote! {
            struct Session {
                #[token(acess_token)]
                access_token: Secret,
                #[token(expires = "unxi")]
                expires_at: Option<DateTime<Utc>>,
            }
        },
    );
}

#[test]
fn an_enum_gets_stand_ins() {
    snapshot(
        "enumeration.rs",
        quote!(
            enum Session {
                Fresh,
                Stale,
            }
        ),
    );
}

#[test]
fn a_broken_rule_leaves_the_impls() {
    snapshot(
        "no_base.rs",
        quote! {
            struct Session {
                #[token(expires_in)]
                expires_in: u64,
            }
        },
    );
}

#[test]
fn the_user_s_functions_do_not_know_self() {
    snapshot(
        "self_in_attributes.rs",
        quote! {
            #[serde(bound(serialize = "Self: Clone", deserialize = "Self: Default"))]
            struct Session<T> {
                #[serde(default = "Self::make", skip_serializing_if = "MySelf::is_empty")]
                made: Option<T>,
                #[serde(rename = "Self", with = "Self")]
                next: Option<Box<Self>>,
            }
        },
    );
}
