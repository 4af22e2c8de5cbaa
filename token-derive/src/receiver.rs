//! `Self` in the types of the struct. In the companions and codecs it would mean
//! them, so it is replaced by the struct before anything else.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, parse::Parse};

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
        }
    }
    input
}

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
