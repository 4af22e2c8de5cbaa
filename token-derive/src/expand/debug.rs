//! `impl Debug`, for `#[token(debug)]`.

use super::{codec, header};
use crate::{
    bounds,
    model::{Model, Role},
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

/// ```text
/// impl Debug for Session {
///     fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
///         f.debug_struct("Session").field("token", &secret::shown::<__Field0>(&self.token)).field("id", &self.id).finish()
///     }
/// }
/// ```
pub(super) fn debug(model: &Model<'_>) -> TokenStream {
    if model.debug.is_none() {
        return TokenStream::new();
    }
    let name = model.input.ident.unraw().to_string();
    let fields = model.fields.iter().map(|field| {
        let (codec, ident, name) = (codec(model, field.index), field.ident, field.ident.unraw().to_string());
        let shown = match field.role() {
            Some(role) if role.is_secret() => quote!(__token::secret::shown::<#codec>(&self.#ident)),
            Some(Role::Extra) => quote!(__token::extra::shown::<#codec>(&self.#ident)),
            _ if model.is_packed() => quote!({ self.#ident }),
            _ => quote!(self.#ident),
        };
        quote!(__token::fmt::DebugStruct::field(&mut __debug, #name, &#shown);)
    });
    let printed: Vec<_> = model
        .fields
        .iter()
        .filter(|field| !field.role().is_some_and(|role| role.is_secret() || *role == Role::Extra))
        .collect();
    let mut predicates = bounds::of_roles(model);
    predicates.extend(bounds::inferred(model, &printed, &quote!(__token::fmt::Debug)));
    let header = header(model, &predicates).impl_for(&quote!(__token::fmt::Debug));
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
