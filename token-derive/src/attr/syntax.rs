//! The syntax of `#[token(…)]`: a list of arguments, each a key with or without a value.

use crate::{
    attr::keys::{ENCODINGS, example},
    errors::Reporter,
};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{
    Attribute, Lit, LitStr, Meta, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    token::Paren,
};

/// `key`, `key = value` or `key(item, item)`.
pub(crate) struct Arg<'e> {
    pub(crate) key: Ident,
    pub(crate) value: ArgValue,
    pub(crate) errors: Reporter<'e>,
}

pub(crate) enum ArgValue {
    None,
    NameValue(TokenStream),
    List(Vec<TokenStream>),
}

impl Arg<'_> {
    pub(crate) fn name(&self) -> String {
        self.key.to_string()
    }

    /// The attribute as it may be written.
    pub(crate) fn example(&self) -> String {
        example(&self.name()).unwrap_or_default()
    }

    /// The argument under the key `name`: with the value that the user wrote, else with that
    /// of `example`.
    pub(crate) fn renamed(&self, name: &str, example: Option<String>) -> String {
        let takes_value = example.as_ref().is_none_or(|example| example != name);
        match &self.value {
            ArgValue::NameValue(value) if takes_value => format!("{name} = {value}"),
            _ => example.unwrap_or_else(|| name.to_owned()),
        }
    }
}

pub(crate) fn is_token(attr: &Attribute) -> bool {
    attr.path().is_ident("token")
}

/// The arguments of every `#[token(…)]` among `attrs`.
pub(crate) fn args<'e>(attrs: &[Attribute], errors: Reporter<'e>) -> Vec<Arg<'e>> {
    let mut args = Vec::new();
    for attr in attrs.iter().filter(|attr| is_token(attr)) {
        match &attr.meta {
            Meta::List(list) if !list.tokens.is_empty() => {
                for item in split_at_commas(list.tokens.clone()) {
                    match parse.parse2(item) {
                        Ok((key, value)) => args.push(Arg { key, value, errors }),
                        Err(error) => errors.push(error),
                    }
                }
            }
            _ => errors.error(attr, "expected attributes in parentheses: `#[token(…)]`"),
        }
    }
    args
}

/// Splits `tokens` at the commas outside of groups.
fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let items = tokens.split(is_comma).filter(|item| !item.is_empty());
    items.map(|item| ungrouped(item.iter().cloned().collect())).collect()
}

fn parse(input: ParseStream<'_>) -> syn::Result<(Ident, ArgValue)> {
    let Ok(key) = input.call(Ident::parse_any) else {
        return Err(input.error(match input.fork().parse::<LitStr>() {
            Ok(text) if ENCODINGS.iter().any(|row| row.name == text.value()) => {
                "several encodings are written `expires(\"rfc3339\", \"unix\")`".to_owned()
            }
            Ok(text) => format!("unexpected quotes: write `{}`", text.value()),
            Err(_) => "expected an attribute, as in `#[token(access_token)]`".to_owned(),
        }));
    };
    let value = if input.is_empty() {
        ArgValue::None
    } else if let Some(equals) = input.parse::<Option<Token![=]>>()? {
        if input.is_empty() {
            let message = format!("expected a value after `{key} =`");
            return Err(syn::Error::new_spanned(equals, message));
        }
        ArgValue::NameValue(ungrouped(input.parse()?))
    } else if input.peek(Paren) {
        let items;
        syn::parenthesized!(items in input);
        ArgValue::List(split_at_commas(items.parse()?))
    } else {
        return Err(input.error(format!("expected `,`, `=` or `(` after `{key}`")));
    };
    if input.is_empty() { Ok((key, value)) } else { Err(input.error("expected `,`")) }
}

/// `tokens` without the invisible groups that a macro leaves around them, so that an error
/// points at what the user wrote.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            ungrouped(group.stream())
        }
        _ => tokens,
    }
}

pub(crate) fn literal(tokens: &TokenStream) -> Option<Lit> {
    syn::parse2(tokens.clone()).ok()
}

pub(crate) fn string(tokens: &TokenStream) -> Option<String> {
    syn::parse2::<LitStr>(tokens.clone()).ok().map(|text| text.value())
}

pub(crate) fn is_ident(tokens: &TokenStream) -> bool {
    syn::parse2::<Ident>(tokens.clone()).is_ok()
}

/// A word with or without quotes.
pub(crate) fn word(tokens: &TokenStream) -> String {
    string(tokens).unwrap_or_else(|| tokens.to_string())
}
