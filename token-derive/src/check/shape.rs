//! Which items can be a token model.

use crate::{
    ast::fields,
    errors::Errors,
    types::{is_unsized, ungrouped},
};
use quote::ToTokens;
use syn::{Data, DataStruct, DeriveInput, Fields, FieldsNamed, Type};

/// The fields of a struct with named fields. Reports any other item.
pub(crate) fn named_fields<'a>(input: &'a DeriveInput, errors: &Errors) -> Option<&'a FieldsNamed> {
    let structs = "`TokenModel` is for structs with named fields, and this is";
    let (tokens, message) = match &input.data {
        Data::Struct(DataStruct { fields: Fields::Named(fields), .. }) => return Some(fields),
        Data::Struct(_) => {
            let name = &input.ident;
            let shown = format!("`struct {name} {{ #[token(access_token)] token: Secret }}`");
            (name.to_token_stream(), format!("a token model has named fields: {shown}"))
        }
        Data::Enum(data) => (
            data.enum_token.to_token_stream(),
            format!("{structs} an enum: derive it on the struct in each variant"),
        ),
        Data::Union(data) => (data.union_token.to_token_stream(), format!("{structs} a union")),
    };
    errors.on_struct().error(tokens, message);
    None
}

/// Whether rustc reports the struct itself, however it is expanded: then the derive must not
/// mention its fields again.
pub(crate) fn reported_by_rustc(input: &DeriveInput) -> bool {
    let fields = fields(input);
    fields.iter().enumerate().any(|(index, field)| {
        let is_duplicate = fields[..index].iter().any(|earlier| earlier.ident == field.ident);
        let is_last = index + 1 == fields.len();
        is_duplicate
            || matches!(ungrouped(&field.ty), Type::ImplTrait(_))
            || (!is_last && is_unsized(&field.ty))
    })
}
