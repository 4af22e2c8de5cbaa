//! `#[derive(TokenModel)]`, the derive of `token-runtime`.
//!
//! Use it from there: `token_runtime::TokenModel`.

mod attr;
mod bounds;
mod check;
mod errors;
mod expand;
mod model;
mod receiver;
mod serde_attr;
#[cfg(test)]
mod snapshots;
mod strftime;
mod syntax;
mod value;
mod words;

use proc_macro::TokenStream;

#[allow(missing_docs, reason = "documented where token-runtime re-exports it")]
#[proc_macro_derive(TokenModel, attributes(token, serde))]
pub fn derive_token_model(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    derive(&input).into()
}

/// The impls, and an error for each mistake; also with mistakes there are
/// impls, so that the rest of the program is checked as if there were none.
fn derive(input: &syn::DeriveInput) -> proc_macro2::TokenStream {
    let input = &receiver::replaced(input);
    let sink = errors::Sink::new();
    let mut expanded = match check::shape(input, &sink) {
        Some(fields) => {
            let model = attr::model(input, fields, &sink);
            check::check(&model, &sink);
            if sink.is_empty() { expand::expand(&model) } else { expand::expand_unsound(&model) }
        }
        None => expand::stand_ins(input, &quote::quote!(::token_runtime)),
    };
    expanded.extend(sink.finish());
    expanded
}
