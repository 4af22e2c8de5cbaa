//! The fields that stand in serde's companions as `In<…>` and `Out<…>`.
//!
//! A field is *wrapped* if the derive encodes it, or leaves it out, and serde is
//! asked for nothing else with it. Any other keeps its own type, which the user's
//! attributes are about, with its codec in `deserialize_with` or
//! `serialize_with`; for each of those serde writes a type of some 25 lines.

use super::{Header, allowed, codec, header};
use crate::model::{Field, Model, Role};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Read,
    Write,
}

/// The type of the field in the companion, if it is wrapped: see above.
pub(super) fn wrapped(model: &Model<'_>, direction: Direction, field: &Field<'_>) -> Option<TokenStream> {
    let (of_struct, own, ty) = (&model.serde, &field.serde, field.ty);
    match direction {
        Direction::Read => {
            // With these serde makes the struct itself, of its fields' own types.
            let whole = of_struct.from || of_struct.transparent || of_struct.default;
            // Where the key is missing and there is no default, serde asks the type, and an
            // `Option` would be `None`; a field with a `deserialize_with` has to be there.
            let asked = own.default || own.borrow.is_some() || !may_be_absent(field);
            let kind = read_kind(model, field).filter(|_| !whole && !asked)?;
            Some(quote!(__token::In<__token::wrapped::#kind, #ty>))
        }
        Direction::Write => {
            let whole = of_struct.into || of_struct.transparent;
            let plain = omitted(model, field).then(|| plain_kind(model, field));
            let kind = write_kind(model, field).or(plain);
            let kind = kind.filter(|_| !whole && !own.skip_serializing_if)?;
            Some(quote!(__token::Out<'__t, __token::wrapped::#kind, #ty>))
        }
    }
}

pub(super) fn wrapped_fields<'m>(
    model: &'m Model<'m>,
    direction: Direction,
) -> impl Iterator<Item = (&'m Field<'m>, TokenStream)> {
    model.fields.iter().filter_map(move |field| Some((field, wrapped(model, direction, field)?)))
}

pub(super) fn wraps(model: &Model<'_>, direction: Direction) -> bool {
    wrapped_fields(model, direction).next().is_some()
}

/// Whether the field is left out where it is empty: an option of a token model,
/// unless the user says otherwise.
pub(super) fn omitted(model: &Model<'_>, field: &Field<'_>) -> bool {
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

/// Whether the codec of the field knows what a missing key means.
pub(super) fn may_be_absent(field: &Field<'_>) -> bool {
    match field.role() {
        Some(Role::Received | Role::Scopes(..)) => field.required.is_none(),
        _ => field.may_be_absent(),
    }
}

/// How the runtime reads the field, if the derive encodes it.
pub(super) fn read_kind(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let own = &field.serde;
    let role = field
        .role()
        .filter(|_| model.annotated && own.deserialize_with.is_none() && !own.skip_deserializing)?;
    let codec = codec(model, field.index);
    Some(match role {
        Role::AccessToken => quote!(Access<#codec>),
        Role::RefreshToken | Role::Secret => quote!(Secret<#codec>),
        Role::Expires(..) | Role::Issued(_) | Role::Instant(_) => quote!(Time<#codec>),
        Role::Received => quote!(Received<#codec>),
        Role::ExpiresIn(..) => quote!(Lifetime<#codec>),
        Role::Scopes(..) => quote!(Scopes<#codec>),
        Role::TokenType | Role::Nested(_) | Role::Extra => return None,
    })
}

/// How the runtime writes the field, if the derive encodes it.
pub(super) fn write_kind(model: &Model<'_>, field: &Field<'_>) -> Option<TokenStream> {
    let own = &field.serde;
    let role =
        field.role().filter(|_| model.annotated && own.serialize_with.is_none() && !own.skip_serializing)?;
    let codec = codec(model, field.index);
    Some(match role {
        Role::AccessToken | Role::RefreshToken | Role::Secret => quote!(Secret<#codec>),
        Role::Expires(..) | Role::Issued(_) | Role::Instant(_) | Role::Received => quote!(Time<#codec>),
        Role::ExpiresIn(..) => quote!(Lifetime<#codec>),
        Role::Scopes(..) => quote!(Scopes<#codec>),
        Role::Extra => quote!(Extra<#codec>),
        Role::TokenType | Role::Nested(_) => return None,
    })
}

/// How the runtime writes an option without a role: by a codec too, so that a
/// type that serde cannot write is an error at that type, and not of `Out<…>`.
fn plain_kind(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let (name, arguments) = (plain_name(field), super::arguments(model));
    quote!(Plain<#name #arguments>)
}

fn plain_name(field: &Field<'_>) -> Ident {
    format_ident!("__Plain{}", field.index)
}

/// The codecs of the options without a role that are wrapped. The companion
/// knows the bounds that serde asks for, and not those of the roles.
pub(super) fn plain_codecs(model: &Model<'_>, bounds: &[TokenStream]) -> TokenStream {
    let wrapped = wrapped_fields(model, Direction::Write);
    let plain = wrapped.filter(|(field, _)| write_kind(model, field).is_none()).map(|(field, _)| field);
    let Header { params, this, predicates } = header(model, &[]);
    let arguments = super::arguments(model);
    let codecs = plain.map(|field| {
        let (name, value) = (plain_name(field), field.ty);
        let declared = if params.is_empty() {
            quote!(struct #name;)
        } else {
            quote!(struct #name<#params>(__token::PhantomData<fn() -> #this>) where #predicates;)
        };
        quote! {
            #declared
            #[automatically_derived]
            impl<#params> __token::wrapped::PlainCodec for #name #arguments where #predicates #(#bounds),* {
                type Value = #value;
            }
        }
    });
    codecs.collect()
}

/// What the companion read becomes the struct, where serde cannot make that itself.
pub(super) fn unwrapping(model: &Model<'_>) -> Option<TokenStream> {
    let fields = model.fields.iter().map(|field| {
        let ident = field.ident;
        let inner = wrapped(model, Direction::Read, field).map(|_| quote!(.0));
        quote!(#ident: self.#ident #inner)
    });
    let (Header { params, this, predicates }, arguments) = (header(model, &[]), super::arguments(model));
    let name = super::name(&model.input.ident);
    wraps(model, Direction::Read).then(|| {
        quote! {
            #[automatically_derived]
            impl<#params> __token::Into<#this> for __Read #arguments where #predicates {
                fn into(self) -> #this { #name { #(#fields),* } }
            }
        }
    })
}

/// The struct as it is written: with the wrapped fields in place of its own.
pub(super) fn written(model: &Model<'_>) -> TokenStream {
    let fields = wrapped_fields(model, Direction::Write).map(|(field, ty)| {
        let (ident, allowed) = (field.ident, allowed(field.attrs));
        quote!(#allowed #ident: #ty)
    });
    let allowed = allowed(&model.input.attrs);
    let Header { params, this, predicates } = header(model, &[]);
    let arguments = with_reference(model, &quote!('__t));
    quote! {
        #allowed
        struct __Written<'__t, #params> where #predicates { __of: &'__t #this, #(#fields),* }
        #[automatically_derived]
        impl<'__t, #params> __token::Deref for __Written #arguments where #predicates {
            type Target = #this;
            fn deref(&self) -> &#this { self.__of }
        }
    }
}

/// A field of the struct itself; a packed one lends only copies.
pub(super) fn value(model: &Model<'_>, field: &Field<'_>) -> TokenStream {
    let ident = field.ident;
    if model.is_packed() { quote!(&{ self.#ident }) } else { quote!(&self.#ident) }
}

/// Whether an option is left out: when it is empty, in formats for people. The
/// others count the fields.
pub(super) fn omission(model: &Model<'_>, field: &Field<'_>, value: &TokenStream) -> TokenStream {
    let codec = codec(model, field.index);
    if field.is_option() {
        quote!(__human && __token::Option::is_none(#value))
    } else {
        quote!(__human && __token::time::is_absent::<#codec>(#value))
    }
}

/// The struct's arguments, behind the lifetime of the reference to it.
pub(super) fn with_reference(model: &Model<'_>, lifetime: &TokenStream) -> TokenStream {
    let own = model.generics().params.iter().map(|param| match param {
        syn::GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        syn::GenericParam::Type(param) => param.ident.to_token_stream(),
        syn::GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    quote!(<#lifetime, #(#own),*>)
}
