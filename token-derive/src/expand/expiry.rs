//! `impl Expires`.

use super::{codec, header};
use crate::{
    bounds,
    model::{Field, Model, Passed, Role, Token},
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// ```text
/// impl __token::Expires for Session {
///     fn expiry_from(&self, base: Option<DateTime<Utc>>) -> Expiry {
///         let base = Expires::base(self).or(base);
///         expiry::first([time::expiry::<__Field1>(&self.expires_at),
///                        lifetime::expiry::<__Field2>(&self.expires_in, base)], Expiry::Unknown)
///     }
///     fn base(&self) -> Option<DateTime<Utc>> { time::instant::<__Field3>(&self.issued_at) }
/// }
/// ```
pub(super) fn expires(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::Expires);
    if !has_expiry(model, &nested) {
        return TokenStream::new();
    }
    let (expiry, base) = expiry_and_base(model, &nested, Asked::InRole);
    let mut predicates = bounds::of_roles(model);
    predicates.extend(nested.iter().filter_map(|field| passes(model, field, &quote!(PassesExpiry))));
    let header = header(model, &predicates).impl_for(&quote!(__token::Expires));
    quote! {
        #header {
            fn expiry_from(&self, __base: __token::Option<__token::DateTime<__token::Utc>>) -> __token::Expiry {
                let __base = __token::Option::or(__token::Expires::base(self), __base);
                #expiry
            }
            fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
                #base
            }
        }
    }
}

/// How a nested model is asked: in a role, which it must have, or in any, in
/// which it may have nothing to say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    InRole,
    InAny,
}

impl Asked {
    /// The function of the runtime that asks a nested model for `what`.
    pub(super) fn function(self, what: &str) -> Ident {
        match self {
            Self::InRole => format_ident!("{what}"),
            Self::InAny => format_ident!("any_{what}"),
        }
    }
}

fn has_expiry(model: &Model<'_>, nested: &[&Field<'_>]) -> bool {
    let sources = sources(model, Token::Access, nested, Asked::InRole);
    !sources.is_empty() || model.never_expires.is_some() || model.default_lifetime.is_some()
}

