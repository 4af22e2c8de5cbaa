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
    ast::{Field, Manual, Model, Role, Spanned},
    errors::Errors,
};
use keys::{FIELD_KEYS, Key, OnField, OnStruct, STRUCT_KEYS, example, find, hint, suggest};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, DeriveInput, FieldsNamed};
use syntax::{Arg, args};
use values::{Reader, is_jwt};

pub(crate) fn read<'a>(
    input: &'a DeriveInput,
    fields: &'a FieldsNamed,
    errors: &Errors,
) -> Model<'a> {
    let parsed = serde::parse(input, errors);
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
        annotated: false,
    };
    let reader = Reader::new(errors.on_struct());
    for arg in &args(&input.attrs, errors.on_struct()) {
        read_struct_arg(&reader, arg, &mut model);
    }
    if !model.manual.deserialize {
        serde::check_preconditions(input, errors);
    }
    for (index, (field, serde)) in fields.named.iter().zip(parsed.fields).enumerate() {
        if let Some(ident) = &field.ident {
            model.fields.push(read_field(index, ident, field, serde, errors));
        }
    }
    let field_attrs = fields.named.iter().flat_map(|field| &field.attrs);
    model.annotated = input.attrs.iter().chain(field_attrs).any(is_token);
    model
}

fn is_token(attr: &Attribute) -> bool {
    attr.path().is_ident("token")
}

/// The path of the runtime for an input that is not read any further.
pub(crate) fn runtime_path(input: &DeriveInput) -> TokenStream {
    let ignored = Errors::new();
    let reader = Reader::new(ignored.on_struct());
    let mut runtime = None;
    for arg in &args(&input.attrs, ignored.on_struct()) {
        if arg.key == "crate" {
            reader.runtime(arg, &mut runtime);
        }
    }
    ignored.finish();
    runtime.map_or_else(|| quote!(::token_runtime), ToTokens::into_token_stream)
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
    let errors = errors.on_field(index);
    let reader = Reader::new(errors);
    for arg in &args(&original.attrs, errors) {
        read_field_arg(&reader, arg, &mut field);
    }
    field
}

fn read_struct_arg(reader: &Reader<'_>, arg: &Arg, model: &mut Model<'_>) {
    let Some(key) = find(STRUCT_KEYS, &arg.name()) else {
        if let Some(meant) = unknown(reader, arg, STRUCT_KEYS, FIELD_KEYS, "a field") {
            read_struct_arg(&reader.muted(), &meant, model);
        }
        return;
    };
    match key.value {
        OnStruct::Flag(slot) => reader.set_flag(slot(model), arg),
        OnStruct::Seconds(slot) => reader.set_once(slot(model), arg, reader.seconds(arg)),
        OnStruct::Runtime => reader.runtime(arg, &mut model.runtime),
        OnStruct::Base => reader.base(arg, &mut model.parent_base),
        OnStruct::Manual => reader.manual(arg, &mut model.manual),
    }
}

fn read_field_arg(reader: &Reader<'_>, arg: &Arg, field: &mut Field<'_>) {
    let Some(key) = find(FIELD_KEYS, &arg.name()) else {
        if let Some(meant) = unknown(reader, arg, FIELD_KEYS, STRUCT_KEYS, "the struct") {
            read_field_arg(&reader.muted(), &meant, field);
        }
        return;
    };
    let error_count = reader.error_count();
    let role = match key.value {
        OnField::Flag(slot) => return reader.set_flag(slot(field), arg),
        OnField::Sentinels(slot) => {
            return reader.set_once(slot(field), arg, Some(reader.sentinels(arg)));
        }
        OnField::Expires(token) if is_jwt(arg) => {
            return reader.set_once(&mut field.jwt, arg, Some(token));
        }
        OnField::Role(role) => {
            reader.no_value(arg);
            role()
        }
        OnField::Encoded(role) => role(reader.encodings(arg)),
        OnField::Expires(token) => Role::Expires(token, reader.encodings(arg)),
        OnField::ExpiresIn(token) => Role::ExpiresIn(token, reader.unit(arg)),
        OnField::Scopes(token) => Role::Scopes(token, reader.scope_format(arg)),
        OnField::Nested => Role::Nested(reader.nested_roles(arg)),
    };
    // The value of a second role may be a mistake of the first: `issued = "rfc3339", "unix"`.
    let is_readable = reader.error_count() == error_count;
    match &field.role {
        None => field.role = Some(Spanned { key: arg.key.clone(), value: role }),
        Some(earlier) if is_readable => reader.error(&arg.key, second_role(earlier, arg, &role)),
        Some(_) => {}
    }
}

/// What to say of a second role on a field.
fn second_role(earlier: &Spanned<Role>, arg: &Arg, role: &Role) -> String {
    let (earlier_key, key) = (&earlier.key, &arg.key);
    if earlier_key == key {
        format!("duplicate attribute `{key}`")
    } else if earlier.value.is_secret() && *role == Role::Secret {
        format!("`secret` has no effect: `{earlier_key}` is already a secret")
    } else {
        format!("`{key}` conflicts with `{earlier_key}`: a field has one role")
    }
}

/// Reports an unknown attribute and returns what was probably meant.
fn unknown<H, E>(
    reader: &Reader<'_>,
    arg: &Arg,
    here: &'static [Key<H>],
    elsewhere: &'static [Key<E>],
    owner: &str,
) -> Option<Arg> {
    let name = &*arg.name();
    let unneeded = keys::UNNEEDED.iter().find(|(word, _)| *word == name);
    let message = if let Some(key) = find(elsewhere, name) {
        let shown = arg.renamed(name, Some(key.example));
        format!("`{name}` belongs on {owner}: `#[token({shown})]`")
    } else if let Some((_, why)) = unneeded {
        format!("unknown attribute `{name}`: {why}")
    } else if keys::is_of_serde(name) {
        format!("`{name}` is an attribute of serde: `#[serde({})]`", arg.renamed(name, None))
    } else if let Some(meant) = suggest(here, name) {
        let shown = arg.renamed(meant, example(meant));
        reader.error(&arg.key, format!("unknown attribute `{name}`: did you mean `{shown}`?"));
        return Some(Arg { key: Ident::new(meant, arg.key.span()), value: arg.value.clone() });
    } else if let Some(near) = suggest(elsewhere, name) {
        format!("unknown attribute `{name}`: did you mean `{near}`? It belongs on {owner}")
    } else {
        format!("unknown attribute `{name}`: {}", hint(here, name, ""))
    };
    reader.error(&arg.key, message);
    None
}
