//! The derive macro of [token-runtime](https://docs.rs/token-runtime).
//!
//! Depend on `token-runtime` and write `use token_runtime::TokenModel`: it re-exports this macro,
//! and [documents its attributes](https://docs.rs/token-runtime/latest/token_runtime/derive.TokenModel.html).

mod ast;
mod attr;
mod check;
mod errors;
mod expand;
mod strftime;
#[cfg(test)]
mod tests;

use errors::Errors;
use proc_macro::TokenStream;
use syn::DeriveInput;

#[allow(missing_docs, reason = "documented where token-runtime re-exports it")]
#[proc_macro_derive(TokenModel, attributes(token, serde))]
pub fn derive_token_model(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    derive(&input).into()
}

/// The impls, and a `compile_error!` for each mistake.
fn derive(input: &DeriveInput) -> proc_macro2::TokenStream {
    let (mut expanded, errors) = expand_or_explain(input);
    expanded.extend(errors.iter().map(syn::Error::to_compile_error));
    expanded
}

/// The impls, and the mistakes in source order.
///
/// Impls are emitted with mistakes as well: the rest of the user's program uses them, and
/// without them rustc would report each use.
fn expand_or_explain(input: &DeriveInput) -> (proc_macro2::TokenStream, Vec<syn::Error>) {
    let input = &attr::replace_self(input);
    let errors = Errors::new();
    let expanded = match check::shape::named_fields(input, &errors) {
        Some(fields) if !check::shape::reported_by_rustc(input) => {
            let model = attr::read(input, fields, &errors);
            check::check(&model, &errors);
            if errors.is_empty() {
                expand::expand(&model)
            } else if check::shape::is_sized(input) {
                expand::expand_unsound(&model)
            } else {
                proc_macro2::TokenStream::new()
            }
        }
        _ if check::shape::is_sized(input) => expand::stand_ins(input, &attr::runtime_path(input)),
        _ => proc_macro2::TokenStream::new(),
    };
    (expanded, errors.finish())
}
