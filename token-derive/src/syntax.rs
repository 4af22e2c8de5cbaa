//! The shape of `#[token(…)]`, before it means anything: a list of entries,
//! each a key with or without something behind it.

use crate::{
    errors::{Place, Sink},
    words::{ENCODINGS, form_of},
};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Lit, LitStr, Meta};

/// One entry: `key`, `key = value` or `key(item, item)`.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) value: Value,
}

#[derive(Clone)]
pub(crate) enum Value {
    None,
    Is(TokenStream),
    List(Vec<TokenStream>),
}

impl Entry {
    pub(crate) fn name(&self) -> String {
        self.key.to_string()
    }
}

/// The entries of every `#[token(…)]` among `attrs`.
pub(crate) fn entries(attrs: &[Attribute], sink: &Sink, place: Place) -> Vec<Entry> {
    let own = attrs.iter().filter(|attr| attr.path().is_ident("token"));
    own.flat_map(|attr| match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => split(list.tokens.clone())
            .into_iter()
            .filter_map(|entry| parse(entry, sink, place))
            .collect(),
        Meta::List(_) => {
            let form = example(place);
            sink.error(place, attr, format!("nothing is said here: write what it is in the parentheses, as in `#[token({form})]`, or drop the attribute"));
            Vec::new()
        }
        Meta::Path(_) => {
            let form = example(place);
            sink.error(place, attr, format!("expected parentheses with what it is in them, as in `#[token({form})]`"));
            Vec::new()
        }
        Meta::NameValue(value) => {
            let word = string(value.value.to_token_stream()).map(|text| text.value()).unwrap_or_default();
            let form = if ENCODINGS.iter().any(|(name, _)| *name == word) {
                format!("expires = \"{word}\"")
            } else {
                form_of(&word).unwrap_or(example(place)).to_owned()
            };
            sink.error(place, attr, format!("expected parentheses in place of `=`: `#[token({form})]`"));
            Vec::new()
        }
    })
    .collect()
}

/// An attribute to show, of the kind that stands there.
fn example(place: Place) -> &'static str {
    match place {
        Place::Struct => "margin = \"30s\"",
        Place::Field(_) => "access_token",
    }
}

/// `tokens` between the commas that are not inside of a group.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    let items = tokens.split(is_comma).filter(|item| !item.is_empty());
    items.map(|item| item.iter().cloned().collect()).collect()
}

fn parse(entry: TokenStream, sink: &Sink, place: Place) -> Option<Entry> {
    let mut tokens = entry.into_iter();
    let key = match tokens.next()? {
        TokenTree::Ident(key) => key,
        // A key that came through a macro has an invisible group around it.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            return parse(group.stream().into_iter().chain(tokens).collect(), sink, place);
        }
        token => {
            let word = string(token.to_token_stream()).map(|text| text.value()).unwrap_or_default();
            let message = if form_of(&word).is_some() {
                format!("drop the quotes: `{word}`")
            } else if ENCODINGS.iter().any(|(name, _)| *name == word) {
                "several encodings stand in parentheses: `expires(\"rfc3339\", \"unix\")`".to_owned()
            } else {
                format!("expected a word, as in `#[token({})]`; found `{token}`", example(place))
            };
            sink.error(place, &token, message);
            return None;
        }
    };
    let value = match tokens.next() {
        None => Value::None,
        Some(TokenTree::Punct(punct)) if punct.as_char() == '=' => {
            let value: TokenStream = tokens.by_ref().collect();
            if value.is_empty() {
                sink.error(place, &punct, format!("expected a value behind `{key} =`"));
                return None;
            }
            Value::Is(value)
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            Value::List(split(group.stream()))
        }
        Some(token) => {
            sink.error(place, &token, format!("expected `,`, `=` or `(` behind `{key}`"));
            return None;
        }
    };
    if let Some(token) = tokens.next() {
        sink.error(place, &token, format!("expected `,` behind `{key}(…)`"));
    }
    Some(Entry { key, value })
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

/// The literal that `tokens` are.
pub(crate) fn literal(tokens: TokenStream) -> Option<Lit> {
    syn::parse2(ungrouped(tokens)).ok()
}

/// The string that `tokens` are, if they are one.
pub(crate) fn string(tokens: TokenStream) -> Option<LitStr> {
    match literal(tokens)? {
        Lit::Str(text) => Some(text),
        _ => None,
    }
}

/// Where `tokens` stand, all of them where that can be told.
pub(crate) fn span(tokens: &TokenStream) -> Span {
    syn::Error::new_spanned(tokens, "").span()
}
