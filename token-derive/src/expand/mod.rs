//! From the model to code.
//!
//! ```text
//! const _: () = {
//!     use ::token_runtime::__private as __token;
//!     impl __token::Wire for Session { … }                 // names on the wire
//!     impl<'de, __D> __token::Model<'de, __D> for Session {
//!         fn walk<…>(…) -> … { __token::fields2(…) }       // formats, and the struct taken apart
//!     }
//!     impl<'de> Deserialize<'de> for Session { … }
//!     impl Serialize for Session { … }
//!     impl __token::Ask for Session { … }
//!     impl __token::TokenModel for Session { … }
//!     impl __token::Expires for Session {}                 // roles
//! };
//! ```
//!
//! The types of the fields are not named: they are inferred from the closures in `walk`. So a
//! mistake in one is one error, which rustc reports at the field. Generated names begin with
//! `__`, and paths go through `__token`, so that nothing in the user's scope can interfere.

mod debug;
mod fields;
mod formats;
mod generics;
mod roles;
mod serde;

use crate::{ast::Model, errors::located};
use generics::{input_lifetime, without_defaults};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

/// The impls for `model`.
pub(crate) fn expand(model: &Model<'_>) -> TokenStream {
    let import = import(&model.runtime());
    let parts = [
        formats::with_functions(model),
        fields::wire(model),
        fields::model(model),
        serde::deserialize(model),
        serde::serialize(model),
        roles::ask(model),
        roles::token_model(model),
        roles::markers(model),
        debug::debug(model),
    ];
    quote! {
        const _: () = {
            #import
            #(#parts)*
        };
    }
}

/// The impls of a struct with mistakes: its field types are still checked, and stand-ins keep
/// the rest of the program free of further errors. After a mistake in serde's attributes the
/// types are not checked either, because a bound or a `borrow` may have been misread.
pub(crate) fn expand_unsound(model: &Model<'_>) -> TokenStream {
    if model.serde_failed {
        return stand_ins(model.input, &model.runtime());
    }
    let import = import(&model.runtime());
    let parts = [
        formats::with_functions(model),
        fields::wire(model),
        fields::model(model),
        debug::debug(model),
    ];
    let stand_ins = stand_ins(model.input, &model.runtime());
    quote! {
        const _: () = {
            #import
            #(#parts)*
        };
        #stand_ins
    }
}

/// Impls of every trait, so that the rest of the program is checked as if there were no error.
pub(crate) fn stand_ins(input: &DeriveInput, runtime: &TokenStream) -> TokenStream {
    let import = import(runtime);
    let generics = without_defaults(&input.generics);
    let (_, arguments, where_clause) = generics.split_for_impl();
    let (name, params) = (located(&input.ident), &generics.params);
    let de = input_lifetime(&generics);
    let roles = ["Expires", "Scoped", "Authorizes", "Refreshes", "TokenModel"];
    let roles = roles.map(|role| Ident::new(role, Span::call_site()));
    quote! {
        const _: () = {
            #import
            #(
                #[automatically_derived]
                impl<#params> __token::#roles for #name #arguments #where_clause {}
            )*
            #[automatically_derived]
            impl<#params> __token::Ask for #name #arguments #where_clause {
                fn ask<'__m, __Q: __token::Query<'__m>>(&'__m self, _: &mut __Q) {}
                fn inherit(
                    &mut self,
                    _: __token::Option<&mut Self>,
                    _: __token::Inheritance,
                ) {}
            }
            #[automatically_derived]
            impl<#params> __token::serde::Serialize for #name #arguments #where_clause {
                fn serialize<__S: __token::serde::Serializer>(
                    &self,
                    _: __S,
                ) -> __token::Result<__S::Ok, __S::Error> {
                    __token::not_expanded()
                }
            }
            #[automatically_derived]
            impl<#de, #params> __token::serde::Deserialize<#de> for #name #arguments #where_clause {
                fn deserialize<__D: __token::serde::Deserializer<#de>>(
                    _: __D,
                ) -> __token::Result<Self, __D::Error> {
                    __token::not_expanded()
                }
            }
        };
    }
}

/// The runtime under the one name that the expansion uses. An error in the path is reported
/// where the user wrote it.
fn import(runtime: &TokenStream) -> TokenStream {
    let span = syn::Error::new_spanned(runtime, "").span().resolved_at(Span::call_site());
    quote_spanned!(span=> use #runtime::__private as __token;)
}
