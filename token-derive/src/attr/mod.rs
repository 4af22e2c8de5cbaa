//! From attributes to the model.
//!
//! A mistake is reported, and then read as what was probably meant. So it is one error,
//! without the errors that an absent attribute would lead to.

pub(crate) mod keys;
mod serde;
mod syntax;
mod values;

pub(crate) use serde::{find_meta, replace_self};

use crate::{
    ast::{Field, Manual, Model, Role},
    errors::Errors,
};
use keys::{
    FIELD_KEYS, Key, OnField, OnStruct, STRUCT_KEYS, UNNEEDED, example, find, hint, suggest,
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, FieldsNamed};
use syntax::{Arg, args, is_token};

pub(crate) fn read<'a>(
    input: &'a DeriveInput,
    fields: &'a FieldsNamed,
    errors: &Errors,
) -> Model<'a> {
    let parsed = serde::parse(input, errors);
    let field_attrs = fields.named.iter().flat_map(|field| &field.attrs);
    let mut model = Model {
        input,
        fields: Vec::new(),
        runtime: None,
        margin: None,
        default_lifetime: None,
        never_expires: None,
        debug: None,
        parent_base: None,
        manual: Manual::default(),
        serde: parsed.container,
        serde_failed: !errors.is_empty(),
        annotated: input.attrs.iter().chain(field_attrs).any(is_token),
    };
    for arg in args(&input.attrs, errors.on_struct()) {
        read_struct_arg(arg, &mut model);
    }
    if !model.manual.deserialize {
        serde::check_preconditions(input, errors.on_struct());
    }
    for (index, (field, serde)) in fields.named.iter().zip(parsed.fields).enumerate() {
        if let Some(ident) = &field.ident {
            model.fields.push(read_field(index, ident, field, serde, errors));
        }
    }
    model
}

/// The path of the runtime for an input that is not read any further.
pub(crate) fn runtime_path(input: &DeriveInput) -> TokenStream {
    let ignored = Errors::new();
    let mut args = args(&input.attrs, ignored.on_struct());
    args.retain(|arg| arg.key == "crate");
    let path = args.iter().find_map(Arg::path);
    path.map_or_else(|| quote!(::token_runtime), ToTokens::into_token_stream)
}

fn read_field<'a>(
    index: usize,
    ident: &'a Ident,
    original: &'a syn::Field,
    serde: serde_derive_internals::attr::Field,
    errors: &Errors,
) -> Field<'a> {
    let mut field = Field {
        index,
        ident,
        ty: &original.ty,
        role: None,
        jwt: None,
        public: None,
        required: None,
        fallback: None,
        never: None,
        unknown: None,
        serde,
        original,
    };
    for arg in args(&original.attrs, errors.on_field(index)) {
        read_field_arg(arg, &mut field);
    }
    field
}

fn read_struct_arg(arg: Arg<'_>, model: &mut Model<'_>) {
    let Some((key, arg)) = identify(arg, STRUCT_KEYS, FIELD_KEYS, "a field") else { return };
    match key.value {
        OnStruct::Flag(slot) => arg.set_flag(slot(model)),
        OnStruct::Seconds(slot) => {
            arg.set_once(slot(model), arg.seconds().map(|seconds| arg.spanned(seconds)));
        }
        OnStruct::Runtime => arg.set_once(&mut model.runtime, arg.path()),
        OnStruct::Base => arg.set_once(&mut model.parent_base, Some(arg.base())),
        OnStruct::Manual => arg.manual(&mut model.manual),
    }
}

fn read_field_arg(arg: Arg<'_>, field: &mut Field<'_>) {
    let Some((key, arg)) = identify(arg, FIELD_KEYS, STRUCT_KEYS, "the struct") else { return };
    let role = match key.value {
        OnField::Flag(slot) => return arg.set_flag(slot(field)),
        OnField::Sentinels(slot) => {
            return arg.set_once(slot(field), Some(arg.spanned(arg.sentinels())));
        }
        OnField::Expires(token) if arg.is_jwt() => {
            return arg.set_once(&mut field.jwt, Some(arg.spanned(token)));
        }
        OnField::Role(role) => {
            arg.no_value();
            role()
        }
        OnField::Encoded(role) => role(arg.encodings()),
        OnField::Expires(token) => Role::Expires(token, arg.encodings()),
        OnField::ExpiresIn(token) => Role::ExpiresIn(token, arg.unit()),
        OnField::Scopes(token) => Role::Scopes(token, arg.scope_format()),
        OnField::Nested => Role::Nested(arg.nested_roles()),
    };
    match &field.role {
        None => field.role = Some(arg.spanned(role)),
        Some(earlier) if earlier.key == arg.key => arg.duplicate(),
        // The value of a second role may be a mistake of the first.
        Some(_) if arg.errors.has_any() => {}
        Some(earlier) => arg.errors.conflict(&arg.key, &earlier.key, "a field has one role"),
    }
}

/// The key of an argument. An unknown key is reported, and replaced by what was probably meant.
fn identify<'e, H, E>(
    arg: Arg<'e>,
    here: &'static [Key<H>],
    elsewhere: &'static [Key<E>],
    owner: &str,
) -> Option<(&'static Key<H>, Arg<'e>)> {
    let name = &*arg.name();
    if let Some(key) = find(here, name) {
        return Some((key, arg));
    }
    let mut meant = None;
    let message = if find(elsewhere, name).is_some() {
        let shown = arg.renamed(name, example(name));
        format!("`{name}` belongs on {owner}: `#[token({shown})]`")
    } else if keys::is_of_serde(name) {
        format!("`{name}` is an attribute of serde: `#[serde({})]`", arg.renamed(name, None))
    } else if let Some((_, why)) = UNNEEDED.iter().find(|(word, _)| *word == name) {
        format!("unknown attribute `{name}`: {why}")
    } else if let Some(near) = suggest(here, name) {
        meant = find(here, near);
        let shown = arg.renamed(near, example(near));
        format!("unknown attribute `{name}`: did you mean `{shown}`?")
    } else {
        format!("unknown attribute `{name}`: {}", hint(here, name, ""))
    };
    arg.errors.error(&arg.key, message);
    let key = Ident::new(meant?.name, arg.key.span());
    Some((meant?, Arg { key, errors: arg.errors.muted(), ..arg }))
}
