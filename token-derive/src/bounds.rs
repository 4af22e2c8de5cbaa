//! The bounds of the generated impls.
//!
//! Serde infers them from the fields; the companions of `expand::serde` are
//! bound by serde itself, and the impls around them have to say the same.

use crate::{
    model::{Field, Model, Role, ungrouped},
    serde_attr::Borrow,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Lifetime, Type};

/// The type parameters that `ty` names in a place where serde puts a bound on
/// them: not in `T::Assoc`, not in `PhantomData<T>`, not in a macro.
fn parameters<'m>(model: &'m Model<'_>, ty: &Type) -> Vec<&'m Ident> {
    let all: Vec<&Ident> = model.generics().type_params().map(|param| &param.ident).collect();
    let mut found = Vec::new();
    if !all.is_empty() {
        find(ty.to_token_stream(), &all, &mut found);
    }
    found
}

fn find<'m>(tokens: TokenStream, all: &[&'m Ident], found: &mut Vec<&'m Ident>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let punct =
        |at: usize, char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == char);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Ident(ident) if ident == "PhantomData" && punct(at, '<') => {
                let mut depth = 0_usize;
                while at < tokens.len() {
                    depth = if punct(at, '<') { depth + 1 } else { depth };
                    depth = if punct(at, '>') { depth - 1 } else { depth };
                    at += 1;
                    if depth == 0 {
                        break;
                    }
                }
            }
            TokenTree::Ident(ident) => {
                let in_path = punct(at, ':') && punct(at + 1, ':');
                let behind_path = at >= 3 && punct(at - 2, ':') && punct(at - 3, ':');
                let lifetime = at >= 2 && punct(at - 2, '\'');
                if let Some(param) = all.iter().find(|param| **param == ident) {
                    if !in_path && !behind_path && !lifetime && !found.contains(param) {
                        found.push(param);
                    }
                }
            }
            TokenTree::Group(group) if at >= 2 && punct(at - 2, '!') => drop(group.stream()),
            TokenTree::Group(group) => find(group.stream(), all, found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether `ty` names a type parameter anywhere.
pub(crate) fn is_generic(model: &Model<'_>, ty: &Type) -> bool {
    fn names(tokens: TokenStream, model: &Model<'_>) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => model.generics().type_params().any(|param| param.ident == ident),
            TokenTree::Group(group) => names(group.stream(), model),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    model.generics().type_params().next().is_some() && names(ty.to_token_stream(), model)
}

/// `T: bound` for each type parameter of the fields, as serde infers it.
pub(crate) fn inferred(model: &Model<'_>, fields: &[&Field<'_>], bound: &TokenStream) -> Vec<TokenStream> {
    let mut params: Vec<&Ident> = Vec::new();
    let mut associated = Vec::new();
    for field in fields {
        for param in parameters(model, field.ty) {
            if !params.contains(&param) {
                params.push(param);
            }
        }
        if let Type::Path(path) = ungrouped(field.ty) {
            let first = path.path.segments.first();
            let is_param = |ident: &Ident| model.generics().type_params().any(|param| param.ident == *ident);
            if path.qself.is_none()
                && path.path.segments.len() > 1
                && first.is_some_and(|first| is_param(&first.ident))
            {
                associated.push(path);
            }
        }
    }
    let params = params.into_iter().map(|param| quote!(#param: #bound));
    params.chain(associated.into_iter().map(|path| quote!(#path: #bound))).collect()
}

/// A lifetime for `for<…>` that the struct does not have.
pub(crate) fn any_lifetime(model: &Model<'_>) -> TokenStream {
    let taken = model.generics().lifetimes().any(|param| param.lifetime.ident == "any");
    if taken { quote!('__any) } else { quote!('any) }
}

/// What the role of a field asks of its type, where that is generic.
pub(crate) fn of_role(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let (role, ty) = (field.role()?, field.ty);
    // A generic model is known to be one; and a bound that leads back to the
    // struct itself would have no end.
    let known = matches!(role, Role::Nested(_)) && !is_parameter(model, innermost(ty));
    if known || !is_generic(model, ty) {
        return None;
    }
    let any = any_lifetime(model);
    let bound = match role {
        Role::AccessToken | Role::RefreshToken | Role::Secret if model.debug.is_some() => {
            quote!(for<#any> __token::FromSecret<#any>)
        }
        Role::AccessToken | Role::RefreshToken | Role::Secret => {
            quote!(for<#any> __token::SecretField<#any>)
        }
        Role::TokenType => quote!(__token::TokenTypeField),
        Role::Expires(..) | Role::Issued(_) | Role::Instant(_) | Role::Received => quote!(__token::TimeField),
        Role::ExpiresIn(..) => quote!(__token::LifetimeField),
        Role::Scopes(..) => quote!(for<#any> __token::FromScopes<#any>),
        Role::Nested(_) => quote!(__token::NestedField),
        Role::Extra => quote!(__token::ExtraField),
    };
    Some(quote!(#ty: #bound))
}

/// What an `Option`, `Box` or `Vec` holds in the end.
pub(crate) fn innermost(ty: &Type) -> &Type {
    let ty = ungrouped(ty);
    let Type::Path(path) = ty else { return ty };
    let wraps =
        |segment: &syn::PathSegment| ["Option", "Box", "Vec"].iter().any(|name| segment.ident == name);
    let Some(last) = path.path.segments.last().filter(|last| wraps(last)) else { return ty };
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return ty };
    match arguments.args.first() {
        Some(syn::GenericArgument::Type(inner)) => innermost(inner),
        _ => ty,
    }
}

/// Whether `ty` is a type parameter or an associated type of one.
fn is_parameter(model: &Model<'_>, ty: &Type) -> bool {
    let Type::Path(path) = ungrouped(ty) else { return false };
    let first = path.path.segments.first();
    path.qself.is_some()
        || first.is_some_and(|first| model.generics().type_params().any(|param| param.ident == first.ident))
}

/// What all roles ask of the types of their fields.
pub(crate) fn of_roles(model: &Model<'_>) -> Vec<TokenStream> {
    model.fields.iter().filter_map(|field| of_role(model, field)).collect()
}

/// The lifetimes that the struct borrows from the input, as serde infers them.
pub(crate) fn borrowed(model: &Model<'_>) -> Vec<Lifetime> {
    let mut all = Vec::new();
    for field in model.fields.iter().filter(|field| !field.serde.skip_deserializing) {
        let own = match &field.serde.borrow {
            Some(Borrow::Named(named)) => named.clone(),
            Some(Borrow::All) => lifetimes(field.ty),
            None if borrows(field) => lifetimes(field.ty),
            None => Vec::new(),
        };
        for lifetime in own {
            let known = lifetime.ident == "static"
                || model.generics().lifetimes().any(|param| param.lifetime == lifetime);
            if known && !all.contains(&lifetime) {
                all.push(lifetime);
            }
        }
    }
    all
}

/// Whether serde, or the codec of the field's role, borrows it from the input
/// without a `#[serde(borrow)]`.
fn borrows(field: &Field<'_>) -> bool {
    let inner = inner_of_option(field.ty).unwrap_or(field.ty);
    is_borrowed_text(inner) || borrowed_by_role(field)
}

/// Whether the codec of the field's role borrows it: a reference or a `Cow`.
pub(crate) fn borrowed_by_role(field: &Field<'_>) -> bool {
    let inner = inner_of_option(field.ty).unwrap_or(field.ty);
    let borrows = matches!(ungrouped(inner), Type::Reference(_))
        || crate::model::last_segment(inner).is_some_and(|ident| ident == "Cow");
    borrows && field.role().is_some_and(Role::has_codec)
}

/// `&str` or `&[u8]`.
fn is_borrowed_text(ty: &Type) -> bool {
    let Type::Reference(reference) = ungrouped(ty) else { return false };
    match ungrouped(&reference.elem) {
        Type::Path(path) => path.path.is_ident("str"),
        Type::Slice(slice) => matches!(ungrouped(&slice.elem), Type::Path(path) if path.path.is_ident("u8")),
        _ => false,
    }
}

/// `T` of `Option<T>`.
fn inner_of_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ungrouped(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// The lifetimes that `ty` names.
pub(crate) fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    fn collect(tokens: TokenStream, all: &mut Vec<Lifetime>) {
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    if let Some(TokenTree::Ident(ident)) = tokens.next() {
                        all.push(Lifetime { apostrophe: punct.span(), ident });
                    }
                }
                TokenTree::Group(group) => collect(group.stream(), all),
                TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut all = Vec::new();
    collect(ty.to_token_stream(), &mut all);
    all.retain(|lifetime| lifetime.ident != "_");
    all
}
