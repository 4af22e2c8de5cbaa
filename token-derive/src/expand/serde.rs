//! `impl Deserialize` and `impl Serialize`: calls of the driver.

use super::{
    fields::{Packed, packed},
    generics::{Direction, Impl, input},
};
use crate::ast::Model;
use proc_macro2::TokenStream;
use quote::quote;
use serde_derive_internals::attr::Default;

/// ```text
/// impl<'de> Deserialize<'de> for Session {
///     fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> { __token::read(d) }
/// }
/// ```
pub(super) fn deserialize(model: &Model<'_>) -> TokenStream {
    if model.manual.deserialize {
        return TokenStream::new();
    }
    let input = input(model);
    let header = Impl::bound(model, Direction::Read).with_input();
    let header = header.of(&quote!(__token::serde::Deserialize<#input>));
    let read = read(model);
    quote! {
        #header {
            #[inline]
            fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
            where
                __D: __token::serde::Deserializer<#input>,
            {
                #read
            }
        }
    }
}

fn read(model: &Model<'_>) -> TokenStream {
    let serde = &model.serde;
    if let Some(from) = serde.type_from() {
        return quote! {
            __token::read_from::<Self, #from, Self, __token::Infallible, __D>(
                __d,
                |__value| __token::Result::Ok(__token::From::from(__value)),
            )
        };
    }
    if let Some(from) = serde.type_try_from() {
        return quote! {
            __token::read_from::<Self, #from, Self, _, __D>(__d, |__value| {
                __token::TryFrom::try_from(__value)
            })
        };
    }
    if model.is_packed() {
        let Packed { function, formats, lend, values, idents, rest } =
            packed(model, Direction::Read);
        return quote! {
            let __values = #function(__token::Read::<Self, __D>::new(__d), #(#formats,)* #lend);
            __token::Result::map(__values, |(#(#values,)*)| Self { #(#idents: #values,)* #rest })
        };
    }
    match serde.default() {
        Default::None => quote!(__token::read(__d)),
        Default::Default => quote!(__token::read_over(<Self as __token::Default>::default(), __d)),
        Default::Path(path) => quote!(__token::read_over::<Self, __D>(#path(), __d)),
    }
}

/// ```text
/// impl Serialize for Session {
///     fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { __token::write(self, s) }
/// }
/// ```
pub(super) fn serialize(model: &Model<'_>) -> TokenStream {
    if model.manual.serialize {
        return TokenStream::new();
    }
    let header = Impl::bound(model, Direction::Write).of(&quote!(__token::serde::Serialize));
    let write = if let Some(into) = model.serde.type_into() {
        quote!(__token::write_into::<#into, Self, __S>(self, __s))
    } else if model.is_packed() {
        let Packed { function, formats, lend, idents, .. } = packed(model, Direction::Write);
        quote! {
            let __copy = (#({ self.#idents },)*);
            #function(__token::Write::<Self, _, __S>::new(&__copy, __s), #(#formats,)* #lend)
        }
    } else {
        quote!(__token::write(self, __s))
    };
    quote! {
        #header {
            #[inline]
            fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
            where
                __S: __token::serde::Serializer,
            {
                #write
            }
        }
    }
}