/// What the expiry is, given `__base`; and what lifetimes count from.
fn expiry_and_base(model: &Model<'_>, nested: &[&Field<'_>], asked: Asked) -> (TokenStream, TokenStream) {
    let expiry = if model.never_expires.is_some() {
        quote!(__token::Expiry::Never)
    } else {
        let first = together(model, Token::Access, &sources(model, Token::Access, nested, asked));
        match &model.default_lifetime {
            Some(seconds) => {
                let seconds = seconds.value;
                quote!(__token::expiry::default(#first, __base, #seconds))
            }
            None => first,
        }
    };
    let function = asked.function("base");
    let base = nested.iter().fold(base(model, &quote!(self)), |base, field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::Option::or_else(#base, || __token::nested::#function::<#codec>(&self.#ident)))
    });
    (expiry, base)
}

/// What the struct says without `Expires`: the role's own answers, or what can
/// be said if a nested model may lack the role.
///
/// ```text
/// fn any_base(&self) -> Option<DateTime<Utc>> { Expires::base(self) }
/// fn any_expiry(&self, base: Option<DateTime<Utc>>) -> Expiry { Expires::expiry_from(self, base) }
/// ```
pub(super) fn any(model: &Model<'_>) -> TokenStream {
    let nested = passing(model, Passed::Expires);
    if !has_expiry(model, &nested) {
        return TokenStream::new();
    }
    let (expiry, base) = if nested.is_empty() {
        (quote!(__token::Expires::expiry_from(self, __base)), quote!(__token::Expires::base(self)))
    } else {
        let (expiry, base) = expiry_and_base(model, &nested, Asked::InAny);
        let own_first = quote!(__token::Option::or(__token::TokenModel::any_base(self), __base));
        (quote!(let __base = #own_first; #expiry), base)
    };
    quote! {
        fn any_base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            #base
        }
        fn any_expiry(&self, __base: __token::Option<__token::DateTime<__token::Utc>>) -> __token::Expiry {
            #expiry
        }
    }
}

/// The fields whose nested model passes on `role`.
///
/// A bare `nested` passes on what the struct does not have itself, and with
/// `fallback` also what it has.
pub(super) fn passing<'m, 'a>(model: &'m Model<'a>, role: Passed) -> Vec<&'m Field<'a>> {
    // A refresh token of its own is not the one that a nested expiry is about.
    let about_nested = matches!(role, Passed::RefreshExpires | Passed::RefreshScopes);
    let has_itself =
        model.with_role(|own| own.is_passed_as(role) || about_nested && *own == Role::RefreshToken);
    let has_itself = has_itself.count() > 0
        || model.fields.iter().any(|field| match (&field.jwt, role) {
            (Some(jwt), Passed::Expires) => jwt.value == Token::Access,
            (Some(jwt), Passed::RefreshExpires) => jwt.value == Token::Refresh,
            _ => false,
        })
        || (role == Passed::Expires && model.never_expires.is_some());
    let nested = model.with_role(|own| matches!(own, Role::Nested(_)));
    nested
        .filter(|field| match field.role() {
            Some(Role::Nested(Some(named))) => named.contains(&role),
            _ => !has_itself || field.fallback.is_some(),
        })
        .collect()
}

/// That a nested field passes on a role, where the user did not say so by name:
/// see `passes!` in the runtime.
pub(super) fn passes(model: &Model<'_>, field: &Field<'_>, passed: &TokenStream) -> Option<TokenStream> {
    let named = matches!(field.role(), Some(Role::Nested(Some(_))));
    let (ty, any) = (field.ty, bounds::any_lifetime(model));
    (!named || bounds::is_generic(model, field.ty)).then(|| quote!(for<#any> #ty: __token::#passed<#any>))
}

/// What says the expiry of `token`, in the order in which it is asked: instants,
/// lifetimes, nested models.
pub(super) fn sources(
    model: &Model<'_>,
    token: Token,
    nested: &[&Field<'_>],
    asked: Asked,
) -> Vec<TokenStream> {
    let instants =
        model.with_role(move |role| matches!(role, Role::Expires(of, _) if *of == token)).map(|field| {
            let (codec, ident) = (codec(model, field.index), field.ident);
            quote!(__token::time::expiry::<#codec>(&self.#ident))
        });
    let lifetimes =
        model.with_role(move |role| matches!(role, Role::ExpiresIn(of, _) if *of == token)).map(|field| {
            let (codec, ident) = (codec(model, field.index), field.ident);
            quote!(__token::lifetime::expiry::<#codec>(&self.#ident, __base))
        });
    let jwts =
        model.fields.iter().filter(|field| field.jwt.as_ref().is_some_and(|jwt| jwt.value == token)).map(
            |field| {
                let (codec, ident) = (codec(model, field.index), field.ident);
                let key = field
                    .jwt
                    .as_ref()
                    .map_or_else(proc_macro2::Span::call_site, |jwt| crate::errors::at(&jwt.key));
                let expiry = quote::quote_spanned!(key=> __token::jwt::expiry);
                quote!(__token::Option::and_then(__token::secret::expose::<#codec>(&self.#ident), #expiry))
            },
        );
    let asked = asked.function(match token {
        Token::Access => "expiry",
        Token::Refresh => "refresh_expiry",
    });
    let nested = nested.iter().map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::nested::#asked::<#codec>(&self.#ident, __base))
    });
    instants.chain(jwts).chain(lifetimes).chain(nested).collect()
}

/// The expiry that the sources say together.
pub(super) fn together(model: &Model<'_>, token: Token, sources: &[TokenStream]) -> TokenStream {
    let says_never = |field: &&Field<'_>| match field.role() {
        Some(Role::Expires(of, _) | Role::ExpiresIn(of, _)) => *of == token && field.absent_is_never(),
        _ => false,
    };
    let absent =
        if model.fields.iter().any(|field| says_never(&field)) { quote!(Never) } else { quote!(Unknown) };
    quote!(__token::expiry::first([#(#sources),*], __token::Expiry::#absent))
}

/// When `token`, a struct, was issued, else when it was received.
pub(super) fn base(model: &Model<'_>, token: &TokenStream) -> TokenStream {
    let issued = model.with_role(|role| matches!(role, Role::Issued(_)));
    let received = model.with_role(|role| *role == Role::Received);
    let bases = issued.chain(received).map(|field| {
        let (codec, ident) = (codec(model, field.index), field.ident);
        quote!(__token::time::instant::<#codec>(&#token.#ident))
    });
    bases
        .reduce(|first, next| quote!(__token::Option::or_else(#first, || #next)))
        .unwrap_or_else(|| quote!(__token::Option::None))
}
