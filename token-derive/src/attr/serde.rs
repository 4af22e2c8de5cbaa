//! The attributes of serde, parsed and checked by serde's own crate, so that its rules and
//! its error texts hold.

use super::syntax::is_token;
use crate::{
    ast::{fields, is_sized},
    errors::{Errors, Reporter, runtime_name},
};
use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use serde_derive_internals::{
    Ctxt, Derive,
    ast::{Container, Data},
    attr,
};
use syn::{Attribute, DeriveInput, GenericParam, LitStr, Meta, Token, punctuated::Punctuated};

/// What `#[serde(…)]` says of a struct and of its fields.
pub(crate) type Parsed = (attr::Container, Vec<attr::Field>);

/// Parses `#[serde(…)]` on a struct with named fields, and reports serde's errors.
pub(crate) fn parse(input: &DeriveInput, errors: &Errors) -> Parsed {
    let (parsed, mut found) = run(input, Derive::Deserialize);
    // The direction matters for `transparent` alone.
    if parsed.0.transparent() {
        let known: Vec<String> = found.iter().map(ToString::to_string).collect();
        let (_, mut more) = run(input, Derive::Serialize);
        more.retain(|error| !known.contains(&error.to_string()));
        found.append(&mut more);
    }
    if !found.is_empty() {
        report(input, parsed.0.default(), found, errors);
    }
    parsed
}

fn run(input: &DeriveInput, derive: Derive) -> (Parsed, Vec<syn::Error>) {
    let context = Ctxt::new();
    let container = Container::from_ast(&context, input, derive, &runtime_name("__private"));
    let errors = taken(context);
    let Some(Container { attrs, data: Data::Struct(_, fields), .. }) = container else {
        unreachable!("the input is a struct")
    };
    ((attrs, fields.into_iter().map(|field| field.attrs).collect()), errors)
}

fn taken(context: Ctxt) -> Vec<syn::Error> {
    context.check().map_or_else(|errors| errors.into_iter().collect(), |()| Vec::new())
}

/// Reports serde's errors at their places. serde reports those of the struct's attributes, then
/// those of each field. Later errors belong to the struct.
fn report(input: &DeriveInput, default: &attr::Default, found: Vec<syn::Error>, errors: &Errors) {
    let mut found = found.into_iter();
    let mut report = |context: Ctxt, place: Reporter<'_>| {
        found.by_ref().take(taken(context).len()).for_each(|error| place.push(error));
    };
    let context = Ctxt::new();
    attr::Container::from_ast(&context, input);
    report(context, errors.on_struct());
    for (index, field) in fields(input).into_iter().enumerate() {
        let context = Ctxt::new();
        attr::Field::from_ast(&context, index, field, None, default, &runtime_name("__private"));
        report(context, errors.at(index));
    }
    found.for_each(|error| errors.on_struct().push(error));
}

/// The checks that serde's derive makes outside of its shared crate.
pub(crate) fn check_preconditions(input: &DeriveInput, errors: Reporter<'_>) {
    if !is_sized(input) {
        errors.error(input, "cannot deserialize a dynamically sized struct");
    }
    if let Some(param) = input.generics.lifetimes().find(|param| param.lifetime.ident == "de") {
        let message = "cannot deserialize when there is a lifetime parameter called 'de";
        errors.error(&param.lifetime, message);
    }
}

/// The argument `name` of `#[serde(…)]`, to point at.
pub(crate) fn find_meta(attrs: &[Attribute], name: &str) -> Option<Meta> {
    let attrs = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let mut metas = attrs.map(|attr| attr.parse_args_with(parse).unwrap_or_default());
    metas.find_map(|metas| metas.into_iter().find(|meta| meta.path().is_ident(name)))
}

/// `input` with the name of the struct for `Self`, because generated types have a `Self` of
/// their own; and with parameters as an impl has them. Reports `#[token]` on one: it says
/// nothing.
pub(crate) fn prepared(input: &DeriveInput, errors: Reporter<'_>) -> DeriveInput {
    let mut input = input.clone();
    serde_derive_internals::replace_receiver(&mut input);
    for param in &mut input.generics.params {
        let attrs = match param {
            GenericParam::Lifetime(param) => &mut param.attrs,
            GenericParam::Type(param) => {
                param.default = None;
                &mut param.attrs
            }
            GenericParam::Const(param) => {
                param.default = None;
                &mut param.attrs
            }
        };
        for attr in attrs.iter().filter(|attr| is_token(attr)) {
            errors.error(attr, "`#[token]` belongs on the struct or on a field");
        }
        attrs.clear();
    }
    let (ident, (_, generics, _)) = (&input.ident, input.generics.split_for_impl());
    let generics = generics.as_turbofish();
    let this = quote!(#ident #generics);
    let mut attrs: Vec<_> = input.attrs.iter_mut().collect();
    if let syn::Data::Struct(data) = &mut input.data {
        for field in &mut data.fields {
            attrs.extend(&mut field.attrs);
        }
    }
    for attr in attrs {
        if let Meta::List(list) = &mut attr.meta {
            if list.path.is_ident("serde") && list.tokens.to_string().contains("Self") {
                list.tokens = replace_in(list.tokens.clone(), &this);
            }
        }
    }
    input
}

/// Replaces `Self` in `tokens`, and in the strings of them that hold code.
fn replace_in(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    const NAMES: &[&str] = &["rename", "rename_all", "alias", "tag", "content", "expecting"];
    let (mut key, mut replaced) = (String::new(), TokenStream::new());
    for mut token in tokens {
        let span = token.span();
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                replaced.extend(this.clone());
                continue;
            }
            TokenTree::Ident(ref ident) => key = ident.to_string(),
            TokenTree::Group(group) => {
                token = Group::new(group.delimiter(), replace_in(group.stream(), this)).into();
            }
            TokenTree::Literal(ref literal) if !NAMES.contains(&&*key) => {
                let text = syn::parse2::<LitStr>(literal.to_token_stream());
                if let Ok(code) = text.and_then(|text| text.parse::<TokenStream>()) {
                    token = Literal::string(&replace_in(code, this).to_string()).into();
                }
            }
            TokenTree::Literal(_) | TokenTree::Punct(_) => {}
        }
        token.set_span(span);
        replaced.extend([token]);
    }
    replaced
}
