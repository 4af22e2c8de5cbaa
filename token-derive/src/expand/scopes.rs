//! `impl Scoped`.

use super::{
    codec,
    expiry::{passes, passing},
    header,
    secrets::{asked, first},
};
use crate::{
    bounds,
    model::{Field, Model, Passed, Role, Token},
};
use proc_macro2::TokenStream;
use quote::quote;

/// ```text
/// impl __token::Scoped for Session {
///     fn granted(&self) -> Option<impl Iterator<Item = &str>> {
///         scopes::granted::<__Field2>(&self.scope)
///     }
///     fn grants(&self, scope: &str) -> bool {
///         scopes::grants::<__Field2>(&self.scope, scope)
///     }
/// }
/// ```
pub(super) fn scoped(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::Scopes);
    let sources = sources(model, Token::Access, &nested);
    if sources.is_empty() {
        return TokenStream::new();
    }
    let grants = grants(model, &nested);
    let granted = together(sources);
    let mut predicates = bounds::of_roles(model);
    predicates.extend(nested.iter().filter_map(|field| passes(model, field, &quote!(PassesScopes))));
    let header = header(model, &predicates).impl_for(&quote!(__token::Scoped));
    quote! {
        #header {
            fn granted(&self) -> __token::Option<
                impl __token::Iterator<Item = &__token::str>
            > {
                #granted
            }
            #grants
        }
    }
}

/// What the struct says without `Scoped`: see [`super::expiry::any`].
pub(super) fn any(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::Scopes);
    let own = sources(model, Token::Access, &[]);
    if own.is_empty() && nested.is_empty() {
        return TokenStream::new();
    }
    let own = own.into_iter().map(|own| quote!(__token::scopes::owned(#own)));
    let nested = nested.iter().map(|field| asked(model, field, &quote!(any_granted)));
    let granted = first(own.chain(nested));
    quote! {
        fn any_granted(&self) -> __token::Option<__token::ScopeSet> {
            #granted
        }
    }
}

/// The search in the field itself, which knows a shorter way than through all of
/// its scopes; if there is just one field to ask.
fn grants(model: &Model<'_>, nested: &[&Field<'_>]) -> Option<TokenStream> {
    let mut own = model.with_role(|role| matches!(role, Role::Scopes(Token::Access, _)));
    let (Some(field), None, true) = (own.next(), own.next(), nested.is_empty()) else { return None };
    let (codec, ident) = (codec(model, field.index), field.ident);
    Some(quote! {
        fn grants(&self, __scope: &__token::str) -> __token::bool {
            __token::scopes::grants::<#codec>(&self.#ident, __scope)
        }
    })
}

/// What says the scopes of `token`, in the order in which it is asked.
pub(super) fn sources(model: &Model<'_>, token: Token, nested: &[&Field<'_>]) -> Vec<TokenStream> {
    let own = model.with_role(move |role| matches!(role, Role::Scopes(of, _) if *of == token)).map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::scopes::granted::<#codec>(&self.#ident))
    });
    let asked = match token {
        Token::Access => quote!(granted),
        Token::Refresh => quote!(refresh_granted),
    };
    let nested = nested.iter().map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::nested::#asked::<#codec>(&self.#ident))
    });
    own.chain(nested).collect()
}

/// The scopes of the first field that has any.
pub(super) fn together(sources: Vec<TokenStream>) -> TokenStream {
    let together =
        sources.into_iter().rev().reduce(|rest, first| quote!(__token::scopes::first(#first, #rest)));
    together.unwrap_or_else(|| quote!(__token::scopes::none()))
}
