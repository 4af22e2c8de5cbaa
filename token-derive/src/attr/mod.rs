//! From attributes to the model.
//!
//! A mistake is one error: rules about what is missing pass over a field whose role could not be
//! read.

mod guess;
pub(crate) mod keys;
mod serde;
mod syntax;
mod values;

pub(crate) use serde::{find_meta, prepared};
pub(crate) use syntax::is_token;

use crate::{
    ast::{Field, Model, Role},
    errors::Errors,
    types::{Content, Kind},
};
use guess::{candidates, meant, named, names, takes, unknown};
use keys::{FIELD_KEYS, Key, NOTES, OnField, OnStruct, STRUCT_KEYS, find, is_of_serde};
use proc_macro2::Ident;
use syn::{DeriveInput, FieldsNamed, Path};
use syntax::{Arg, args};

pub(crate) fn read<'a>(
    input: &'a DeriveInput,
    fields: &'a FieldsNamed,
    errors: &Errors,
) -> Model<'a> {
    let (container, field_attrs) = serde::parse(input, errors);
    let mut model = Model {
        input,
        fields: Vec::new(),
        runtime: None,
        margin: None,
        default_lifetime: None,
        never_expires: None,
        debug: None,
        parent_base: None,
        manual: Vec::new(),
        serde: container,
        serde_failed: errors.on_struct().has_any(),
        annotated: input.attrs.iter().any(is_token)
            || fields.named.iter().any(|field| field.attrs.iter().any(is_token)),
    };
    for arg in args(&input.attrs, Kind::Unknown, errors.on_struct()) {
        read_struct_arg(&arg, &mut model);
    }
    if !model.manual.contains(&"Deserialize") {
        serde::check_preconditions(input, errors.on_struct());
    }
    for (index, (field, serde)) in fields.named.iter().zip(field_attrs).enumerate() {
        if let Some(ident) = &field.ident {
            model.fields.push(read_field(index, ident, field, serde, errors));
        }
    }
    model
}

/// `crate = "…"` of an input that is not read any further.
pub(crate) fn runtime_path(input: &DeriveInput) -> Option<Path> {
    let ignored = Errors::default();
    let mut args = args(&input.attrs, Kind::Unknown, ignored.on_struct());
    args.retain(|arg| arg.key == "crate");
    args.iter().find_map(Arg::path)
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
        items: Vec::new(),
        passes: None,
        jwt: None,
        public: None,
        required: None,
        fallback: None,
        never: None,
        unknown: None,
        is_unclear: false,
        serde,
        original,
    };
    let args = args(&original.attrs, Kind::of(&original.ty), errors.at(index));
    let role = |arg: &Arg<'_>| find(FIELD_KEYS, &arg.name())?.value.role();
    let role = args.iter().filter(|arg| !arg.is_jwt()).find_map(role);
    for arg in args {
        read_field_arg(&arg, role, &mut field);
    }
    field.is_unclear = field.role.is_none() && errors.at(index).has_any();
    field
}

fn read_struct_arg(arg: &Arg<'_>, model: &mut Model<'_>) {
    let Some(key) = find(STRUCT_KEYS, &arg.name()) else {
        // Without a misspelt `debug`, each secret in a string would be one more error.
        if let [Key { name: "debug", .. }] = *candidates(STRUCT_KEYS, &arg.name()) {
            model.debug = Some(arg.key.clone());
        }
        return explain(arg, STRUCT_KEYS, FIELD_KEYS, "a field", |_| true, |_| true);
    };
    match key.value {
        OnStruct::Flag(slot) => arg.set_flag(slot(model)),
        OnStruct::Seconds(slot) => {
            arg.set_once(slot(model), arg.seconds().map(|seconds| arg.spanned(seconds)));
        }
        OnStruct::Runtime => arg.set_once(&mut model.runtime, arg.path()),
        OnStruct::Base => arg.set_once(&mut model.parent_base, Some(arg.base())),
        OnStruct::Manual => model.manual.extend(arg.manual()),
    }
}

/// Reads an argument of a field that has this role by another one.
fn read_field_arg(arg: &Arg<'_>, role: Option<Role>, field: &mut Field<'_>) {
    let Some(key) = find(FIELD_KEYS, &arg.name()) else {
        let is_free = |key| match key {
            OnField::Role(Role::Expires(token)) if arg.is_jwt() => {
                role.is_none_or(|role| role.has_jwt_of(token))
            }
            OnField::Role(_) => role.is_none(),
            OnField::Flag(_) | OnField::Sentinels(_) => true,
        };
        let fits = |key| match key {
            OnField::Role(Role::Expires(_)) if arg.is_jwt() => is_free(key),
            OnField::Role(role) => is_free(key) && arg.kind.fits(role.content()),
            OnField::Sentinels(_) => {
                [Content::Time, Content::Lifetime].iter().any(|content| arg.kind.fits(*content))
            }
            OnField::Flag(_) => true,
        };
        return explain(arg, FIELD_KEYS, STRUCT_KEYS, "the struct", is_free, fits);
    };
    let role = match key.value {
        OnField::Flag(slot) => return arg.set_flag(slot(field)),
        OnField::Sentinels(slot) => {
            return arg.set_once(slot(field), Some(arg.spanned(arg.sentinels())));
        }
        OnField::Role(Role::Expires(token)) if arg.is_jwt() => {
            return arg.set_once(&mut field.jwt, Some(arg.spanned(token)));
        }
        OnField::Role(role) => role,
    };
    match role.content() {
        Content::Time if role != Role::Received => field.items = arg.encodings(),
        Content::Lifetime => field.items = arg.unit(),
        Content::Scopes => field.items = arg.scope_format(),
        Content::Model => field.passes = arg.nested_roles(),
        _ => arg.no_value(),
    }
    match &field.role {
        None => field.role = Some(arg.spanned(role)),
        Some(earlier) if earlier.key == arg.key => arg.duplicate(),
        // The value of a second role may be a mistake of the first.
        Some(_) if arg.errors.has_any() => {}
        Some(earlier) => arg.errors.conflict(&arg.key, &earlier.key, "a field has one role"),
    }
}

/// Reports an unknown key: with what it was probably meant to be, out of the keys that `fits`
/// allows, or else with all of these. `is_free` says whether the field can still have the key.
fn explain<H: Copy, E>(
    arg: &Arg<'_>,
    here: &'static [Key<H>],
    elsewhere: &'static [Key<E>],
    owner: &str,
    is_free: impl Fn(H) -> bool,
    fits: impl Fn(H) -> bool,
) {
    let name = &*arg.name();
    let mut near = candidates(here, name);
    near.retain(|key| fits(key.value));
    // A name that is known says more than the type.
    if near.is_empty() {
        near = named(here, name);
        near.retain(|key| is_free(key.value));
    }
    let (near, there) = (meant(arg, near), meant(arg, named(elsewhere, name)));
    let note = NOTES.iter().find(|(words, _)| words.split(' ').any(|word| word == name));
    let is_elsewhere = find(elsewhere, name).is_some_and(|key| takes(key, &arg.value));
    let message = if let Some((_, note)) = note {
        format!("unknown attribute `{name}`: {note}")
    } else if is_of_serde(name) {
        format!("`{name}` is an attribute of serde: `#[serde({})]`", arg.under(name))
    } else if let (true, Some(there)) = (is_elsewhere || near.is_empty(), there.first()) {
        format!("`{name}` belongs on {owner}: `#[token({there})]`")
    } else {
        let all = names(here.iter().filter(|key| fits(key.value)));
        unknown("attribute", name, &near, &all, "")
    };
    arg.errors.error(&arg.key, message);
}
