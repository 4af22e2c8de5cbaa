//! The generics of the impls: parameters, lifetimes and bounds, as serde infers them.

use crate::{
    ast::{Field, Model, Role, Token},
    errors::located,
    types::{Content, inner_of, last_segment, ungrouped},
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use serde_derive_internals::attr::Default;
use syn::{Generics, Lifetime, Path, Type, TypePath, WherePredicate};

/// What an impl does with a model: it decides on the bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Everything, under the bounds of the struct alone.
    All,
    Read,
    Write,
    Answer,
}

impl Direction {
    pub(super) fn includes(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

/// The header of an impl for the struct.
pub(super) struct Impl<'m> {
    model: &'m Model<'m>,
    /// Parameters before and after those of the struct.
    before: TokenStream,
    pub(super) after: TokenStream,
    /// Those of the struct, and more, each with a comma behind it.
    pub(super) bounds: TokenStream,
}

impl<'m> Impl<'m> {
    /// An impl under the bounds that the direction needs. One that reads has the lifetime of the
    /// input.
    pub(super) fn new(model: &'m Model<'m>, direction: Direction) -> Self {
        let mut bounds = TokenStream::new();
        if let Some(clause) = &model.input.generics.where_clause {
            let predicates = clause.predicates.iter();
            bounds.extend(quote!(#(#predicates,)*));
        }
        bounds.extend(needed_bounds(model, direction));
        let header = Self { model, before: quote!(), after: quote!(), bounds };
        if direction == Direction::Read { header.with_input() } else { header }
    }

    /// With the lifetime of the input, which outlives what is borrowed from it.
    pub(super) fn with_input(mut self) -> Self {
        let input = input(self.model);
        if input.ident != "static" {
            let borrowed = borrowed(self.model);
            self.before = quote!(#input: #(#borrowed +)*,);
        }
        self
    }

    /// `impl<…> Trait for Struct<…> where …`
    pub(super) fn of(&self, implemented: &TokenStream) -> TokenStream {
        self.for_type(&this(self.model), implemented)
    }

    /// The same for a type of the expansion.
    pub(super) fn for_type(&self, ty: &TokenStream, implemented: &TokenStream) -> TokenStream {
        let Self { model, before, after, bounds } = self;
        let generics = &model.input.generics;
        let params = generics.params.iter();
        // An error about a model of the user's does not list the models of the runtime itself.
        let is_in_runtime = model.runtime.as_ref().is_some_and(|path| path.is_ident("crate"));
        let unlisted = is_in_runtime.then(|| quote!(#[diagnostic::do_not_recommend]));
        quote! {
            #[automatically_derived]
            #unlisted
            impl<#before #(#params,)* #after> #implemented for #ty
            where #bounds
        }
    }
}

/// `Struct<…>`
pub(super) fn this(model: &Model<'_>) -> TokenStream {
    let (_, arguments, _) = model.input.generics.split_for_impl();
    let name = located(&model.input.ident);
    quote!(#name #arguments)
}

/// The type of the expansion for the user's functions on a field: declaration and use.
pub(super) fn functions_type(model: &Model<'_>, field: &Field<'_>) -> (TokenStream, TokenStream) {
    let (generics, name) = (&model.input.generics, format_ident!("__Field{}", field.index));
    if generics.params.is_empty() {
        return (quote!(struct #name;), quote!(#name));
    }
    let (_, arguments, where_clause) = generics.split_for_impl();
    let (params, this) = (&generics.params, this(model));
    let declared = quote! {
        struct #name<#params>(__token::PhantomData<fn() -> #this>) #where_clause;
    };
    (declared, quote!(#name #arguments))
}

/// Whether the directions differ, in their bounds or in what they flatten.
pub(super) fn differ_by_direction(model: &Model<'_>) -> bool {
    let serde = &model.serde;
    model.input.generics.type_params().next().is_some()
        || serde.de_bound().is_some()
        || serde.ser_bound().is_some()
        || model.fields.iter().any(|field| {
            let serde = &field.serde;
            let is_skipped = serde.skip_deserializing() || serde.skip_serializing();
            let is_flattened_once = serde.flatten() && is_skipped;
            serde.de_bound().is_some() || serde.ser_bound().is_some() || is_flattened_once
        })
}

/// The lifetime of the input: `'static` if that is borrowed.
pub(super) fn input(model: &Model<'_>) -> Lifetime {
    if borrowed(model).iter().any(|lifetime| lifetime.ident == "static") {
        return Lifetime::new("'static", Span::call_site());
    }
    lifetime(&model.input.generics, "'de", "'__de")
}

/// The lifetime `name`; or `other`, if the struct has one of that name.
pub(super) fn lifetime(generics: &Generics, name: &str, other: &str) -> Lifetime {
    let taken = generics.lifetimes().any(|param| param.lifetime.to_string() == name);
    Lifetime::new(if taken { other } else { name }, Span::call_site())
}

/// The lifetimes that the struct borrows from the input. Serde knows those of its own fields; a
/// role borrows into a reference or a `Cow` without being told.
fn borrowed(model: &Model<'_>) -> Vec<Lifetime> {
    let mut borrowed = Vec::new();
    for field in model.fields.iter().filter(|field| !field.serde.skip_deserializing()) {
        let by_serde = field.serde.borrowed_lifetimes();
        borrowed.extend(by_serde.iter().cloned());
        if by_serde.is_empty() && field.role().is_some_and(Role::has_format) {
            borrowed.extend(borrowed_by_role(field));
        }
    }
    // rustc reports a lifetime that the struct does not have.
    borrowed.retain(|lifetime: &Lifetime| {
        let mut declared = model.input.generics.lifetimes();
        lifetime.ident == "static" || declared.any(|param| param.lifetime == *lifetime)
    });
    borrowed.sort_unstable();
    borrowed.dedup();
    borrowed
}

fn borrowed_by_role(field: &Field<'_>) -> Option<Lifetime> {
    let inner = inner_of(field.ty, &["Option"]);
    let is_cow = last_segment(inner).is_some_and(|ident| ident == "Cow");
    if !is_cow && !matches!(inner, Type::Reference(_)) {
        return None;
    }
    let tokens: Vec<TokenTree> = inner.to_token_stream().into_iter().collect();
    tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Punct(punct), TokenTree::Ident(ident)] if punct.as_char() == '\'' => {
            Some(Lifetime { apostrophe: punct.span(), ident: ident.clone() })
        }
        _ => None,
    })
}

/// The bounds of a direction: what serde infers or the user says, and what the roles ask.
fn needed_bounds(model: &Model<'_>, direction: Direction) -> TokenStream {
    let input = input(model);
    let (given, bound) = match direction {
        Direction::All => return TokenStream::new(),
        Direction::Read => (model.serde.de_bound(), quote!(__token::serde::Deserialize<#input>)),
        Direction::Write => (model.serde.ser_bound(), quote!(__token::serde::Serialize)),
        Direction::Answer => (Some(&[][..]), TokenStream::new()),
    };
    let mut bounds = match given {
        Some(given) => quote!(#(#given,)*),
        None => inferred(model, direction, &bound),
    };
    for given in model.fields.iter().filter_map(|field| given_bound(field, direction)) {
        bounds.extend(quote!(#(#given,)*));
    }
    bounds.extend(model.fields.iter().filter_map(|field| role_bound(model, field)));
    bounds
}

/// The bounds that the user gives for a field.
fn given_bound<'f>(field: &'f Field<'_>, direction: Direction) -> Option<&'f [WherePredicate]> {
    match direction {
        Direction::Read => field.serde.de_bound(),
        Direction::Write => field.serde.ser_bound(),
        Direction::All | Direction::Answer => None,
    }
}

/// The bounds that serde infers from the fields that it reads or writes itself.
fn inferred(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> TokenStream {
    let mut bounds = parameters(model, bound, &|field| {
        let serde = &field.serde;
        let is_handled = if direction == Direction::Read {
            serde.skip_deserializing() || serde.deserialize_with().is_some()
        } else {
            serde.skip_serializing() || serde.serialize_with().is_some()
        };
        let has_format = field.role().is_some_and(Role::has_format);
        !is_handled && !has_format && given_bound(field, direction).is_none()
    });
    if direction == Direction::Read {
        let has_default = |field: &Field<'_>| matches!(field.serde.default(), Default::Default);
        bounds.extend(parameters(model, &quote!(__token::Default), &has_default));
        let has_params = model.input.generics.type_params().next().is_some();
        if has_params && matches!(model.serde.default(), Default::Default) {
            bounds.extend(quote!(Self: __token::Default,));
        }
    }
    bounds
}

/// `T: bound` for each type parameter in the fields that `is_bound` picks, and for each
/// associated type of one.
pub(super) fn parameters(
    model: &Model<'_>,
    bound: &TokenStream,
    is_bound: &dyn Fn(&Field<'_>) -> bool,
) -> TokenStream {
    let (mut names, mut associated) = (Vec::new(), Vec::new());
    for field in model.fields.iter().filter(|field| is_bound(field)) {
        if let Type::Path(TypePath { qself: None, path, .. }) = ungrouped(field.ty) {
            if path.segments.len() > 1 && is_of_param(model, path) {
                associated.push(path);
            }
        }
        collect_names(field.ty.to_token_stream(), &mut names);
    }
    let params = model.input.generics.type_params().map(|param| &param.ident);
    let used = params.filter(|param| names.contains(*param));
    quote!(#(#used: #bound,)* #(#associated: #bound,)*)
}

fn is_type_param(model: &Model<'_>, ident: &Ident) -> bool {
    model.input.generics.type_params().any(|param| param.ident == *ident)
}

/// Whether a path begins with a type parameter.
fn is_of_param(model: &Model<'_>, path: &Path) -> bool {
    path.segments.first().is_some_and(|first| is_type_param(model, &first.ident))
}

/// Collects the names in a type. serde puts a bound on those that are type parameters: not in
/// `T::Assoc`, in `PhantomData<T>` or in a macro.
fn collect_names(tokens: TokenStream, names: &mut Vec<Ident>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |index: usize, chars: &str| match tokens.get(index) {
        Some(TokenTree::Punct(punct)) => chars.contains(punct.as_char()),
        _ => false,
    };
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let (before, after) = (index.wrapping_sub(1), index + 1);
        let is_path = (is(before, ":") && is(before.wrapping_sub(1), ":"))
            || (is(after, ":") && is(after + 1, ":"));
        match token {
            TokenTree::Ident(ident) if ident == "PhantomData" => {
                let mut depth = 0;
                index = (after..tokens.len())
                    .find(|at| {
                        depth += i32::from(is(*at, "<"));
                        depth -= i32::from(is(*at, ">") && !is(*at - 1, "-"));
                        depth == 0
                    })
                    .unwrap_or(tokens.len());
            }
            // `'T` is a lifetime, and in `dyn Iterator<T = u8>` the name is the trait's.
            TokenTree::Ident(ident) if !is_path && !is(before, "'") && !is(after, "=!") => {
                names.push(ident.clone());
            }
            TokenTree::Group(group) if !is(before, "!") => {
                collect_names(group.stream(), names);
            }
            _ => {}
        }
        index += 1;
    }
}

/// Whether a type has a token like this anywhere.
fn has_token(tokens: TokenStream, is_wanted: &dyn Fn(&TokenTree) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_token(group.stream(), is_wanted),
        token => is_wanted(&token),
    })
}

/// Whether a type names a type parameter anywhere.
fn is_generic(model: &Model<'_>, ty: &Type) -> bool {
    has_token(ty.to_token_stream(), &|token| match token {
        TokenTree::Ident(ident) => is_type_param(model, ident),
        _ => false,
    })
}

/// Whether a type may mean nothing outside of the struct: it has a parameter, a lifetime or `Self`.
pub(super) fn names_parameter(model: &Model<'_>, ty: &Type) -> bool {
    has_token(ty.to_token_stream(), &|token| match token {
        TokenTree::Ident(ident) => {
            let is_const = model.input.generics.const_params().any(|param| param.ident == *ident);
            ident == "Self" || is_const || is_type_param(model, ident)
        }
        TokenTree::Punct(punct) => "'&".contains(punct.as_char()),
        _ => false,
    })
}

/// What the role of a field asks of its type, if that is generic.
fn role_bound(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let (content, ty) = (field.content()?, field.ty);
    let innermost = inner_of(ty, &["Option", "Box", "Vec"]);
    let is_parameter = match innermost {
        Type::Path(path) => path.qself.is_some() || is_of_param(model, &path.path),
        _ => false,
    };
    // A generic model is known to be one, and a bound that leads back to the struct itself
    // would have no end.
    let is_known = content == Content::Model && !is_parameter;
    if is_known || !is_generic(model, ty) {
        return None;
    }
    let any = lifetime(&model.input.generics, "'any", "'__any");
    let bound = match content {
        Content::Secret if model.debug.is_some() => quote!(for<#any> __token::FromSecret<#any>),
        Content::Secret => quote!(for<#any> __token::SecretField<#any>),
        Content::TokenType => quote!(__token::TokenTypeField),
        Content::Flag => quote!(__token::ActiveField),
        Content::Time => quote!(__token::TimeField),
        Content::Lifetime => quote!(__token::LifetimeField),
        Content::Scopes => quote!(for<#any> __token::FromScopes<#any>),
        Content::Model => quote!(__token::NestedField),
        Content::Extra => quote!(__token::ExtraField),
    };
    Some(quote!(#ty: #bound,))
}

/// The trait of the struct that has a role, and the name under which a field passes it on. A
/// nested lifetime that counts from the struct around it is an expiry only where a struct has
/// what it counts from.
pub(super) fn role_names(model: &Model<'_>, role: Role) -> (&'static str, &'static str) {
    match role {
        Role::AccessToken => ("Authorizes", "Access"),
        Role::Scopes(Token::Access) => ("Scoped", "Scopes"),
        Role::Expires(Token::Access) if model.parent_base.is_some() => {
            ("ExpiresInParent", "Lifetime")
        }
        Role::Expires(Token::Access) if model.has_role(Role::is_base) => ("Expires", "Lifetime"),
        Role::Expires(Token::Access) => ("Expires", "Expiry"),
        _ => ("Refreshes", "Refresh"),
    }
}

/// The type of a nested field, and whether it can be one: by names without parameters, so that a
/// mistake in the type is reported where the names are declared.
pub(super) fn nested_names(model: &Model<'_>, field: &Field<'_>) -> (TokenStream, TokenStream) {
    if names_parameter(model, field.ty) {
        return (field.ty.to_token_stream(), quote!(true));
    }
    let name = format_ident!("__Nested{}", field.index);
    let is_nested = format_ident!("__NESTED{}", field.index);
    (name.into_token_stream(), is_nested.into_token_stream())
}

/// The bound under which a nested field passes on a role, where its format does not prove it.
pub(super) fn passes(model: &Model<'_>, field: &Field<'_>, role: Role) -> Option<TokenStream> {
    if field.passes.is_some() && !differ_by_direction(model) {
        return None;
    }
    let passes = format_ident!("Passes{}", role_names(model, role).1);
    let any = lifetime(&model.input.generics, "'any", "'__any");
    let (ty, is_nested) = nested_names(model, field);
    Some(quote!(for<#any> #ty: __token::#passes<#any, #is_nested>,))
}
