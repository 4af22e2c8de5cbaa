//! The attributes of serde, parsed and checked by serde's own crate, so that its rules and
//! its error texts hold.

use crate::errors::{Errors, Place};
use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use serde_derive_internals::{
    Ctxt, Derive,
    ast::{Container, Data},
    attr,
};
use syn::{Attribute, DeriveInput, LitStr, Meta, Token, punctuated::Punctuated};

/// The private module in the paths that serde fills in.
pub(crate) const PRIVATE: &str = "__private";

/// What `#[serde(…)]` says of a struct.
pub(crate) struct Parsed {
    pub(crate) container: attr::Container,
    pub(crate) fields: Vec<attr::Field>,
}

/// Parses `#[serde(…)]` on a struct with named fields, and reports serde's errors.
pub(crate) fn parse(input: &DeriveInput, errors: &Errors) -> Parsed {
    let (parsed, mut found) = run(input, Derive::Deserialize);
    // The direction matters for `transparent` alone.
    if parsed.container.transparent() {
        let known: Vec<String> = found.iter().map(ToString::to_string).collect();
        let (_, more) = run(input, Derive::Serialize);
        found.extend(more.into_iter().filter(|error| !known.contains(&error.to_string())));
    }
    if !found.is_empty() {
        let places = places(input, &parsed.container);
        for (index, error) in found.into_iter().enumerate() {
            errors.push(places.get(index).copied().unwrap_or(Place::Struct), error);
        }
    }
    parsed
}

fn private() -> Ident {
    Ident::new(PRIVATE, Span::call_site())
}

fn run(input: &DeriveInput, derive: Derive) -> (Parsed, Vec<syn::Error>) {
    let context = Ctxt::new();
    let container = Container::from_ast(&context, input, derive, &private());
    let errors = taken(context);
    let Some(Container { attrs, data: Data::Struct(_, fields), .. }) = container else {
        unreachable!("the input is a struct")
    };
    let fields = fields.into_iter().map(|field| field.attrs).collect();
    (Parsed { container: attrs, fields }, errors)
}

fn taken(context: Ctxt) -> Vec<syn::Error> {
    context.check().map_or_else(|errors| errors.into_iter().collect(), |()| Vec::new())
}

/// The places of serde's errors, in the order in which serde reports them: those of the
/// struct's attributes, then those of each field. Later errors belong to the struct.
fn places(input: &DeriveInput, container: &attr::Container) -> Vec<Place> {
    let context = Ctxt::new();
    attr::Container::from_ast(&context, input);
    let mut places = vec![Place::Struct; taken(context).len()];
    let syn::Data::Struct(data) = &input.data else { return places };
    for (index, field) in data.fields.iter().enumerate() {
        let context = Ctxt::new();
        attr::Field::from_ast(&context, index, field, None, container.default(), &private());
        places.extend(taken(context).iter().map(|_| Place::Field(index)));
    }
    places
}

/// The checks that serde's derive makes outside of its shared crate.
pub(crate) fn check_preconditions(input: &DeriveInput, errors: &Errors) {
    if !crate::check::shape::is_sized(input) {
        errors.on_struct().error(input, "cannot deserialize a dynamically sized struct");
    }
    let mut lifetimes = input.generics.lifetimes();
    if let Some(param) = lifetimes.find(|param| param.lifetime.ident == "de") {
        errors.on_struct().error(
            &param.lifetime,
            "cannot deserialize when there is a lifetime parameter called 'de",
        );
    }
}

/// The argument `name` of `#[serde(…)]`, to point at.
pub(crate) fn find_meta(attrs: &[Attribute], name: &str) -> Option<Meta> {
    let attrs = attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let metas = attrs.filter_map(|attr| attr.parse_args_with(parse).ok()).flatten();
    metas.into_iter().find(|meta| meta.path().is_ident(name))
}

/// `input` with the name of the struct for `Self`, because generated types have a `Self` of
/// their own.
pub(crate) fn replace_self(input: &DeriveInput) -> DeriveInput {
    let mut input = input.clone();
    serde_derive_internals::replace_receiver(&mut input);
    let (ident, (_, generics, _)) = (&input.ident, input.generics.split_for_impl());
    let this = quote!(#ident #generics).to_string();
    let fields = match &mut input.data {
        syn::Data::Struct(data) => Some(&mut data.fields),
        syn::Data::Enum(_) | syn::Data::Union(_) => None,
    };
    let field_attrs = fields.into_iter().flatten().flat_map(|field| &mut field.attrs);
    for attr in input.attrs.iter_mut().chain(field_attrs) {
        if let Meta::List(list) = &mut attr.meta {
            if list.path.is_ident("serde") && list.tokens.to_string().contains("Self") {
                list.tokens = replace_in_strings(list.tokens.clone(), &this);
            }
        }
    }
    input
}

/// The attributes of serde whose strings are not code.
const NAMES: &[&str] = &["rename", "rename_all", "alias", "tag", "content", "expecting"];

/// Replaces `Self` in the strings that hold code.
fn replace_in_strings(tokens: TokenStream, this: &str) -> TokenStream {
    let mut key = String::new();
    let replace = |token| match token {
        TokenTree::Group(group) => {
            let mut replaced =
                Group::new(group.delimiter(), replace_in_strings(group.stream(), this));
            replaced.set_span(group.span());
            TokenTree::Group(replaced)
        }
        TokenTree::Literal(literal) if !NAMES.contains(&&*key) => {
            let text = syn::parse_str::<LitStr>(&literal.to_string());
            let replaced = text.map(|text| Literal::string(&replace_in_code(&text.value(), this)));
            let mut replaced = replaced.unwrap_or_else(|_| literal.clone());
            replaced.set_span(literal.span());
            TokenTree::Literal(replaced)
        }
        TokenTree::Ident(ident) => {
            key = ident.to_string();
            TokenTree::Ident(ident)
        }
        TokenTree::Literal(_) | TokenTree::Punct(_) => token,
    };
    tokens.into_iter().map(replace).collect()
}

fn replace_in_code(code: &str, this: &str) -> String {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let (mut replaced, mut rest) = (String::new(), code);
    while let Some((before, after)) = rest.split_once("Self") {
        replaced.push_str(before);
        if replaced.ends_with(is_word) || after.starts_with(is_word) {
            replaced.push_str("Self");
        } else if after.trim_start().starts_with("::") {
            replaced.extend(["<", this, ">"]);
        } else {
            replaced.push_str(this);
        }
        rest = after;
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    use super::replace_in_strings;

    #[test]
    fn self_in_strings_is_the_struct() {
        let cases = [
            ("default = \"Self::make\"", "default = \"<S < T >>::make\""),
            ("bound(serialize = \"Self: Clone\")", "bound (serialize = \"S < T >: Clone\")"),
            ("with = \"MySelf::Selfish\"", "with = \"MySelf::Selfish\""),
            ("rename = \"Self\", with = \"Self\"", "rename = \"Self\" , with = \"S < T >\""),
        ];
        for (written, expected) in cases {
            let tokens = written.parse().expect("an attribute");
            let expected: proc_macro2::TokenStream = expected.parse().expect("an attribute");
            let replaced = replace_in_strings(tokens, "S < T >");
            assert_eq!(replaced.to_string(), expected.to_string());
        }
    }
}
