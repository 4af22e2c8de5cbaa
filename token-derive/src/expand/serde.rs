//! The glue to serde.
//!
//! A companion struct per direction has the fields and serde attributes of the
//! user's; serde's own derive makes the code (`remote`), so that serde's rules
//! stay serde's.
//! Which fields are wrapped on the way, and how, stands in `wrapped.rs`.

use super::{
    Header, allowed, header, without_defaults,
    wrapped::{
        Direction, may_be_absent, omission, omitted, plain_codecs, read_kind, unwrapping, value,
        with_reference, wrapped, wrapped_fields, wraps, write_kind, written,
    },
};
use crate::{
    bounds,
    model::{Field, Model, Role},
    serde_attr::Bounds,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, LitStr, ext::IdentExt};

/// ```text
/// #[derive(Deserialize)]
/// #[serde(remote = "Session", rename(deserialize = "Session"))]
/// struct __Read {
///     #[serde(default = "__token::In::absent", getter = "__token")]
///     expires_at: __token::In<__token::wrapped::Time<__Field1>, Option<DateTime<Utc>>>,
///     user_id: u64,
/// }
/// impl Into<Session> for __Read {
///     fn into(self) -> Session { Session { expires_at: self.expires_at.0, user_id: self.user_id } }
/// }
/// impl<'de> Deserialize<'de> for Session {
///     fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
///         __Read::deserialize(__token::Guard(d))
///     }
/// }
/// ```
///
/// Where a field of a remote struct has a `getter`, serde makes the companion
/// and turns it into the struct; the getter itself is for writing, and is not
/// looked at. Without wrapped fields serde makes the struct.
pub(super) fn deserialize(model: &Model<'_>) -> TokenStream {
    if model.manual.deserialize {
        return TokenStream::new();
    }
    let companion = companion(model, Direction::Read);
    let unwrapping = unwrapping(model);
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
        #unwrapping
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
/// struct __Plain2; impl PlainCodec for __Plain2 { type Value = Option<String>; }
/// struct __Written<'__t> { __of: &'__t Session, expires_at: __token::Out<'__t, …>, name: … }   // derefs to Session
/// #[derive(Serialize)]
/// #[serde(remote = "__Written", rename(serialize = "Session"))]
/// struct __Write<'__t> {
///     #[serde(skip_serializing_if = "__token::Out::omitted")]
///     expires_at: __token::Out<'__t, __token::wrapped::Time<__Field1>, Option<DateTime<Utc>>>,
///     #[serde(skip_serializing_if = "__token::Out::omitted")]
///     name: __token::Out<'__t, __token::wrapped::Plain<__Plain2>, Option<String>>,
///     user_id: u64,
///     #[serde(skip)]
///     __of: &'__t (),
/// }
/// ```
///
/// Serde writes `&written.user_id`, which is found in the struct itself, so that
/// a field that is not wrapped is passed to the user's functions as it is; and
/// `&written.expires_at`, which knows whether it is left out: what serde calls to
/// ask sees the field and nothing else, and empty options are left out in
/// formats for people only. Serde puts the companion's parameters behind the
/// remote type, hence `'__t` on both. A struct without such fields is itself the
/// remote type.
pub(super) fn serialize(model: &Model<'_>) -> TokenStream {
    if model.manual.serialize {
        return TokenStream::new();
    }
    let companion = companion(model, Direction::Write);
    let written = wraps(model, Direction::Write).then(|| written(model));
    let call = if written.is_some() {
        let of_each = wrapped_fields(model, Direction::Write).map(|(field, _)| {
            let (ident, value) = (field.ident, value(model, field));
            let omitted = if omitted(model, field) { omission(model, field, &value) } else { quote!(false) };
            quote!(#ident: __token::Out::new(#value, #omitted))
        });
        let arguments = with_reference(model, &quote!('_));
        quote! {
            let __human = __token::serde::Serializer::is_human_readable(&__serializer);
            __Write::#arguments::serialize(&__Written { __of: self, #(#of_each),* }, __serializer)
        }
    } else {
        let turbofish = turbofish(&super::arguments(model));
        quote!(__Write #turbofish ::serialize(self, __serializer))
    };
    let Header { params, this, predicates } =
        header(model, &self::predicates(model, Direction::Write, &quote!(__token::serde::Serialize)));
    let plain_codecs =
        plain_codecs(model, &asked_by_serde(model, Direction::Write, &quote!(__token::serde::Serialize)));
    quote! {
        #plain_codecs
        #written
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

fn companion(model: &Model<'_>, direction: Direction) -> TokenStream {
    let fields: TokenStream =
        model.fields.iter().map(|field| companion_field(model, direction, field)).collect();
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
            let wraps = wraps(model, direction);
            let remote = if wraps { "__Written".to_owned() } else { own_name.to_string() };
            let lifetime = wraps.then(|| quote!('__t,));
            let marker = wraps.then(|| quote!(#[serde(skip)] __of: &'__t (),));
            quote! {
                #[derive(__token::serde::Serialize)]
                #allowed
                #passed
                #[serde(crate = "__token::serde", remote = #remote #rename)]
                #(#packed)*
                struct __Write<#lifetime #params> #predicates { #fields #marker }
            }
        }
    }
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

fn companion_field(model: &Model<'_>, direction: Direction, field: &Field<'_>) -> TokenStream {
    let own = match direction {
        Direction::Read => read_attrs(model, field),
        Direction::Write => write_attrs(model, field),
    };
    let wrapped = wrapped(model, direction, field);
    let (ident, ty) = (field.ident, wrapped.unwrap_or_else(|| field.ty.to_token_stream()));
    let passed = field.attrs.iter().filter(|attr| attr.path().is_ident("serde"));
    let own = (!own.is_empty()).then(|| quote!(#[serde(#(#own),*)]));
    let allowed = allowed(field.attrs);
    quote!(#allowed #(#passed)* #own #ident: #ty,)
}

/// A path in a string, as serde's attributes want it.
fn path(tokens: &TokenStream) -> LitStr {
    LitStr::new(&tokens.to_string(), proc_macro2::Span::call_site())
}

/// What the companion says of a field in reading, beside what the user says.
fn read_attrs(model: &Model<'_>, field: &Field<'_>) -> Vec<TokenStream> {
    let mut attrs = Vec::new();
    let own = &field.serde;
    if own.deserialize_with.is_some() || own.skip_deserializing || !model.annotated {
        return attrs;
    }
    let has_default = own.default || model.serde.default;
    let Some(kind) = read_kind(model, field) else {
        if field.required.is_some() {
            let read = path(&quote!(__token::plain::required));
            attrs.push(quote!(deserialize_with = #read));
            attrs.extend(required_bound(model, field));
        }
        if field.role() == Some(&Role::TokenType) && is_token_type(field) && !has_default {
            attrs.push(quote!(default));
        }
        return attrs;
    };
    if wrapped(model, Direction::Read, field).is_some() {
        attrs.push(quote!(default = "__token::In::absent", getter = "__token"));
    } else {
        let read = path(&quote!(__token::wrapped::read::<__token::wrapped::#kind, _, _>));
        attrs.push(quote!(deserialize_with = #read));
        // Serde looks for the one field of a transparent struct without a default.
        if may_be_absent(field) && !has_default && !model.serde.transparent {
            let absent = path(&quote!(__token::wrapped::absent::<__token::wrapped::#kind, _>));
            attrs.push(quote!(default = #absent));
        }
    }
    if own.borrow.is_none() && bounds::borrowed_by_role(field) {
        attrs.push(borrow(field));
    }
    attrs.extend(role_bound(model, field, Direction::Read));
    attrs
}

/// What the codec borrows: the lifetimes of the user's type. Around it stand
/// those of the whole struct.
fn borrow(field: &Field<'_>) -> TokenStream {
    let mut names: Vec<String> = Vec::new();
    for lifetime in bounds::lifetimes(field.ty) {
        let name = lifetime.to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.join(" + ");
    if names.is_empty() { quote!(borrow) } else { quote!(borrow = #names) }
}

/// What the companion says of a field in writing, beside what the user says.
fn write_attrs(model: &Model<'_>, field: &Field<'_>) -> Vec<TokenStream> {
    let mut attrs = Vec::new();
    let kind = write_kind(model, field);
    if wrapped(model, Direction::Write, field).is_some() {
        if omitted(model, field) {
            attrs.push(quote!(skip_serializing_if = "__token::Out::omitted"));
        }
    } else if let Some(kind) = &kind {
        let write = path(&quote!(__token::wrapped::write::<__token::wrapped::#kind, _, _>));
        attrs.push(quote!(serialize_with = #write));
    } else {
        return attrs;
    }
    attrs.extend(if kind.is_some() {
        role_bound(model, field, Direction::Write)
    } else {
        plain_bound(model, field)
    });
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

/// What serde infers for an option that is left out when it is empty, of its
/// own type: in what is around it stand parameters that it does not ask for.
fn plain_bound(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let own = &field.serde.bounds.serialize;
    let inferred = || bounds::inferred(model, &[field], &quote!(__token::serde::Serialize));
    let bounds = if model.serde.bounds.serialize.is_some() { Vec::new() } else { inferred() };
    let bound = path(&quote!(#(#bounds),*));
    (own.is_none() && has_types(model)).then(|| quote!(bound(serialize = #bound)))
}

/// Serde infers no bound for a field with a codec; the codec asks for its own.
fn role_bound(model: &Model<'_>, field: &Field<'_>, direction: Direction) -> Option<TokenStream> {
    let (name, own) = match direction {
        Direction::Read => ("deserialize", &field.serde.bounds.deserialize),
        Direction::Write => ("serialize", &field.serde.bounds.serialize),
    };
    // Of the parameters of the codec itself nothing is asked.
    let wrapped = wrapped(model, direction, field).filter(|_| has_types(model)).map(|_| quote!());
    let bound = bounds::of_role(model, field).or(wrapped).filter(|_| own.is_none())?;
    let (bound, direction) = (path(&bound), format_ident!("{name}"));
    Some(quote!(bound(#direction = #bound)))
}

fn has_types(model: &Model<'_>) -> bool {
    model.generics().type_params().next().is_some()
}

fn is_token_type(field: &Field<'_>) -> bool {
    crate::model::last_segment(field.ty).is_some_and(|ident| ident == "TokenType")
}

/// The lifetime of the input: what is `'static` can only be borrowed from input
/// that is.
fn input_lifetime(model: &Model<'_>) -> TokenStream {
    let is_static = bounds::borrowed(model).iter().any(|lifetime| lifetime.ident == "static");
    if is_static { quote!('static) } else { super::input_lifetime(model.generics()) }
}

/// What the impl of one direction asks of generic fields: what serde asks; and
/// what the roles ask.
fn predicates(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> Vec<TokenStream> {
    let mut all = asked_by_serde(model, direction, bound);
    if direction == Direction::Read && model.serde.default_trait && has_types(model) {
        let this = header(model, &[]).this;
        all.push(quote!(#this: __token::Default));
    }
    all.extend(bounds::of_roles(model));
    all
}

/// What serde infers, or what the user says.
fn asked_by_serde(model: &Model<'_>, direction: Direction, bound: &TokenStream) -> Vec<TokenStream> {
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
    all.extend(model.fields.iter().filter_map(|field| own_bounds(&field.serde.bounds)).flat_map(tokens));
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
