//! What a model can be asked: `Ask`, `TokenModel`, and the roles as empty markers.

use super::generics::{Direction, Impl, passes};
use crate::{
    ast::{Field, Model, Role, Token},
    attr::keys::NestedRole,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The traits of the runtime that speak of a role.
pub(super) struct RoleTraits {
    /// The role of the struct.
    pub(super) role: &'static str,
    /// Holds for a field whose model has the role.
    pub(super) passes: &'static str,
    /// The role as a parameter of a format.
    pub(super) marker: &'static str,
}

impl NestedRole {
    /// The traits as `model` implements and demands them. A nested lifetime that counts from the
    /// struct around it is an expiry only where a struct has what it counts from.
    pub(super) fn traits(self, model: &Model<'_>) -> RoleTraits {
        let (role, passes, marker) = match self {
            Self::AccessToken => ("Authorizes", "PassesAccess", "AccessRole"),
            Self::Expires if model.parent_base.is_some() => {
                ("ExpiresInParent", "PassesLifetime", "LifetimeRole")
            }
            Self::Expires if has_base(model) => ("Expires", "PassesLifetime", "LifetimeRole"),
            Self::Expires => ("Expires", "PassesExpiry", "ExpiryRole"),
            Self::Scopes => ("Scoped", "PassesScopes", "ScopesRole"),
            Self::RefreshToken | Self::RefreshExpires | Self::RefreshScopes => {
                ("Refreshes", "PassesRefresh", "RefreshRole")
            }
        };
        RoleTraits { role, passes, marker }
    }
}

/// ```text
/// impl __token::Ask for Session {
///     const NEVER_EXPIRES: bool = true;
///     fn ask<…>(&'m self, query: &mut Q) { __token::ask(self, query); }
///     fn inherit(&mut self, previous: …, inheritance: …) { … }
/// }
/// ```
pub(super) fn ask(model: &Model<'_>) -> TokenStream {
    let never = model.never_expires.as_ref().map(|_| {
        quote!(
            const NEVER_EXPIRES: __token::bool = true;
        )
    });
    let default = model.default_lifetime.as_ref().map(|lifetime| {
        let seconds = lifetime.value;
        quote! {
            const DEFAULT_LIFETIME: __token::Option<__token::u64> = __token::Option::Some(#seconds);
        }
    });
    let masked = model.is_masked().then(|| {
        quote!(
            const IS_MASKED: __token::bool = true;
        )
    });
    // A struct that does not lend its fields has no role.
    let (ask, inherit) = if model.lends_fields() {
        (
            quote!(__token::ask(self, __query)),
            quote!(__token::inherit(self, __previous, __inheritance)),
        )
    } else {
        (quote!(), quote!())
    };
    let (query, previous, inheritance) = if model.lends_fields() {
        (quote!(__query), quote!(__previous), quote!(__inheritance))
    } else {
        (quote!(_), quote!(_), quote!(_))
    };
    let header = Impl::bound(model, Direction::Answer).of(&quote!(__token::Ask));
    quote! {
        #header {
            #never
            #default
            #masked
            #[inline]
            fn ask<'__m, __Q: __token::Query<'__m>>(&'__m self, #query: &mut __Q) {
                #ask
            }
            #[inline]
            fn inherit(
                &mut self,
                #previous: __token::Option<&mut Self>,
                #inheritance: __token::Inheritance,
            ) {
                #inherit
            }
        }
    }
}

pub(super) fn token_model(model: &Model<'_>) -> TokenStream {
    let margin = model.margin.as_ref().map(|margin| {
        let seconds = margin.value;
        quote! {
            const MARGIN: __token::Duration = __token::Duration::from_secs(#seconds);
        }
    });
    let header = Impl::bound(model, Direction::Answer).of(&quote!(__token::TokenModel));
    quote!(#header { #margin })
}

/// `impl __token::Expires for Session {}`, for each role that the struct has. A role that a
/// bare `nested` passes on has a bound, which says that the nested model has it.
pub(super) fn markers(model: &Model<'_>) -> TokenStream {
    let expires = model.never_expires.is_some() || model.default_lifetime.is_some();
    let roles: [(&[NestedRole], bool); 4] = [
        (&[NestedRole::Expires], expires),
        (&[NestedRole::Scopes], false),
        (&[NestedRole::AccessToken], false),
        (&[NestedRole::RefreshToken, NestedRole::RefreshExpires, NestedRole::RefreshScopes], false),
    ];
    roles.iter().filter_map(|(parts, by_struct)| marker(model, parts, *by_struct)).collect()
}

fn marker(model: &Model<'_>, parts: &[NestedRole], by_struct: bool) -> Option<TokenStream> {
    let mut nested: Vec<(&Field<'_>, NestedRole)> = Vec::new();
    for part in parts {
        for field in passing(model, *part) {
            if nested.iter().all(|(other, _)| other.index != field.index) {
                nested.push((field, *part));
            }
        }
    }
    if !by_struct && nested.is_empty() && !parts.iter().any(|part| has_itself(model, *part)) {
        return None;
    }
    let bounds = nested.iter().filter_map(|(field, part)| passes(model, field, *part));
    let role = Ident::new(parts.first()?.traits(model).role, Span::call_site());
    let header = Impl::bound(model, Direction::Answer).with_bounds(bounds);
    // The runtime boxes the other roles.
    let is_boxed = role == "ExpiresInParent";
    let boxed = is_boxed.then(|| {
        let boxed = header.clone().of_boxed(&quote!(__token::#role));
        quote!(#boxed {})
    });
    let header = header.of(&quote!(__token::#role));
    Some(quote!(#header {} #boxed))
}

/// Whether the struct has what lifetimes count from.
fn has_base(model: &Model<'_>) -> bool {
    let is_base = |role: &Role| matches!(role, Role::Issued(_) | Role::Received);
    model.with_role(is_base).next().is_some()
}

/// Whether a field that is no nested model has the role.
fn has_itself(model: &Model<'_>, role: NestedRole) -> bool {
    let by_jwt = |token| {
        model.fields.iter().any(|field| field.jwt.as_ref().is_some_and(|jwt| jwt.value == token))
    };
    let by_role = model.with_role(|own| own.is_nested_as(role)).next().is_some();
    by_role
        || (role == NestedRole::Expires && by_jwt(Token::Access))
        || (role == NestedRole::RefreshExpires && by_jwt(Token::Refresh))
}

/// The fields whose nested model passes on `role`. A bare `nested` passes on what the struct
/// does not have itself, and with `fallback` also what it has.
pub(super) fn passing<'m, 'a>(model: &'m Model<'a>, role: NestedRole) -> Vec<&'m Field<'a>> {
    // A refresh token of the struct itself is not the one that a nested expiry is about.
    let is_about_nested = matches!(role, NestedRole::RefreshExpires | NestedRole::RefreshScopes);
    let has_itself = has_itself(model, role)
        || (is_about_nested && has_itself(model, NestedRole::RefreshToken))
        || (role == NestedRole::Expires && model.never_expires.is_some());
    let nested = model.with_role(|own| matches!(own, Role::Nested(_)));
    nested
        .filter(|field| match field.role() {
            Some(Role::Nested(Some(named))) => named.contains(&role),
            _ => !has_itself || field.fallback.is_some(),
        })
        .collect()
}
