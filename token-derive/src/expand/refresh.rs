//! `impl Refreshes`, and `impl TokenModel` with what a refresh keeps.

use super::{
    codec,
    expiry::{self, Asked, passes, passing},
    header, scopes,
    secrets::{asked, exposed, first},
};
use crate::{
    bounds,
    model::{Field, Model, Passed, Role, Token},
};
use proc_macro2::TokenStream;
use quote::quote;

/// ```text
/// impl __token::Refreshes for Session {
///     fn refresh_credential(&self) -> Option<&str> { … }
///     fn refresh_expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry { … }
///     fn refresh_granted(&self) -> Option<impl Iterator<Item = &str>> { … }
/// }
/// ```
pub(super) fn refreshes(model: &Model<'_>) -> TokenStream {
    let secrets = passing(model, Passed::RefreshToken);
    let expiries = passing(model, Passed::RefreshExpires);
    let scoped = passing(model, Passed::RefreshScopes);
    let own = exposed(model, &Role::RefreshToken);
    let sources = expiry::sources(model, Token::Refresh, &expiries, Asked::InRole);
    let granted = scopes::sources(model, Token::Refresh, &scoped);
    if own.is_empty() && secrets.is_empty() && sources.is_empty() && granted.is_empty() {
        return TokenStream::new();
    }
    let credential = first(
        own.into_iter().chain(secrets.iter().map(|field| asked(model, field, &quote!(refresh_credential)))),
    );
    let expiry = if sources.is_empty() {
        quote!(__token::Expiry::Unknown)
    } else {
        expiry::together(model, Token::Refresh, &sources)
    };
    let base = expiry::base(model, &quote!(self));
    let granted = scopes::together(granted);
    let mut predicates = bounds::of_roles(model);
    let mut nested: Vec<&Field<'_>> = secrets.into_iter().chain(expiries).chain(scoped).collect();
    nested.sort_by_key(|field| field.index);
    nested.dedup_by_key(|field| field.index);
    predicates.extend(nested.iter().filter_map(|field| passes(model, field, &quote!(PassesRefresh))));
    let header = header(model, &predicates).impl_for(&quote!(__token::Refreshes));
    quote! {
        #header {
            fn refresh_credential(&self) -> __token::Option<&__token::str> {
                #credential
            }
            fn refresh_expiry_from(&self, __base: __token::Option<__token::DateTime<__token::Utc>>)
                -> __token::Expiry {
                let __base = __token::Option::or(#base, __base);
                #expiry
            }
            fn refresh_granted(&self) -> __token::Option<
                impl __token::Iterator<Item = &__token::str>
            > {
                #granted
            }
        }
    }
}

/// ```text
/// impl __token::TokenModel for Session {
///     const MARGIN: Duration = Duration::from_secs(60);
///     fn keep(&mut self, old: &mut Self, bases: Bases) {
///         secret::keep::<__Field1>(&mut self.refresh_token, &mut old.refresh_token);
///         …
///     }
/// }
/// ```
pub(super) fn token_model(model: &Model<'_>) -> TokenStream {
    let margin = model.margin.as_ref().map(|margin| {
        let seconds = margin.value;
        quote! {
            const MARGIN: __token::Duration = __token::Duration::from_secs(#seconds);
        }
    });
    let keeps: TokenStream = model.fields.iter().filter_map(|field| keep(model, field)).collect();
    let keeps_lifetimes = model
        .with_role(|role| matches!(role, Role::Nested(_) | Role::ExpiresIn(Token::Refresh, _)))
        .next()
        .is_some();
    let bases = keeps_lifetimes.then(|| {
        let (new, old) = (expiry::base(model, &quote!(self)), expiry::base(model, &quote!(__old)));
        quote!(let __bases = __token::Bases::or(__token::Bases { new: #new, old: #old }, __bases);)
    });
    let (old, handed_down) = (
        if keeps.is_empty() { quote!(_) } else { quote!(__old) },
        if keeps_lifetimes { quote!(__bases) } else { quote!(_) },
    );
    let rebase = rebase(model);
    let any = [expiry::any(model), scopes::any(model), any(model)];
    let header = header(model, &bounds::of_roles(model)).impl_for(&quote!(__token::TokenModel));
    quote! {
        #header {
            #margin
            #rebase
            fn keep(&mut self, #old: &mut Self, #handed_down: __token::Bases) {
                #bases
                #keeps
            }
            #(#any)*
        }
    }
}

/// What the struct says without `Refreshes`: see [`expiry::any`].
fn any(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::RefreshToken);
    let own = exposed(model, &Role::RefreshToken);
    if own.is_empty() && nested.is_empty() {
        return TokenStream::new();
    }
    let nested = nested.iter().map(|field| asked(model, field, &quote!(any_refresh_credential)));
    let credential = first(own.into_iter().chain(nested));
    quote! {
        fn any_refresh_credential(&self) -> __token::Option<&__token::str> {
            #credential
        }
    }
}

/// What becomes of a field that the refresh reply leaves empty. Access token,
/// token type and the times of the access token are the reply's alone.
fn keep(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let (codec, ident) = (codec(model, field.index), field.ident);
    let fields = quote!(&mut self.#ident, &mut __old.#ident);
    let kept = match field.role() {
        Some(Role::RefreshToken | Role::Secret) => quote!(__token::secret::keep::<#codec>(#fields);),
        Some(Role::Expires(Token::Refresh, _) | Role::Instant(_)) => {
            quote!(__token::time::keep::<#codec>(#fields);)
        }
        Some(Role::ExpiresIn(Token::Refresh, _)) => {
            quote!(__token::lifetime::keep::<#codec>(#fields, __bases);)
        }
        Some(Role::Scopes(..)) => quote!(__token::scopes::keep::<#codec>(#fields);),
        Some(Role::Nested(_)) => quote!(__token::nested::keep::<#codec>(#fields, __bases);),
        Some(Role::Extra) => quote!(__token::extra::keep::<#codec>(#fields);),
        // A packed struct does not lend its fields.
        None if field.is_option() && !model.is_packed() => quote!(__token::plain::keep(#fields);),
        // The reply's alone, or nothing that could be empty.
        Some(
            Role::AccessToken
            | Role::TokenType
            | Role::Expires(Token::Access, _)
            | Role::ExpiresIn(Token::Access, _)
            | Role::Issued(_)
            | Role::Received,
        )
        | None => return None,
    };
    Some(kept)
}

/// ```text
/// fn rebase(&mut self, bases: Bases) { lifetime::rebase::<__Field1>(&mut self.expires_in, bases); }
/// ```
///
/// for a struct whose lifetimes count from a time outside of it.
fn rebase(model: &Model<'_>) -> Option<TokenStream> {
    model.base_of_parent.as_ref()?;
    let fields = model.fields.iter().filter_map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        match field.role()? {
            Role::ExpiresIn(..) => {
                Some(quote!(__token::lifetime::rebase::<#codec>(&mut self.#ident, __bases);))
            }
            Role::Nested(_) => Some(quote!(__token::nested::rebase::<#codec>(&mut self.#ident, __bases);)),
            _ => None,
        }
    });
    Some(quote!(fn rebase(&mut self, __bases: __token::Bases) { #(#fields)* }))
}
