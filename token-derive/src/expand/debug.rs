//! `impl Debug`, for `#[token(debug)]`.

use super::{
    fields::position,
    generics::{Direction, Impl, parameters},
};
use crate::{
    ast::{Field, Model},
    errors::located,
    types::Content,
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// ```text
/// impl Debug for Session {
///     fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
///         let mut debug = Formatter::debug_struct(f, "Session");
///         DebugStruct::field(&mut debug, "token", &__token::Presence(__token::has_secret(self, 0)));
///         DebugStruct::field(&mut debug, "id", &self.id);
///         DebugStruct::finish(&mut debug)
///     }
/// }
/// ```
pub(super) fn debug(model: &Model<'_>) -> TokenStream {
    if model.debug.is_none() {
        return TokenStream::new();
    }
    let name = model.input.ident.unraw().to_string();
    let fields = model.fields.iter().map(|field| {
        let (ident, name) = (located(field.ident), field.ident.unraw().to_string());
        let shown = match (field.content(), position(model, field)) {
            (Some(Content::Secret), Some(position)) => {
                quote!(__token::Presence(__token::has_secret(self, #position)))
            }
            (Some(Content::Extra), _) => quote!(__token::Names(__token::unknown_members(self))),
            _ if model.is_packed() => quote!({ self.#ident }),
            _ => quote!(self.#ident),
        };
        quote!(__token::fmt::DebugStruct::field(&mut __debug, #name, &#shown);)
    });
    let is_printed =
        |field: &Field<'_>| !matches!(field.content(), Some(Content::Secret | Content::Extra));
    let mut header = Impl::new(model, Direction::Answer);
    header.bounds.extend(parameters(model, &quote!(__token::fmt::Debug), &is_printed));
    let header = header.of(&quote!(__token::fmt::Debug));
    quote! {
        #header {
            fn fmt(&self, __f: &mut __token::fmt::Formatter<'_>) -> __token::fmt::Result {
                let mut __debug = __token::fmt::Formatter::debug_struct(__f, #name);
                #(#fields)*
                __token::fmt::DebugStruct::finish(&mut __debug)
            }
        }
    }
}
