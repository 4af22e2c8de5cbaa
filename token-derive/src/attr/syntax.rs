//! The syntax of `#[token(…)]`: a list of arguments, each a key with or without a value.

use crate::{
    attr::keys::{ENCODINGS, example, find},
    errors::Reporter,
    types::{Kind, shown},
};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::slice;
use syn::{
    Attribute, Lit, LitStr, Meta, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    token::{Brace, Bracket, Paren},
};

/// `key`, `key = value` or `key(item, item)`.
pub(crate) struct Arg<'e> {
    pub(crate) key: Ident,
    pub(crate) value: ArgValue,
    /// What the field holds; unknown on a struct.
    pub(crate) kind: Kind,
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

    /// The argument under another key.
    pub(crate) fn under(&self, key: &str) -> String {
        match &self.value {
            ArgValue::None => key.to_owned(),
            ArgValue::NameValue(value) => format!("{key} = {value}"),
            ArgValue::List(items) => {
                let items: Vec<String> = items.iter().map(shown).collect();
                format!("{key}({})", items.join(", "))
            }
        }
    }
}

impl ArgValue {
    /// The one value, or those in the list.
    pub(crate) fn items(&self) -> &[TokenStream] {
        match self {
            Self::None => &[],
            Self::NameValue(value) => slice::from_ref(value),
            Self::List(items) => items,
        }
    }
}

pub(crate) fn is_token(attr: &Attribute) -> bool {
    attr.path().is_ident("token")
}

/// The arguments of every `#[token(…)]` among `attrs`.
pub(crate) fn args<'e>(attrs: &[Attribute], kind: Kind, errors: Reporter<'e>) -> Vec<Arg<'e>> {
    let mut args = Vec::new();
    for attr in attrs.iter().filter(|attr| is_token(attr)) {
        match &attr.meta {
            Meta::List(list) if !list.tokens.is_empty() => {
                let parse = |input: ParseStream<'_>| {
                    while !input.is_empty() {
                        match parse_arg(input) {
                            Ok((key, value)) => args.push(Arg { key, value, kind, errors }),
                            Err(error) => {
                                errors.push(error);
                                skip(input, |input| input.peek(Token![,]))?;
                            }
                        }
                        parse_comma(input).unwrap_or_else(|error| errors.push(error));
                    }
                    Ok(())
                };
                parse.parse2(list.tokens.clone()).unwrap_or_else(|error| errors.push(error));
            }
            _ => errors.error(attr, "expected attributes in parentheses: `#[token(…)]`"),
        }
    }
    args
}

fn parse_arg(input: ParseStream<'_>) -> syn::Result<(Ident, ArgValue)> {
    let Ok(key) = input.call(Ident::parse_any) else {
        return Err(input.error(match input.fork().parse::<LitStr>() {
            Ok(text) if find(ENCODINGS, &text.value()).is_some() => {
                "several encodings are written `expires(\"rfc3339\", \"unix\")`".to_owned()
            }
            Ok(text) => format!("unexpected quotes: write `{}`", text.value()),
            Err(_) => "expected an attribute, as in `#[token(access_token)]`".to_owned(),
        }));
    };
    let example = || example(&key.to_string()).unwrap_or_else(|| format!("{key} = \"…\""));
    let value = if input.peek(Token![::]) {
        return Err(input.error("expected a name without a path, as in `access_token`"));
    } else if input.peek(Token![==])
        || input.peek(Token![=>])
        || input.peek(Token![:])
        || input.peek(Lit)
    {
        return Err(input.error(format!("expected `=`, as in `{}`", example())));
    } else if let Some(equals) = input.parse::<Option<Token![=]>>()? {
        if input.is_empty() || input.peek(Token![,]) {
            let message = format!("expected a value after `{key} =`");
            return Err(syn::Error::new_spanned(equals, message));
        }
        ArgValue::NameValue(parse_value(input)?)
    } else if input.peek(Paren) {
        let items;
        syn::parenthesized!(items in input);
        let values = parse_values(&items);
        skip(&items, |_| false)?;
        ArgValue::List(values?)
    } else if input.peek(Bracket) || input.peek(Brace) {
        return Err(input.error(format!("expected parentheses: `{key}(…)`")));
    } else if let Some(name) = joined(&key, input) {
        let message = format!("expected `_` between the words: `{name}`");
        skip(input, is_end)?;
        return Err(syn::Error::new_spanned(key, message));
    } else if input.peek(Token![-]) {
        return Err(input.error("expected `_` in place of `-`, as in `access_token`"));
    } else {
        ArgValue::None
    };
    Ok((key, value))
}

/// The name of an attribute, if `key` and the words behind it make one: `access token`,
/// `access-token`.
fn joined(key: &Ident, input: ParseStream<'_>) -> Option<String> {
    let (mut name, rest) = (key.to_string(), input.fork());
    while rest.peek(Token![-]) || rest.peek(Ident::peek_any) {
        rest.parse::<Option<Token![-]>>().ok()?;
        name = format!("{name}_{}", rest.call(Ident::parse_any).ok()?);
    }
    (*key != name && example(&name).is_some()).then_some(name)
}

fn parse_values(input: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    let mut values = Vec::new();
    while !input.is_empty() {
        values.push(parse_value(input)?);
        parse_comma(input)?;
    }
    Ok(values)
}

/// One value: a literal with or without a sign, a path, or what stands in brackets.
fn parse_value(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut value = TokenStream::new();
    loop {
        let token: TokenTree = input.parse()?;
        let goes_on = match &token {
            TokenTree::Punct(_) => !is_end(input),
            TokenTree::Ident(_) => !is_end(input) && !input.peek(Ident::peek_any),
            TokenTree::Literal(_) | TokenTree::Group(_) => false,
        };
        value.extend([token]);
        if !goes_on {
            return Ok(ungrouped(value));
        }
    }
}

fn is_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,]) || input.peek(Token![;])
}

/// The comma behind an argument. Without one, the next name begins the next argument.
fn parse_comma(input: ParseStream<'_>) -> syn::Result<()> {
    let missing =
        (!input.is_empty() && !input.peek(Token![,])).then(|| input.error("expected `,`"));
    if missing.is_some() {
        skip(input, |input| input.peek(Token![,]) || input.peek(Ident::peek_any))?;
    }
    input.parse::<Option<Token![,]>>()?;
    missing.map_or(Ok(()), Err)
}

/// Skips what stands before the next token that `is_end` accepts.
fn skip(input: ParseStream<'_>, is_end: fn(ParseStream<'_>) -> bool) -> syn::Result<()> {
    while !input.is_empty() && !is_end(input) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
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
    match literal(tokens) {
        Some(Lit::Str(text)) if text.suffix().is_empty() => Some(text.value()),
        _ => None,
    }
}

/// A word with or without quotes.
pub(crate) fn word(tokens: &TokenStream) -> String {
    string(tokens).unwrap_or_else(|| tokens.to_string())
}
