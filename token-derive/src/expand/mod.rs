//! From the model to code.
//!
//! ```text
//! const _: () = {
//!     use ::token_runtime::__private as __token;
//!     impl __token::Wire for Session { … }                 // names on the wire
//!     impl<'de, __D> __token::Model<'de, __D> for Session {
//!         fn walk<…>(…) -> … { __token::fields2(…) }       // formats, and the struct taken apart
//!     }
//!     impl<'de> Deserialize<'de> for Session { … __token::read(d) … }
//!     impl Serialize for Session { … __token::write(self, s) … }
//!     impl __token::Ask for Session { __token::answers!(); } // asks the fields
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

use crate::{
    ast::Model,
    errors::{located, runtime_name},
};
use generics::lifetime;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, Path};

/// The impls for `model`.
pub(crate) fn expand(model: &Model<'_>) -> TokenStream {
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
    block(model.runtime.as_ref(), &parts)
}

/// The impls of a struct with mistakes: its field types are still checked. After a mistake in
/// serde's attributes they are not, because a bound or a `borrow` may have been misread.
pub(crate) fn expand_unsound(model: &Model<'_>) -> TokenStream {
    let mut parts = vec![stand_ins(model.input, &model.manual)];
    if !model.serde_failed {
        parts.extend([
            formats::with_functions(model),
            fields::wire(model),
            fields::model(model),
            debug::debug(model),
        ]);
    }
    block(model.runtime.as_ref(), &parts)
}

/// The impls of an item that is no struct with named fields.
pub(crate) fn expand_unread(input: &DeriveInput, runtime: Option<&Path>) -> TokenStream {
    block(runtime, &[stand_ins(input, &[])])
}

/// Impls of every trait, so that the rest of the program is checked as if there were no error.
fn stand_ins(input: &DeriveInput, manual: &[&str]) -> TokenStream {
    let de = lifetime(&input.generics, "'de", "'__de");
    let (_, arguments, where_clause) = input.generics.split_for_impl();
    let (name, params) = (located(&input.ident), &input.generics.params);
    let traits =
        ["TokenModel", "Serialize", "Deserialize", "Expires", "Scoped", "Authorizes", "Refreshes"];
    let traits = traits.iter().filter(|name| !manual.contains(name));
    let traits = traits.map(|name| runtime_name(name));
    quote!(#(__token::stand_in!(#traits [#params] [#name #arguments #where_clause] #de);)*)
}

/// The runtime under the one name that the expansion uses, and the impls. An error in the path
/// is reported where the user wrote it.
fn block(runtime: Option<&Path>, parts: &[TokenStream]) -> TokenStream {
    let runtime = runtime.map_or_else(|| quote!(::token_runtime), ToTokens::to_token_stream);
    let span = syn::Error::new_spanned(&runtime, "").span().resolved_at(Span::call_site());
    let import = quote_spanned!(span=> use #runtime::__private as __token;);
    quote!(const _: () = { #import #(#parts)* };)
}
