//! What a model can be asked: `Ask`, `TokenModel`, and the roles as empty markers.

use super::generics::{Direction, Impl, passes, role_names, this};
use crate::{
    ast::{Field, Model, Role, Spanned, Token},
    errors::runtime_name,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn ask(model: &Model<'_>) -> TokenStream {
    let mut items = TokenStream::new();
    if model.never_expires.is_some() {
        items.extend(quote!(
            const NEVER_EXPIRES: __token::bool = true;
        ));
    }
    if let Some(Spanned { value, .. }) = model.default_lifetime {
        items.extend(quote! {
            const DEFAULT_LIFETIME: __token::Option<__token::u64> = __token::Option::Some(#value);
        });
    }
    if model.is_masked() {
        items.extend(quote!(
            const IS_MASKED: __token::bool = true;
        ));
    }
    // A struct that does not lend its fields has no role.
    if model.lends_fields() {
        items.extend(quote!(__token::answers!();));
    }
    let header = Impl::new(model, Direction::Answer).of(&quote!(__token::Ask));
    quote!(#header { #items })
}

pub(super) fn token_model(model: &Model<'_>) -> TokenStream {
    let margin = model.margin.as_ref().map(|Spanned { value, .. }| {
        quote!(const MARGIN: __token::Duration = __token::Duration::from_secs(#value);)
    });
    let header = Impl::new(model, Direction::Answer).of(&quote!(__token::TokenModel));
    quote!(#header { #margin })
}

/// `impl __token::Expires for Session {}`, for each role that the struct has. A role that a
/// bare `nested` passes on has a bound, which says that the nested model has it.
pub(super) fn markers(model: &Model<'_>) -> TokenStream {
    use Token::{Access, Refresh};
    let roles: [&[Role]; 4] = [
        &[Role::Expires(Access)],
        &[Role::Scopes(Access)],
        &[Role::AccessToken],
        &[Role::RefreshToken, Role::Expires(Refresh), Role::Scopes(Refresh)],
    ];
    roles.iter().filter_map(|parts| marker(model, parts)).collect()
}

fn marker(model: &Model<'_>, parts: &[Role]) -> Option<TokenStream> {
    let mut nested = Vec::new();
    for field in model.fields.iter().filter(|field| field.role() == Some(Role::Nested)) {
        let part = parts.iter().find(|part| is_passed(model, field, **part));
        nested.extend(part.map(|part| (field, *part)));
    }
    let is_of_struct = parts[0] == Role::Expires(Token::Access)
        && (model.never_expires.is_some() || model.default_lifetime.is_some());
    let has_role = is_of_struct || parts.iter().any(|part| has_itself(model, *part));
    if !has_role && nested.is_empty() {
        return None;
    }
    let mut header = Impl::new(model, Direction::Answer);
    // A nested model may lack a role that the struct has itself.
    if !has_role {
        header.bounds.extend(nested.iter().filter_map(|(field, part)| passes(model, field, *part)));
    }
    let role = runtime_name(role_names(model, parts[0]).0);
    let (role, this) = (quote!(__token::#role), this(model));
    // The runtime boxes the other roles.
    let is_of_parent = model.parent_base.is_some() && parts[0] == Role::Expires(Token::Access);
    let boxed = is_of_parent.then(|| {
        let header = header.for_type(&quote!(__token::Box<#this>), &role);
        quote!(#header {})
    });
    let header = header.for_type(&this, &role);
    Some(quote!(#header {} #boxed))
}

/// Whether a field that is no nested model has the role.
fn has_itself(model: &Model<'_>, wanted: Role) -> bool {
    model.fields.iter().any(|field| {
        let by_jwt = field.jwt.as_ref().map(|jwt| Role::Expires(jwt.value));
        by_jwt == Some(wanted) || field.role().is_some_and(|role| role.passed_on() == wanted)
    })
}

/// Whether a nested field passes on `role`. A bare `nested` passes on what the struct does not
/// have itself, and with `fallback` also what it has.
pub(super) fn is_passed(model: &Model<'_>, field: &Field<'_>, role: Role) -> bool {
    if let Some(named) = &field.passes {
        return named.contains(&role);
    }
    // A refresh token of the struct itself is not the one that a nested expiry is about.
    let is_about_nested =
        matches!(role, Role::Expires(Token::Refresh) | Role::Scopes(Token::Refresh));
    let has_itself = has_itself(model, role)
        || (is_about_nested && has_itself(model, Role::RefreshToken))
        || (role == Role::Expires(Token::Access) && model.never_expires.is_some());
    !has_itself || field.fallback.is_some()
}
