//! The generics of the impls: parameters, lifetimes and bounds, as serde infers them.

use crate::{
    ast::{Field, Model, Role, last_segment, ungrouped},
    attr::keys::NestedRole,
    errors::located,
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use serde_derive_internals::attr::Default;
use std::collections::BTreeSet;
use syn::{GenericArgument, GenericParam, Generics, Lifetime, PathArguments, Type, WherePredicate};

/// What an impl does with a model: it decides on the bounds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Read,
    Write,
    Answer,
}

/// The header of an impl for the struct.
#[derive(Clone)]
pub(super) struct Impl<'m> {
    model: &'m Model<'m>,
    /// Parameters before and after those of the struct.
    before: TokenStream,
    after: TokenStream,
    bounds: Vec<TokenStream>,
}

impl<'m> Impl<'m> {
    /// An impl with the struct's own parameters and bounds.
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        Self { model, before: quote!(), after: quote!(), bounds: Vec::new() }
    }

    /// An impl under the bounds that this direction needs.
    pub(super) fn bound(model: &'m Model<'m>, direction: Direction) -> Self {
        Self { bounds: bounds(model, direction), ..Self::new(model) }
    }

    /// With the lifetime of the input, which outlives what is borrowed from it.
    pub(super) fn with_input(mut self) -> Self {
        let borrowed = borrowed(self.model);
        let input = input(self.model);
        if !borrowed.iter().any(|lifetime| lifetime.ident == "static") {
            self.before = quote!(#input: #(#borrowed +)*,);
        }
        self
    }

    pub(super) fn with_param(mut self, param: &TokenStream) -> Self {
        self.after = quote!(#param,);
        self
    }

    pub(super) fn with_bounds(mut self, bounds: impl IntoIterator<Item = TokenStream>) -> Self {
        self.bounds.extend(bounds);
        self
    }

    /// `impl<…> Trait for Struct<…> where …`
    pub(super) fn of(self, implemented: &TokenStream) -> TokenStream {
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let name = located(&self.model.input.ident);
        self.for_type(&quote!(#name #arguments), implemented)
    }

    /// `impl<…> Trait for Box<Struct<…>> where …`
    pub(super) fn of_boxed(self, implemented: &TokenStream) -> TokenStream {
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let name = located(&self.model.input.ident);
        self.for_type(&quote!(__token::Box<#name #arguments>), implemented)
    }

    /// The same for a type of the expansion.
    pub(super) fn for_type(self, ty: &TokenStream, implemented: &TokenStream) -> TokenStream {
        let Self { model, before, after, bounds } = self;
        let generics = without_defaults(&model.input.generics);
        let params = generics.params.iter();
        let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        quote! {
            #[automatically_derived]
            impl<#before #(#params,)* #after> #implemented for #ty
            where #(#predicates,)* #(#bounds,)*
        }
    }
}

/// The struct's parameters as a type of the expansion has them: declaration and use.
pub(super) fn local_type(model: &Model<'_>, name: &Ident) -> (TokenStream, TokenStream) {
    let generics = without_defaults(&model.input.generics);
    if generics.params.is_empty() {
        return (quote!(struct #name;), quote!(#name));
    }
    let (_, arguments, where_clause) = generics.split_for_impl();
    let (params, this) = (&generics.params, located(&model.input.ident));
    let declared = quote! {
        struct #name<#params>(__token::PhantomData<fn() -> #this #arguments>) #where_clause;
    };
    (declared, quote!(#name #arguments))
}

pub(super) fn without_defaults(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Const(param) => {
                param.default = None;
                param.attrs.clear();
            }
            GenericParam::Lifetime(param) => param.attrs.clear(),
        }
    }
    generics
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
pub(super) fn input(model: &Model<'_>) -> TokenStream {
    if borrowed(model).iter().any(|lifetime| lifetime.ident == "static") {
        return quote!('static);
    }
    input_lifetime(&model.input.generics)
}

/// The lifetime of the input, unless the struct has one of that name.
pub(super) fn input_lifetime(generics: &Generics) -> TokenStream {
    let taken = generics.lifetimes().any(|param| param.lifetime.ident == "de");
    if taken { quote!('__de) } else { quote!('de) }
}

/// A lifetime for `for<…>` that the struct does not have.
pub(super) fn any_lifetime(model: &Model<'_>) -> TokenStream {
    let taken = model.input.generics.lifetimes().any(|param| param.lifetime.ident == "any");
    if taken { quote!('__any) } else { quote!('any) }
}

/// The lifetimes that the struct borrows from the input. Serde knows those of its own fields; a
/// role borrows into a reference or a `Cow` without being told.
fn borrowed(model: &Model<'_>) -> BTreeSet<Lifetime> {
    let fields = model.fields.iter().filter(|field| !field.serde.skip_deserializing());
    let of_field = |field: &Field<'_>| {
        let mut lifetimes = field.serde.borrowed_lifetimes().clone();
        if borrowed_by_role(field) && lifetimes.is_empty() {
            collect_lifetimes(field.ty.to_token_stream(), &mut lifetimes);
        }
        lifetimes
    };
    // rustc reports a lifetime that the struct does not have.
    let is_known = |lifetime: &Lifetime| {
        let mut declared = model.input.generics.lifetimes();
        lifetime.ident == "static" || declared.any(|param| param.lifetime == *lifetime)
    };
    fields.flat_map(of_field).filter(is_known).collect()
}

fn borrowed_by_role(field: &Field<'_>) -> bool {
    let inner = inner_of(field.ty, &["Option"]);
    let is_reference = matches!(ungrouped(inner), Type::Reference(_));
    let borrows = is_reference || last_segment(inner).is_some_and(|ident| ident == "Cow");
    borrows && field.role().is_some_and(Role::has_format)
}

fn collect_lifetimes(tokens: TokenStream, lifetimes: &mut BTreeSet<Lifetime>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '\'' => match tokens.next() {
                Some(TokenTree::Ident(ident)) if ident != "_" => {
                    lifetimes.insert(Lifetime { apostrophe: punct.span(), ident });
                }
                _ => {}
            },
            TokenTree::Group(group) => collect_lifetimes(group.stream(), lifetimes),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// What a type holds in the end, through wrappers with these names.
fn inner_of<'t>(ty: &'t Type, wrappers: &[&str]) -> &'t Type {
    let ty = ungrouped(ty);
    let Type::Path(path) = ty else { return ty };
    let last = path.path.segments.last();
    let Some(last) = last.filter(|last| wrappers.iter().any(|name| last.ident == name)) else {
        return ty;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return ty };
    match arguments.args.first() {
        Some(GenericArgument::Type(inner)) => inner_of(inner, wrappers),
        _ => ty,
    }
}

/// The bounds of a direction: what serde infers or the user says, and what the roles ask.
fn bounds(model: &Model<'_>, direction: Direction) -> Vec<TokenStream> {
    let input = input(model);
    let of_serde = match direction {
        Direction::Read => {
            serde_bounds(model, direction, &quote!(__token::serde::Deserialize<#input>))
        }
        Direction::Write => serde_bounds(model, direction, &quote!(__token::serde::Serialize)),
        Direction::Answer => Vec::new(),
    };
    let of_roles = model.fields.iter().filter_map(|field| role_bound(model, field));
    of_serde.into_iter().chain(of_roles).collect()
}

fn serde_bounds(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> Vec<TokenStream> {
    let is_read = direction == Direction::Read;
    let pick = |read: Option<&[WherePredicate]>, write: Option<&[WherePredicate]>| {
        let given = if is_read { read } else { write }?;
        Some(given.iter().map(ToTokens::to_token_stream).collect::<Vec<_>>())
    };
    let of_struct = pick(model.serde.de_bound(), model.serde.ser_bound());
    let mut all = of_struct.unwrap_or_else(|| inferred(model, is_read, bound));
    let of_field = |field: &Field<'_>| pick(field.serde.de_bound(), field.serde.ser_bound());
    all.extend(model.fields.iter().filter_map(of_field).flatten());
    all
}

/// The bounds that serde infers from the fields that it reads or writes itself.
fn inferred(model: &Model<'_>, is_read: bool, bound: &TokenStream) -> Vec<TokenStream> {
    let is_left_to_serde = |field: &&Field<'_>| {
        let serde = &field.serde;
        let (skipped, with, bound) = if is_read {
            let with = serde.deserialize_with().is_some();
            (serde.skip_deserializing(), with, serde.de_bound())
        } else {
            (serde.skip_serializing(), serde.serialize_with().is_some(), serde.ser_bound())
        };
        !skipped && !with && bound.is_none() && !field.role().is_some_and(Role::has_format)
    };
    let mut all = parameters(model, model.fields.iter().filter(is_left_to_serde), bound);
    if is_read {
        let has_default = |field: &&Field<'_>| matches!(field.serde.default(), Default::Default);
        let defaults = model.fields.iter().filter(has_default);
        all.extend(parameters(model, defaults, &quote!(__token::Default)));
        let has_params = model.input.generics.type_params().next().is_some();
        if has_params && matches!(model.serde.default(), Default::Default) {
            all.push(quote!(Self: __token::Default));
        }
    }
    all
}

/// `T: bound` for each type parameter in the fields, and for each associated type of one.
pub(super) fn parameters<'f>(
    model: &Model<'_>,
    fields: impl Iterator<Item = &'f Field<'f>>,
    bound: &TokenStream,
) -> Vec<TokenStream> {
    let mut found = Parameters { model, used: BTreeSet::new(), associated: Vec::new() };
    for field in fields {
        if let Type::Path(path) = ungrouped(field.ty) {
            let first = path.path.segments.first();
            let is_param = first.is_some_and(|first| is_type_param(model, &first.ident));
            if path.qself.is_none() && path.path.segments.len() > 1 && is_param {
                found.associated.push(path.to_token_stream());
            }
        }
        found.visit(field.ty);
    }
    let params = model.input.generics.type_params().map(|param| &param.ident);
    let used = params.filter(|param| found.used.contains(*param)).map(ToTokens::to_token_stream);
    used.chain(found.associated.clone()).map(|param| quote!(#param: #bound)).collect()
}

fn is_type_param(model: &Model<'_>, ident: &Ident) -> bool {
    model.input.generics.type_params().any(|param| param.ident == *ident)
}

/// Finds type parameters where serde puts a bound on them: not in `T::Assoc`, `PhantomData<T>`
/// or a macro.
struct Parameters<'m> {
    model: &'m Model<'m>,
    used: BTreeSet<Ident>,
    associated: Vec<TokenStream>,
}

impl Parameters<'_> {
    fn visit(&mut self, ty: &Type) {
        match ty {
            Type::Array(ty) => self.visit(&ty.elem),
            Type::Slice(ty) => self.visit(&ty.elem),
            Type::Ptr(ty) => self.visit(&ty.elem),
            Type::Reference(ty) => self.visit(&ty.elem),
            Type::Group(ty) => self.visit(&ty.elem),
            Type::Paren(ty) => self.visit(&ty.elem),
            Type::Tuple(ty) => ty.elems.iter().for_each(|ty| self.visit(ty)),
            Type::Path(ty) => {
                ty.qself.iter().for_each(|qself| self.visit(&qself.ty));
                self.visit_path(&ty.path);
            }
            Type::TraitObject(ty) => self.visit_bounds(&ty.bounds),
            Type::ImplTrait(ty) => self.visit_bounds(&ty.bounds),
            // Function pointers, and what has no types inside.
            other => self.visit_function(other),
        }
    }

    fn visit_function(&mut self, ty: &Type) {
        if let Type::FnPtr(ty) = ty {
            ty.inputs.iter().for_each(|argument| self.visit(&argument.ty));
            self.visit_output(&ty.output);
        }
    }

    fn visit_output(&mut self, output: &syn::ReturnType) {
        if let syn::ReturnType::Type(_, ty) = output {
            self.visit(ty);
        }
    }

    fn visit_bounds<'b>(&mut self, bounds: impl IntoIterator<Item = &'b syn::TypeParamBound>) {
        for bound in bounds {
            if let syn::TypeParamBound::Trait(bound) = bound {
                self.visit_path(&bound.path);
            }
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let last = path.segments.last();
        if last.is_some_and(|last| last.ident == "PhantomData") {
            return;
        }
        if let Some(ident) = path.get_ident().filter(|ident| is_type_param(self.model, ident)) {
            self.used.insert(ident.clone());
        }
        for segment in &path.segments {
            match &segment.arguments {
                PathArguments::None => {}
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().for_each(|argument| self.visit_argument(argument));
                }
                PathArguments::Parenthesized(arguments) => {
                    arguments.inputs.iter().for_each(|argument| self.visit(&argument.ty));
                    self.visit_output(&arguments.output);
                }
            }
        }
    }

    fn visit_argument(&mut self, argument: &GenericArgument) {
        match argument {
            GenericArgument::Type(ty) => self.visit(ty),
            GenericArgument::AssocType(argument) => self.visit(&argument.ty),
            _ => {}
        }
    }
}

/// Whether a type names a type parameter anywhere.
fn is_generic(model: &Model<'_>, tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_type_param(model, &ident),
        TokenTree::Group(group) => is_generic(model, group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// What the role of a field asks of its type, if that is generic.
fn role_bound(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let (role, ty) = (field.role()?, field.ty);
    let innermost = inner_of(ty, &["Option", "Box", "Vec"]);
    let is_parameter = match innermost {
        Type::Path(path) => {
            let first = path.path.segments.first();
            path.qself.is_some() || first.is_some_and(|first| is_type_param(model, &first.ident))
        }
        _ => false,
    };
    // A generic model is known to be one, and a bound that leads back to the struct itself
    // would have no end.
    let is_known = matches!(role, Role::Nested(_)) && !is_parameter;
    if is_known || !is_generic(model, ty.to_token_stream()) {
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
        Role::Active => quote!(__token::ActiveField),
        Role::Expires(..) | Role::Issued(_) | Role::Instant(_) | Role::Received => {
            quote!(__token::TimeField)
        }
        Role::ExpiresIn(..) => quote!(__token::LifetimeField),
        Role::Scopes(..) => quote!(for<#any> __token::FromScopes<#any>),
        Role::Nested(_) => quote!(__token::NestedField),
        Role::Extra => quote!(__token::ExtraField),
    };
    Some(quote!(#ty: #bound))
}

/// The bound under which a nested field passes on a role, where its format does not prove it.
pub(super) fn passes(
    model: &Model<'_>,
    field: &Field<'_>,
    role: NestedRole,
) -> Option<TokenStream> {
    let is_named = matches!(field.role(), Some(Role::Nested(Some(_))));
    if is_named && !differ_by_direction(model) {
        return None;
    }
    let passes = Ident::new(role.traits(model).passes, Span::call_site());
    let (ty, any) = (field.ty, any_lifetime(model));
    Some(quote!(for<#any> #ty: __token::#passes<#any>))
}
