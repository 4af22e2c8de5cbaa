//! From the model to code.
//!
//! Everything stands in one `const _: () = { … };`, where `__token` is the
//! runtime. Names that are generated begin with `__`; paths go through
//! `__token`, so that nothing in the user's scope can get in between.

mod codec;
mod debug;
mod expiry;
mod refresh;
mod scopes;
mod secrets;
mod serde;

use crate::{errors::at, model::Model};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericParam, Generics, Type};

/// The impls for `model`:
///
/// ```text
/// const _: () = {
///     use ::token_runtime::__private as __token;
///     struct __Field0; impl __token::TimeCodec for __Field0 { … }   // a codec per field with a role
///     impl __token::Expires for Session { … }                       // the roles
///     impl __token::TokenModel for Session { … }
///     struct __Read { … } impl Deserialize for Session { … }        // serde
///     struct __Write { … } impl Serialize for Session { … }
/// };
/// ```
pub(crate) fn expand(model: &Model<'_>) -> TokenStream {
    let runtime = &model.runtime;
    let parts = [
        codec::codecs(model),
        expiry::expires(model),
        scopes::scoped(model),
        secrets::authorizes(model),
        refresh::refreshes(model),
        refresh::token_model(model),
        serde::deserialize(model),
        serde::serialize(model),
        debug::debug(model),
    ];
    quote! {
        const _: () = {
            use #runtime::__private as __token;
            #(#parts)*
        };
    }
}

/// The impls for something that is no model, so that the rest of the program
/// is checked as if it were one. None of them is ever reached.
pub(crate) fn stand_in(input: &syn::DeriveInput) -> TokenStream {
    let name = name(&input.ident);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let mut de_generics = without_defaults(&input.generics);
    de_generics.params.insert(0, syn::parse_quote!('__de));
    quote! {
        const _: () = {
            use ::token_runtime::__private as __token;
            impl #impl_generics __token::TokenModel for #name #ty_generics #where_clause {
                fn keep(&mut self, _: &mut Self, _: __token::Bases) {}
            }
            impl #impl_generics __token::serde::Serialize for #name #ty_generics #where_clause {
                fn serialize<__S: __token::serde::Serializer>(&self, __s: __S)
                    -> __token::core::result::Result<__S::Ok, __S::Error> {
                    <() as __token::fallback::Write>::serialize(self, __s)
                }
            }
        };
    }
    .into_iter()
    .chain(stand_in_deserialize(&name, &de_generics, &ty_generics.to_token_stream(), where_clause))
    .collect()
}

fn stand_in_deserialize(
    name: &Ident,
    generics: &Generics,
    ty_generics: &TokenStream,
    where_clause: Option<&syn::WhereClause>,
) -> TokenStream {
    let params = &generics.params;
    quote! {
        const _: () = {
            use ::token_runtime::__private as __token;
            impl<#params> __token::serde::Deserialize<'__de> for #name #ty_generics #where_clause {
                fn deserialize<__D: __token::serde::Deserializer<'__de>>(__d: __D)
                    -> __token::core::result::Result<Self, __D::Error> {
                    <() as __token::fallback::Read>::deserialize(__d)
                }
            }
        };
    }
}

/// The name of the struct, seen as generated: a deprecated one is then no
/// warning.
fn name(ident: &Ident) -> Ident {
    let mut name = ident.clone();
    name.set_span(at(ident));
    name
}

fn without_defaults(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Const(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Lifetime(param) => param.attrs.clear(),
        }
    }
    generics
}

/// The pieces of `impl<…> Trait for Struct<…> where …`.
struct Header {
    params: TokenStream,
    this: TokenStream,
    predicates: TokenStream,
}

impl Header {
    fn impl_for(&self, what: &TokenStream) -> TokenStream {
        let Self { params, this, predicates } = self;
        quote!(#[automatically_derived] impl<#params> #what for #this where #predicates)
    }
}

/// The header of an impl for the struct, with `more` in its `where`.
fn header(model: &Model<'_>, more: &[TokenStream]) -> Header {
    let generics = without_defaults(model.generics());
    let (_, ty_generics, _) = generics.split_for_impl();
    let name = name(&model.input.ident);
    let params = generics.params.iter().map(|param| quote!(#param,));
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let own =
        own.map(|predicate| quote!(#predicate,)).chain(more.iter().map(|predicate| quote!(#predicate,)));
    Header { params: params.collect(), this: quote!(#name #ty_generics), predicates: own.collect() }
}

/// The arguments of a generic type with the struct's own parameters: `<'a, T>`.
fn arguments(model: &Model<'_>) -> TokenStream {
    let (_, ty_generics, _) = model.generics().split_for_impl();
    ty_generics.to_token_stream()
}

/// The type of the codec of field `index`.
fn codec(model: &Model<'_>, index: usize) -> TokenStream {
    let name = format_ident!("__Field{index}");
    let arguments = arguments(model);
    quote!(#name #arguments)
}

/// The type of a field where `Self` means something else: `Self` is replaced by
/// the struct.
pub(crate) fn own_type(model: &Model<'_>, ty: &Type) -> TokenStream {
    let name = &model.input.ident;
    let arguments = arguments(model);
    replace_self(ty.to_token_stream(), &quote!(#name #arguments))
}

fn replace_self(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut replaced = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let in_path =
                    matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                replaced.extend(if in_path { quote!(<#this>) } else { this.clone() });
            }
            TokenTree::Group(group) => {
                let mut inner =
                    proc_macro2::Group::new(group.delimiter(), replace_self(group.stream(), this));
                inner.set_span(group.span());
                replaced.extend([TokenTree::Group(inner)]);
            }
            token => replaced.extend([token]),
        }
    }
    replaced
}
