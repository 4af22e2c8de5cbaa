//! Which items can be a token model.

use crate::{ast::ungrouped, errors::Errors};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Fields, FieldsNamed, Type};

/// The fields of a struct with named fields. Reports any other item.
pub(crate) fn named_fields<'a>(input: &'a DeriveInput, errors: &Errors) -> Option<&'a FieldsNamed> {
    let name = &input.ident;
    let shown = format!("`struct {name} {{ #[token(access_token)] token: Secret }}`");
    let (tokens, message) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields),
            Fields::Unnamed(fields) => (
                fields.to_token_stream(),
                format!(
                    "a token model has named fields: {shown}; for a bare array of tokens \
                     deserialize a `Vec` of the model"
                ),
            ),
            Fields::Unit => (quote!(#name), format!("a token model has fields: {shown}")),
        },
        Data::Enum(data) => (
            data.enum_token.to_token_stream(),
            "`TokenModel` is for structs with named fields, and this is an enum: derive it on \
             the struct in each variant"
                .to_owned(),
        ),
        Data::Union(data) => (
            data.union_token.to_token_stream(),
            "`TokenModel` is for structs with named fields, and this is a union".to_owned(),
        ),
    };
    errors.on_struct().error(tokens, message);
    None
}

/// Whether rustc reports the struct itself, however it is expanded: then the derive must not
/// mention its fields again.
pub(crate) fn reported_by_rustc(input: &DeriveInput) -> bool {
    let fields: Vec<_> = fields(input).collect();
    fields.iter().enumerate().any(|(index, field)| {
        let is_duplicate = fields[..index].iter().any(|earlier| earlier.ident == field.ident);
        let is_last = index + 1 == fields.len();
        is_duplicate
            || matches!(ungrouped(&field.ty), Type::ImplTrait(_))
            || (!is_last && is_unsized(&field.ty))
    })
}

/// Whether the struct has a size. Only the last field decides: rustc reports the others.
pub(crate) fn is_sized(input: &DeriveInput) -> bool {
    fields(input).last().is_none_or(|field| !is_unsized(&field.ty))
}

fn fields(input: &DeriveInput) -> impl Iterator<Item = &syn::Field> {
    let data = match &input.data {
        Data::Struct(data) => Some(&data.fields),
        Data::Enum(_) | Data::Union(_) => None,
    };
    data.into_iter().flatten()
}

fn is_unsized(ty: &Type) -> bool {
    match ungrouped(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}
