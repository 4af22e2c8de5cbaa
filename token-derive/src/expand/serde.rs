//! `impl Deserialize` and `impl Serialize`: calls of the driver.
//!
//! A derive macro does not see the others in its list. If these are serde's, rustc's error about
//! the second impl names the macro around ours.

use super::{
    fields::{Call, call, defaults, struct_default, unread},
    generics::{Direction, Impl, input},
};
use crate::{ast::Model, errors::located};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn deserialize(model: &Model<'_>) -> TokenStream {
    if model.manual.contains(&"Deserialize") {
        return TokenStream::new();
    }
    let input = input(model);
    let header = Impl::new(model, Direction::Read).of(&quote!(__token::serde::Deserialize<#input>));
    let read = read(model);
    quote! {
        __token::TokenModel_derives_Serialize_and_Deserialize! { #header {
            #[inline]
            fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
            where
                __D: __token::serde::Deserializer<#input>,
            {
                #read
            }
        }}
    }
}

fn read(model: &Model<'_>) -> TokenStream {
    if let Some(from) = model.serde.type_from() {
        return quote!(__token::read_from::<Self, #from, __D>(__d));
    }
    if let Some(from) = model.serde.type_try_from() {
        return quote!(__token::read_try_from::<Self, #from, __D>(__d));
    }
    if model.is_packed() {
        return read_packed(model);
    }
    match struct_default(model) {
        None => quote!(__token::read(__d)),
        Some(default) => quote!(#default __token::read_over(__default, __d)),
    }
}

/// Reads a packed struct by way of a tuple, which lends its fields.
fn read_packed(model: &Model<'_>) -> TokenStream {
    let Call { function, formats, idents, values } = call(model, Direction::Read);
    let positions: Vec<_> = (0..values.len()).map(syn::Index::from).collect();
    let holes = vec![quote!(_); values.len()];
    let tuple = quote!((#(#holes,)*));
    let lend = quote! {
        |__s: &#tuple| (#(&__s.#positions,)*),
        |__s: &mut #tuple| (#(&mut __s.#positions,)*),
        |__fields| __fields,
    };
    let Some(default) = struct_default(model) else {
        let rest = defaults(model);
        return quote! {
            let __fields = { #function(__token::Read::<Self, __D>::new(__d), #(#formats,)* #lend) };
            __token::Result::map(__fields, |(#(#values,)*)| Self { #(#idents: #values,)* #rest })
        };
    };
    let rest = unread(model).map(|field| located(field.ident));
    quote! {
        #default
        let mut __fields = (#({ __default.#idents },)*);
        let __read = __token::Overwrite::<Self, _, __D>::new(&mut __fields, __d);
        let __read = { #function(__read, #(#formats,)* #lend) };
        __token::Result::map(__read, |()| {
            let (#(#values,)*) = __fields;
            Self { #(#idents: #values,)* #(#rest: __default.#rest,)* }
        })
    }
}

pub(super) fn serialize(model: &Model<'_>) -> TokenStream {
    if model.manual.contains(&"Serialize") {
        return TokenStream::new();
    }
    let header = Impl::new(model, Direction::Write).of(&quote!(__token::serde::Serialize));
    let write = if let Some(into) = model.serde.type_into() {
        let is_masked = model.is_masked();
        quote!(__token::write_into::<#into, Self, __S>(self, __s, #is_masked))
    } else if !model.lends_fields() {
        write_parts(model)
    } else {
        quote!(__token::write(self, __s))
    };
    quote! {
        __token::TokenModel_derives_Serialize_and_Deserialize! { #header {
            #[inline]
            fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
            where
                __S: __token::serde::Serializer,
            {
                #write
            }
        }}
    }
}

/// Writes a packed struct from copies of its fields, and a dynamically sized one with a
/// reference to its last field.
fn write_parts(model: &Model<'_>) -> TokenStream {
    let Call { function, formats, idents, values } = call(model, Direction::Write);
    let last = model.fields.last().map(|field| located(field.ident));
    let (mut locals, mut lent) = (TokenStream::new(), TokenStream::new());
    for (ident, value) in idents.iter().zip(values) {
        if model.is_packed() {
            locals.extend(quote!(let #value = { self.#ident };));
            lent.extend(quote!(&#value,));
        } else if Some(ident) == last.as_ref() {
            locals.extend(quote!(let #value = &self.#ident;));
            lent.extend(quote!(&#value,));
        } else {
            lent.extend(quote!(&self.#ident,));
        }
    }
    quote! {
        #locals
        #function(
            __token::Write::<Self, (), __S>::new(&(), __s),
            #(#formats,)*
            |_: &()| (#lent),
            |_: &mut ()| __token::not_read(),
            |_| __token::not_read(),
        )
    }
}
