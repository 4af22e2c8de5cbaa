//! The glue to serde.
//!
//! A companion struct per direction has the fields and serde attributes of the
//! user's, and the codec of each field with a role; serde's own derive makes the
//! code (`remote`), so that serde's rules stay serde's.

use super::{Header, codec, header, without_defaults};
use crate::{
    bounds,
    model::{Field, Model, Role},
    serde_attr::Bounds,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, LitStr, ext::IdentExt};

/// ```text
/// #[derive(Deserialize)]
/// #[serde(remote = "Session", rename(deserialize = "Session"))]
/// struct __Read {
///     #[serde(deserialize_with = "__token::time::deserialize::<__Field1, _>", default = "…")]
///     expires_at: Option<DateTime<Utc>>,
/// }
/// impl<'de> Deserialize<'de> for Session {
///     fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
///         __Read::deserialize(__token::Guard(d))
///     }
/// }
/// ```
pub(super) fn deserialize(model: &Model<'_>) -> TokenStream {
    if model.manual.deserialize {
        return TokenStream::new();
    }
    let fields: TokenStream =
        model.fields.iter().map(|field| companion_field(field, &read_attrs(model, field))).collect();
    let companion = companion(model, Direction::Read, &fields);
    let arguments = super::arguments(model);

    let input = input_lifetime(model);
    let Header { params, this, predicates } = header(
        model,
        &self::predicates(model, Direction::Read, &quote!(__token::serde::Deserialize<#input>)),
    );
    let borrowed = bounds::borrowed(model);
    let input_param = if borrowed.iter().any(|lifetime| lifetime.ident == "static") {
        quote!()
    } else {
        quote!(#input: #(#borrowed +)*,)
    };
    let turbofish = turbofish(&arguments);
    let read = quote!(__Read #turbofish ::deserialize(__token::Guard(__deserializer)));
    // The user's conversion comes behind the guard, and its error may quote.
    let read = if model.serde.from {
        quote!(__token::Result::map_err(#read, |__error| __token::error::clean(__error, __token::Option::None)))
    } else {
        read
    };
    quote! {
        #companion
        #[automatically_derived]
        impl<#input_param #params> __token::serde::Deserialize<#input> for #this where #predicates {
            fn deserialize<__D>(__deserializer: __D) -> __token::Result<Self, __D::Error>
            where
                __D: __token::serde::Deserializer<#input>,
            {
                use __token::fallback::Read as _;
                #read
            }
        }
    }
}

/// ```text
/// struct __Written<'__t, const __HUMAN: bool>(&'__t Session);   // derefs to Session
/// #[derive(Serialize)]
/// #[serde(remote = "__Written", rename(serialize = "Session"))]
/// struct __Write<'__t, const __HUMAN: bool> {
///     #[serde(serialize_with = "__token::time::serialize::<__Field1, _>",
///             skip_serializing_if = "__token::plain::omit::<__HUMAN, _>")]
///     expires_at: Option<DateTime<Utc>>,
///     #[serde(skip)]
///     __of: PhantomData<&'__t ()>,
/// }
/// ```
///
/// Empty options are left out in formats for people only, and what serde calls
/// to ask for it sees the field and nothing else; so the kind of format is a
/// parameter. Serde puts the companion's parameters behind the remote type,
/// hence the reference with the same ones. A struct without such options is
/// itself the remote type.
pub(super) fn serialize(model: &Model<'_>) -> TokenStream {
    if model.manual.serialize {
        return TokenStream::new();
    }
    let fields: TokenStream =
        model.fields.iter().map(|field| companion_field(field, &write_attrs(model, field))).collect();
    let companion = companion(model, Direction::Write, &fields);
    let call = if omits(model) {
        let with = |human: bool| with_human(model, &quote!('_), &quote!(#human));
        let (people, machines) = (with(true), with(false));
        quote! {
            if __token::serde::Serializer::is_human_readable(&__serializer) {
                __Write::#people::serialize(&__Written::#people(self), __serializer)
            } else {
                __Write::#machines::serialize(&__Written::#machines(self), __serializer)
            }
        }
    } else {
        let turbofish = turbofish(&super::arguments(model));
        quote!(__Write #turbofish ::serialize(self, __serializer))
    };
    let Header { params, this, predicates } =
        header(model, &self::predicates(model, Direction::Write, &quote!(__token::serde::Serialize)));
    quote! {
        #companion
        #[automatically_derived]
        impl<#params> __token::serde::Serialize for #this where #predicates {
            fn serialize<__S>(&self, __serializer: __S) -> __token::Result<__S::Ok, __S::Error>
            where
                __S: __token::serde::Serializer,
            {
                use __token::fallback::Write as _;
                #call
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Read,
    Write,
}

fn companion(model: &Model<'_>, direction: Direction, fields: &TokenStream) -> TokenStream {
    let generics = without_defaults(model.generics());
    let params = &generics.params;
    let own_name = super::name(&model.input.ident);
    let shown = model.input.ident.unraw().to_string();
    // Serde asks nothing for a `default` path, but this one asks for `Default`.
    let defaults = direction == Direction::Read && model.serde.default_trait && !model.serde.from;
    let default = (defaults && model.generics().type_params().next().is_some()).then(|| {
        let this = header(model, &[]).this;
        quote!(#this: __token::Default)
    });
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let predicates = own.map(ToTokens::to_token_stream).chain(default);
    let predicates = quote!(where #(#predicates),*);
    let allowed = allowed(&model.input.attrs);
    let passed: TokenStream =
        model.input.attrs.iter().filter(|attr| attr.path().is_ident("serde")).map(passed_on).collect();
    let packed =
        model.input.attrs.iter().filter(|_| model.is_packed()).filter(|attr| attr.path().is_ident("repr"));
    match direction {
        Direction::Read => {
            let rename = (!model.serde.renamed_deserialize).then(|| quote!(, rename(deserialize = #shown)));
            let remote = own_name.to_string();
            quote! {
                #[derive(__token::serde::Deserialize)]
                #allowed
                #passed
                #[serde(crate = "__token::serde", remote = #remote #rename)]
                #(#packed)*
                struct __Read<#params> #predicates { #fields }
            }
        }
        Direction::Write => {
            let rename = (!model.serde.renamed_serialize).then(|| quote!(, rename(serialize = #shown)));
            let remote = if omits(model) { "__Written".to_owned() } else { own_name.to_string() };
            let own = (quote!(), generics.params.to_token_stream(), quote!());
            let (written, params, marker) = if omits(model) { written(model, &generics) } else { own };
            quote! {
                #written
                #[derive(__token::serde::Serialize)]
                #allowed
                #passed
                #[serde(crate = "__token::serde", remote = #remote #rename)]
                #(#packed)*
                struct __Write<#params> #predicates { #fields #marker }
            }
        }
    }
}

/// The reference that stands for the struct, its parameters, and the field that
/// lets the companion have the same ones.
fn written(model: &Model<'_>, generics: &syn::Generics) -> (TokenStream, TokenStream, TokenStream) {
    let own = generics.params.iter();
    let params = quote!('__t, #(#own,)* const __HUMAN: __token::bool);
    let arguments = with_human(model, &quote!('__t), &quote!(__HUMAN));
    let Header { this, predicates, .. } = header(model, &[]);
    let written = quote! {
        struct __Written<#params>(&'__t #this) where #predicates;
        impl<#params> __token::Deref for __Written #arguments where #predicates {
            type Target = #this;
            fn deref(&self) -> &#this { self.0 }
        }
    };
    let marker = quote!(#[serde(skip)] __of: __token::PhantomData<&'__t ()>,);
    (written, params, marker)
}

/// `<'__t, 'a, T, true>`
fn with_human(model: &Model<'_>, lifetime: &TokenStream, human: &TokenStream) -> TokenStream {
    let params = model.generics().params.iter().map(|param| match param {
        syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        syn::GenericParam::Type(param) => param.ident.to_token_stream(),
        syn::GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    quote!(<#lifetime, #(#params,)* #human>)
}

fn turbofish(arguments: &TokenStream) -> TokenStream {
    if arguments.is_empty() { quote!() } else { quote!(:: #arguments) }
}

/// Serde's attributes of the struct, for the companion. `default` asks that the
/// companion be `Default`, which only the struct is; as a path it asks nothing.
fn passed_on(attr: &Attribute) -> TokenStream {
    let metas: Vec<_> = crate::serde_attr::metas(std::slice::from_ref(attr)).collect();
    let is_default = |meta: &syn::Meta| matches!(meta, syn::Meta::Path(path) if path.is_ident("default"));
    if !metas.iter().any(is_default) {
        return attr.to_token_stream();
    }
    let metas = metas.iter().map(|meta| {
        if is_default(meta) { quote!(default = "__token::Default::default") } else { meta.to_token_stream() }
    });
    quote!(#[serde(#(#metas),*)])
}

fn companion_field(field: &Field<'_>, own: &[TokenStream]) -> TokenStream {
    let (ident, ty) = (field.ident, field.ty);
    let passed = field.attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let own = (!own.is_empty()).then(|| quote!(#[serde(#(#own),*)]));
    let allowed = allowed(field.attrs);
    quote!(#allowed #(#passed)* #own #ident: #ty,)
}

/// What the user lets pass on the struct or field, let pass on the copy.
fn allowed(attrs: &[Attribute]) -> TokenStream {
    let own = attrs.iter().filter(|attr| attr.path().is_ident("allow") || attr.path().is_ident("expect"));
    let lints = own.filter_map(|attr| attr.meta.require_list().ok()).map(|list| &list.tokens);
    quote!(#(#[allow(#lints)])*)
}

/// A path in a string, as serde's attributes want it.
fn path(tokens: &TokenStream) -> LitStr {
    LitStr::new(&tokens.to_string(), proc_macro2::Span::call_site())
}

/// What the companion says of a field in reading, beside what the user says.
fn read_attrs(model: &Model<'_>, field: &Field<'_>) -> Vec<TokenStream> {
    let mut attrs = Vec::new();
    if field.serde.deserialize_with.is_some() || field.serde.skip_deserializing || !model.annotated {
        return attrs;
    }
    let codec = codec(model, field.index);
    let (read, absent) = match field.role() {
        Some(Role::AccessToken) => {
            (quote!(secret::deserialize_access::<#codec, _>), quote!(secret::absent::<#codec>))
        }
        Some(Role::RefreshToken | Role::Secret) => {
            (quote!(secret::deserialize::<#codec, _>), quote!(secret::absent::<#codec>))
        }
        Some(Role::Expires(..) | Role::Issued(_) | Role::Instant(_)) => {
            (quote!(time::deserialize::<#codec, _>), quote!(time::absent::<#codec>))
        }
        Some(Role::Received) => {
            (quote!(time::deserialize_received::<#codec, _>), quote!(time::received::<#codec>))
        }
        Some(Role::ExpiresIn(..)) => {
            (quote!(lifetime::deserialize::<#codec, _>), quote!(lifetime::absent::<#codec>))
        }
        Some(Role::Scopes(..)) => {
            (quote!(scopes::deserialize::<#codec, _>), quote!(scopes::absent::<#codec>))
        }
        Some(Role::TokenType | Role::Nested(_) | Role::Extra) | None => {
            if field.required.is_some() {
                let read = path(&quote!(__token::plain::required));
                attrs.push(quote!(deserialize_with = #read));
                attrs.extend(required_bound(model, field));
            }
            if field.role() == Some(&Role::TokenType)
                && is_token_type(field)
                && !field.serde.default
                && !model.serde.default
            {
                attrs.push(quote!(default));
            }
            return attrs;
        }
    };
    let read = path(&quote!(__token::#read));
    attrs.push(quote!(deserialize_with = #read));
    let may_be_absent = match field.role() {
        Some(Role::Received | Role::Scopes(..)) => field.required.is_none(),
        _ => field.may_be_absent(),
    };
    // Serde looks for the one field of a transparent struct without a default.
    if may_be_absent && !field.serde.default && !model.serde.default && !model.serde.transparent {
        let absent = path(&quote!(__token::#absent));
        attrs.push(quote!(default = #absent));
    }
    if field.serde.borrow.is_none() && bounds::borrowed_by_role(field) {
        attrs.push(quote!(borrow));
    }
    attrs.extend(role_bound(model, field, "deserialize", &field.serde.bounds));
    attrs
}

/// What the companion says of a field in writing, beside what the user says.
fn write_attrs(model: &Model<'_>, field: &Field<'_>) -> Vec<TokenStream> {
    let mut attrs = Vec::new();
    if omitted(model, field) {
        let codec = codec(model, field.index);
        let omit = if field.is_option() {
            quote!(__token::plain::omit::<__HUMAN, _>)
        } else {
            quote!(__token::time::omit::<__HUMAN, #codec>)
        };
        let omit = path(&omit);
        attrs.push(quote!(skip_serializing_if = #omit));
    }
    if field.serde.serialize_with.is_some() || field.serde.skip_serializing {
        return attrs;
    }
    let codec = codec(model, field.index);
    let write = match field.role() {
        Some(Role::AccessToken | Role::RefreshToken | Role::Secret) => quote!(secret::serialize::<#codec, _>),
        Some(Role::Expires(..) | Role::Issued(_) | Role::Instant(_) | Role::Received) => {
            quote!(time::serialize::<#codec, _>)
        }
        Some(Role::ExpiresIn(..)) => quote!(lifetime::serialize::<#codec, _>),
        Some(Role::Scopes(..)) => quote!(scopes::serialize::<#codec, _>),
        Some(Role::Extra) => quote!(extra::serialize::<#codec, _>),
        Some(Role::TokenType | Role::Nested(_)) | None => return attrs,
    };
    let write = path(&quote!(__token::#write));
    attrs.push(quote!(serialize_with = #write));
    attrs.extend(role_bound(model, field, "serialize", &field.serde.bounds));
    attrs
}

/// Serde infers no bound for a field with a `deserialize_with`, such as that of
/// a required one.
fn required_bound(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let input = input_lifetime(model);
    let bounds = bounds::inferred(model, &[field], &quote!(__token::serde::Deserialize<#input>));
    let bound = path(&quote!(#(#bounds),*));
    (!bounds.is_empty() && field.serde.bounds.deserialize.is_none())
        .then(|| quote!(bound(deserialize = #bound)))
}

/// Serde infers no bound for a field with a codec; the codec asks for its own.
fn role_bound(model: &Model<'_>, field: &Field<'_>, direction: &str, own: &Bounds) -> Option<TokenStream> {
    let has_own = if direction == "serialize" { own.serialize.is_some() } else { own.deserialize.is_some() };
    let bound = bounds::of_role(model, field).filter(|_| !has_own)?;
    let (bound, direction) = (path(&bound), quote::format_ident!("{direction}"));
    Some(quote!(bound(#direction = #bound)))
}

fn is_token_type(field: &Field<'_>) -> bool {
    crate::model::last_segment(field.ty).is_some_and(|ident| ident == "TokenType")
}

/// Whether the field is left out where it is empty: an option of a token model,
/// unless the user says otherwise.
fn omitted(model: &Model<'_>, field: &Field<'_>) -> bool {
    let expiry = field.is_expiry()
        && field
            .role()
            .is_some_and(|role| matches!(role, Role::Expires(..) | Role::Instant(_) | Role::Issued(_)));
    let serde = &field.serde;
    let left_to_serde = serde.skip_serializing
        || serde.skip_serializing_if
        || serde.flatten.is_some()
        || serde.serialize_with.is_some();
    model.annotated && (field.is_option() || expiry) && field.required.is_none() && !left_to_serde
}

fn omits(model: &Model<'_>) -> bool {
    // With `into` or `transparent` serde does not write the fields as such.
    !model.serde.into && !model.serde.transparent && model.fields.iter().any(|field| omitted(model, field))
}

/// The lifetime of the input: what is `'static` can only be borrowed from input
/// that is.
fn input_lifetime(model: &Model<'_>) -> TokenStream {
    let is_static = bounds::borrowed(model).iter().any(|lifetime| lifetime.ident == "static");
    if is_static { quote!('static) } else { super::input_lifetime(model.generics()) }
}

/// What the impl of one direction asks of generic fields: what serde infers, or
/// what the user says; and what the roles ask.
fn predicates(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> Vec<TokenStream> {
    let own_bounds = |bounds: &'_ Bounds| match direction {
        Direction::Read => bounds.deserialize.clone(),
        Direction::Write => bounds.serialize.clone(),
    };
    let tokens =
        |predicates: Vec<syn::WherePredicate>| predicates.into_iter().map(ToTokens::into_token_stream);
    let mut all: Vec<TokenStream> = match own_bounds(&model.serde.bounds) {
        Some(own) => tokens(own).collect(),
        None => inferred(model, direction, bound),
    };
    if direction == Direction::Read
        && model.serde.default_trait
        && model.generics().type_params().next().is_some()
    {
        let this = header(model, &[]).this;
        all.push(quote!(#this: __token::Default));
    }
    all.extend(model.fields.iter().filter_map(|field| own_bounds(&field.serde.bounds)).flat_map(tokens));
    all.extend(bounds::of_roles(model));
    all
}

/// The bounds that serde infers from the fields that it reads or writes itself.
fn inferred(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> Vec<TokenStream> {
    let left_to_serde = |field: &&Field<'_>| {
        let serde = &field.serde;
        let (skipped, with, bound) = match direction {
            Direction::Read => (serde.skip_deserializing, &serde.deserialize_with, &serde.bounds.deserialize),
            Direction::Write => (serde.skip_serializing, &serde.serialize_with, &serde.bounds.serialize),
        };
        let codec = model.annotated && field.role().is_some_and(Role::has_codec);
        !skipped && with.is_none() && bound.is_none() && !codec
    };
    let fields: Vec<_> = model.fields.iter().filter(left_to_serde).collect();
    let mut all = bounds::inferred(model, &fields, bound);
    if direction == Direction::Read {
        let is_default = |field: &&Field<'_>| {
            field.serde.default_trait || field.serde.skip_deserializing && !field.serde.default
        };
        let defaults: Vec<_> = model.fields.iter().filter(is_default).collect();
        all.extend(bounds::inferred(model, &defaults, &quote!(__token::Default)));
    }
    all
}
