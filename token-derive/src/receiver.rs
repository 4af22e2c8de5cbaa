//! `Self` in the types of the struct. In the companions and codecs it would mean
//! them, so it is replaced by the struct before anything else.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, LitStr, Meta, parse::Parse};

/// `input` with the name of the struct for `Self`.
pub(crate) fn replaced(input: &DeriveInput) -> DeriveInput {
    let mut input = input.clone();
    let name = &input.ident;
    let (_, arguments, _) = input.generics.split_for_impl();
    let this = quote!(#name #arguments);
    for param in &mut input.generics.params {
        replace(param, &this);
    }
    for predicate in input.generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
        replace(predicate, &this);
    }
    if let Data::Struct(data) = &mut input.data {
        for field in &mut data.fields {
            replace(&mut field.ty, &this);
            field.attrs.iter_mut().for_each(|attr| replace_in_strings(attr, &this));
        }
    }
    input.attrs.iter_mut().for_each(|attr| replace_in_strings(attr, &this));
    input
}

/// Replaces `Self` in the code that serde's attributes have in strings.
fn replace_in_strings(attr: &mut Attribute, this: &TokenStream) {
    let Meta::List(list) = &mut attr.meta else { return };
    if list.path.is_ident("serde") && mentions_self_in_strings(&list.tokens) {
        list.tokens = in_strings(list.tokens.clone(), this);
    }
}

fn mentions_self_in_strings(tokens: &TokenStream) -> bool {
    tokens.to_string().contains("Self")
}

fn in_strings(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut key = String::new();
    let replaced = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) => {
            key = ident.to_string();
            TokenTree::Ident(ident)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), in_strings(group.stream(), this));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        // Names are strings as well, but no code.
        TokenTree::Literal(literal) if !NAMES.contains(&&*key) => {
            let code = syn::parse2::<LitStr>(literal.to_token_stream()).ok();
            let code = code.and_then(|code| Some((code.value().parse().ok()?, code.span())));
            match code {
                Some((code, span)) if mentions_self(TokenStream::clone(&code)) => {
                    let mut new = Literal::string(&in_tokens(code, this).to_string());
                    new.set_span(span);
                    TokenTree::Literal(new)
                }
                _ => TokenTree::Literal(literal),
            }
        }
        token => token,
    });
    replaced.collect()
}

/// The attributes of serde whose strings are no code.
const NAMES: &[&str] = &["rename", "rename_all", "alias", "tag", "content", "expecting"];

fn replace<T: ToTokens + Parse>(part: &mut T, this: &TokenStream) {
    let tokens = part.to_token_stream();
    if mentions_self(tokens.clone()) {
        if let Ok(new) = syn::parse2(in_tokens(tokens, this)) {
            *part = new;
        }
    }
}

fn mentions_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "Self",
        TokenTree::Group(group) => mentions_self(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn in_tokens(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let mut replaced = TokenStream::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            // `Self::Item` becomes `<Struct>::Item`; `Self: Trait` has one colon.
            TokenTree::Ident(ident) if ident == "Self" && colon(at + 1) && colon(at + 2) => {
                replaced.extend(quote!(<#this>));
            }
            TokenTree::Ident(ident) if ident == "Self" => replaced.extend(this.clone()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), in_tokens(group.stream(), this));
                inner.set_span(group.span());
                replaced.extend([TokenTree::Group(inner)]);
            }
            token => replaced.extend([token.clone()]),
        }
    }
    replaced
}
