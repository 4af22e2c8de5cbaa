//! `impl Authorizes`.

use super::{
    codec,
    expiry::{passes, passing},
    header,
};
use crate::{
    bounds,
    model::{Field, Model, Passed, Role},
};
use proc_macro2::TokenStream;
use quote::quote;

/// ```text
/// impl __token::Authorizes for Session {
///     fn credential(&self) -> Option<&str> { secret::expose::<__Field0>(&self.access_token) }
///     fn scheme(&self) -> Option<&str> { token_type::scheme::<__Field1>(&self.token_type) }
/// }
/// ```
pub(super) fn authorizes(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::AccessToken);
    let own = exposed(model, &Role::AccessToken);
    if own.is_empty() && nested.is_empty() {
        return TokenStream::new();
    }
    let credential =
        first(own.iter().cloned().chain(nested.iter().map(|field| asked(model, field, &quote!(credential)))));
    let scheme = first(model.with_role(|role| *role == Role::TokenType).map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::token_type::scheme::<#codec>(&self.#ident))
    }));
    let nested_scheme = first(nested.iter().map(|field| asked(model, field, &quote!(scheme))));
    // A scheme goes with its token: the nested one is for the nested token.
    let scheme = match (own.is_empty(), nested.is_empty()) {
        (_, true) => scheme,
        (true, false) => first([scheme, nested_scheme].into_iter()),
        (false, false) => {
            let own = first(own.into_iter());
            quote!(if __token::Option::is_some(&#own) { #scheme } else { #nested_scheme })
        }
    };
    let mut predicates = bounds::of_roles(model);
    predicates.extend(nested.iter().filter_map(|field| passes(model, field, &quote!(PassesAccess))));
    let header = header(model, &predicates).impl_for(&quote!(__token::Authorizes));
    quote! {
        #header {
            fn credential(&self) -> __token::Option<&__token::str> {
                #credential
            }
            fn scheme(&self) -> __token::Option<&__token::str> {
                #scheme
            }
        }
    }
}

/// The secrets of the fields with `role`.
pub(super) fn exposed(model: &Model<'_>, role: &Role) -> Vec<TokenStream> {
    let fields = model.with_role(|own| own == role);
    let exposed = fields.map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::secret::expose::<#codec>(&self.#ident))
    });
    exposed.collect()
}

/// What a nested model says when asked for `what`.
pub(super) fn asked(model: &Model<'_>, field: &Field<'_>, what: &TokenStream) -> TokenStream {
    let (codec, ident) = (codec(model, field.index), field.ident);
    quote!(__token::nested::#what::<#codec>(&self.#ident))
}

/// The first of several options that is there.
pub(super) fn first(options: impl Iterator<Item = TokenStream>) -> TokenStream {
    options
        .reduce(|first, next| quote!(__token::Option::or_else(#first, || #next)))
        .unwrap_or_else(|| quote!(__token::Option::None))
}
