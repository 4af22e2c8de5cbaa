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
mod types;

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
    let errors = Errors::default();
    let input = &attr::prepared(input, errors.on_struct());
    let fields = check::shape::named_fields(input, &errors);
    let expanded = match fields.filter(|_| !check::shape::reported_by_rustc(input)) {
        Some(fields) => {
            let mut model = attr::read(input, fields, &errors);
            check::check(&model, &errors);
            if errors.is_empty() {
                return (expand::expand(&model), Vec::new());
            }
            model.fields.retain(|field| !errors.at(field.index).has_any());
            expand::expand_unsound(&model)
        }
        None => expand::expand_unread(input, attr::runtime_path(input).as_ref()),
    };
    if !ast::is_sized(input) {
        return (proc_macro2::TokenStream::new(), errors.finish());
    }
    (expanded, errors.finish())
}
