//! The syntax of `#[token(…)]`: a list of arguments, each a key with or without a value.

use crate::{
    attr::keys::{ENCODINGS, example, find},
    errors::Reporter,
};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Lit, LitStr, Meta};

/// `key`, `key = value` or `key(item, item)`.
pub(crate) struct Arg {
    pub(crate) key: Ident,
    pub(crate) value: ArgValue,
}

#[derive(Clone)]
pub(crate) enum ArgValue {
    None,
    NameValue(TokenStream),
    List(Vec<TokenStream>),
}

impl Arg {
    pub(crate) fn name(&self) -> String {
        self.key.to_string()
    }

    /// The attribute as it may be written.
    pub(crate) fn example(&self) -> &'static str {
        example(&self.name()).unwrap_or_default()
    }

    /// The argument under the key `name`: with the value that the user wrote, else with that
    /// of `example`.
    pub(crate) fn renamed(&self, name: &str, example: Option<&str>) -> String {
        let takes_value = example.is_none_or(|example| example != name);
        match &self.value {
            ArgValue::NameValue(value) if takes_value => format!("{name} = {value}"),
            ArgValue::List(items) if takes_value => {
                // Tokens print with a space behind a sign.
                let items = items.iter().map(|item| item.to_string().replace("- ", "-"));
                format!("{name}({})", items.collect::<Vec<_>>().join(", "))
            }
            _ => example.unwrap_or(name).to_owned(),
        }
    }
}

/// The arguments of every `#[token(…)]` among `attrs`.
pub(crate) fn args(attrs: &[Attribute], errors: Reporter<'_>) -> Vec<Arg> {
    let attrs = attrs.iter().filter(|attr| attr.path().is_ident("token"));
    attrs.flat_map(|attr| args_of(attr, errors)).collect()
}

fn args_of(attr: &Attribute, errors: Reporter<'_>) -> Vec<Arg> {
    let shown = errors.example();
    let message = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => {
            let items = split_at_commas(list.tokens.clone()).into_iter();
            return items.filter_map(|item| parse(item, errors)).collect();
        }
        Meta::List(_) => {
            format!("empty attribute: write `#[token({shown})]` or the like, or remove it")
        }
        Meta::Path(_) => format!("expected parentheses, as in `#[token({shown})]`"),
        Meta::NameValue(value) => {
            let word = string(value.value.to_token_stream()).map(|text| text.value());
            let word = word.unwrap_or_default();
            let shown = match find(ENCODINGS, &word) {
                Some(_) => format!("expires = \"{word}\""),
                None => example(&word).unwrap_or(shown).to_owned(),
            };
            format!("expected parentheses in place of `=`: `#[token({shown})]`")
        }
    };
    errors.error(attr, message);
    Vec::new()
}

/// Splits `tokens` at the commas outside of groups.
fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let items = tokens.split(is_comma).filter(|item| !item.is_empty());
    items.map(|item| item.iter().cloned().collect()).collect()
}

fn parse(arg: TokenStream, errors: Reporter<'_>) -> Option<Arg> {
    let mut tokens = arg.into_iter();
    let key = match tokens.next()? {
        TokenTree::Ident(key) => key,
        // A key that came through a macro has an invisible group around it.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let arg = group.stream().into_iter().chain(tokens).collect();
            return parse(arg, errors);
        }
        token => {
            errors.error(&token, not_a_key(&token, errors));
            return None;
        }
    };
    let value = match tokens.next() {
        None => ArgValue::None,
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => {
            let value: TokenStream = tokens.by_ref().collect();
            if value.is_empty() {
                errors.error(&punct, format!("expected a value after `{key} =`"));
                return None;
            }
            ArgValue::NameValue(value)
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            ArgValue::List(split_at_commas(group.stream()))
        }
        Some(token) => {
            errors.error(&token, format!("expected `,`, `=` or `(` after `{key}`"));
            return None;
        }
    };
    if let Some(token) = tokens.next() {
        errors.error(&token, format!("expected `,` after `{key}(…)`"));
    }
    Some(Arg { key, value })
}

/// What to say of a token where a key is expected.
fn not_a_key(token: &TokenTree, errors: Reporter<'_>) -> String {
    let word = string(token.to_token_stream()).map(|text| text.value()).unwrap_or_default();
    if example(&word).is_some() {
        format!("unexpected quotes: write `{word}`")
    } else if find(ENCODINGS, &word).is_some() {
        "several encodings are written in parentheses: `expires(\"rfc3339\", \"unix\")`".to_owned()
    } else {
        let shown = errors.example();
        format!("expected an attribute, as in `#[token({shown})]`; found `{token}`")
    }
}

/// `tokens` without the invisible groups that a macro leaves around them.
pub(crate) fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            ungrouped(group.stream())
        }
        _ => tokens,
    }
}

pub(crate) fn literal(tokens: TokenStream) -> Option<Lit> {
    syn::parse2(ungrouped(tokens)).ok()
}

pub(crate) fn string(tokens: TokenStream) -> Option<LitStr> {
    match literal(tokens)? {
        Lit::Str(text) => Some(text),
        _ => None,
    }
}

/// The span of all of `tokens` where the compiler can join spans, else of the first token.
pub(crate) fn span(tokens: &TokenStream) -> Span {
    syn::Error::new_spanned(tokens, "").span()
}
