//! The rules across attributes, one function each.

mod field;
mod secret_names;
pub(crate) mod shape;

use crate::{
    ast::{Field, Model, Role, Token, ungrouped},
    attr::find_meta,
    errors::Errors,
};
use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, Type};

/// Reports every rule that `model` breaks.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    role_has_one_field(model, errors);
    lifetime_has_a_base(model, errors);
    margin_needs_an_expiry(model, errors);
    never_expires_excludes_an_expiry(model, errors);
    nested_fields_do_not_overlap(model, errors);
    parent_base_needs_a_lifetime(model, errors);
    packed_struct_has_no_role(model, errors);
    remote_and_crate_are_unsupported(model, errors);
    for field in &model.fields {
        field::check(model, field, errors);
    }
}

/// Two fields have the same role only if the second is a `fallback`.
fn role_has_one_field(model: &Model<'_>, errors: &Errors) {
    for (index, field) in model.fields.iter().enumerate() {
        let errors = errors.on_field(index);
        let Some(role) = &field.role else { continue };
        if field.fallback.is_some() || errors.has_any() {
            continue;
        }
        let mut earlier = model.fields[..index].iter().filter(|other| other.fallback.is_none());
        let same = |other: &&Field<'_>| other.role().is_some_and(|it| it.same_role(&role.value));
        let Some(Field { ident, .. }) = earlier.find(same) else { continue };
        let hint = match role.value {
            Role::Received | Role::Extra => "one is enough".to_owned(),
            Role::AccessToken => format!(
                "add `fallback` here if it is used when `{ident}` is empty, or write `secret` if \
                 it is another secret"
            ),
            _ => format!("add `fallback` here if it is used when `{ident}` is empty"),
        };
        let key = &role.key;
        let message = format!("the field `{ident}` already has the role `{key}`; {hint}");
        errors.error(key, message);
    }
}

/// A lifetime counts from `issued`, else from `received`.
fn lifetime_has_a_base(model: &Model<'_>, errors: &Errors) {
    let mut bases = model.with_role(|role| matches!(role, Role::Issued(_) | Role::Received));
    // A field with a mistake may have been meant as the base.
    let may_have_failed =
        |field: &Field<'_>| field.role.is_none() && errors.on_field(field.index).has_any();
    let has_base = model.parent_base.is_some()
        || bases.next().is_some()
        || model.fields.iter().any(may_have_failed);
    if has_base {
        return;
    }
    let is_lifetime = |field: &&Field<'_>| matches!(field.role(), Some(Role::ExpiresIn(..)));
    match (model.fields.iter().find(is_lifetime), &model.default_lifetime) {
        (Some(field), _) => {
            let errors = errors.on_field(field.index);
            if let Some(role) = field.role.as_ref().filter(|_| !errors.has_any()) {
                errors.error(&role.key, missing_base(&role.key));
            }
        }
        (None, Some(default)) => errors.on_struct().error(
            &default.key,
            "missing the time that `default_lifetime` counts from: add `#[token(received)]` or \
             `#[token(issued = \"unix\")]` to a field",
        ),
        (None, None) => {}
    }
}

fn missing_base(key: &Ident) -> String {
    format!(
        "missing the time that `{key}` counts from: add a field `#[token(received)] received_at: \
         DateTime<Utc>`, which is stamped when the reply is deserialized, or \
         `#[token(issued = \"unix\")]` to the field in which the server sends it; if the struct \
         that nests this one has it, add `#[token(base = \"parent\")]` to this struct, which then \
         has no expiry by itself"
    )
}

/// `base = "parent"` says what the lifetimes of the struct count from.
fn parent_base_needs_a_lifetime(model: &Model<'_>, errors: &Errors) {
    let Some(base) = &model.parent_base else { return };
    let mut lifetimes =
        model.with_role(|role| matches!(role, Role::ExpiresIn(..) | Role::Nested(_)));
    if lifetimes.next().is_none() && model.default_lifetime.is_none() {
        errors.on_struct().error(
            base,
            "`base` has no effect because no field has a lifetime: `#[token(expires_in)]`",
        );
    }
}

/// Whether `role` is the expiry of the access token.
fn is_expiry(role: &Role) -> bool {
    matches!(role, Role::Expires(Token::Access, _) | Role::ExpiresIn(Token::Access, _))
}

/// The key of `expires = "jwt"`.
fn jwt_expiry<'m>(model: &'m Model<'_>) -> Option<&'m Ident> {
    let mut jwt = model.fields.iter().filter_map(|field| field.jwt.as_ref());
    jwt.find(|jwt| jwt.value == Token::Access).map(|jwt| &jwt.key)
}

/// `margin` changes when a token with an expiry is stale.
fn margin_needs_an_expiry(model: &Model<'_>, errors: &Errors) {
    let Some(margin) = &model.margin else { return };
    let mut expiries = model.with_role(|role| is_expiry(role) || matches!(role, Role::Nested(_)));
    let has_expiry = expiries.next().is_some()
        || jwt_expiry(model).is_some()
        || model.default_lifetime.is_some();
    let message = if model.never_expires.is_some() {
        "`margin` has no effect because of `never_expires`"
    } else if !has_expiry {
        "`margin` has no effect because no field has an expiry: `#[token(expires = \"unix\")]`"
    } else {
        return;
    };
    errors.on_struct().error(&margin.key, message);
}

/// With `never_expires` nothing on the wire says when the token ends.
fn never_expires_excludes_an_expiry(model: &Model<'_>, errors: &Errors) {
    let Some(never) = &model.never_expires else { return };
    let conflict = |with: String| {
        let why = "one says that there is no expiry, the other where it is";
        let message = format!("`never_expires` conflicts with `{with}`: {why}");
        errors.on_struct().error(never, message);
    };
    if let Some(key) = jwt_expiry(model) {
        conflict(format!("{key} = \"jwt\""));
    }
    let expiry = model.with_role(is_expiry).next();
    if let Some(role) = expiry.and_then(|field| field.role.as_ref()) {
        conflict(role.key.to_string());
    }
    if let Some(default) = &model.default_lifetime {
        let message = "`default_lifetime` has no effect because of `never_expires`";
        errors.on_struct().error(&default.key, message);
    }
}

/// Each of several nested models names the roles that it passes on. No two name the same
/// role, nor one that a field of the struct has.
fn nested_fields_do_not_overlap(model: &Model<'_>, errors: &Errors) {
    let nested: Vec<_> = model
        .with_role(|role| matches!(role, Role::Nested(_)))
        .filter(|field| field.fallback.is_none() && !errors.on_field(field.index).has_any())
        .collect();
    let passes_on_all = nested.iter().any(|field| field.role() == Some(&Role::Nested(None)));
    for (index, field) in nested.iter().enumerate() {
        let errors = errors.on_field(field.index);
        let Some(role) = &field.role else { continue };
        let Role::Nested(names) = &role.value else { continue };
        if let (Some(Field { ident, .. }), true) = (nested[..index].first(), passes_on_all) {
            let message = format!(
                "`{ident}` is nested as well: name the roles that each passes on, as in \
                 `nested(access_token, expires)`; or add `fallback` here if it is used when \
                 `{ident}` is empty"
            );
            return errors.error(&role.key, message);
        }
        let names = names.as_deref().unwrap_or_default();
        let has_role = |other: &&Field<'_>| match other.role() {
            Some(Role::Nested(Some(others))) => {
                let is_earlier = nested[..index].iter().any(|it| it.index == other.index);
                is_earlier && names.iter().any(|name| others.contains(name))
            }
            Some(role) => {
                other.fallback.is_none() && names.iter().any(|name| role.is_nested_as(*name))
            }
            None => false,
        };
        if let Some(Field { ident, .. }) = model.fields.iter().find(has_role) {
            let message = format!(
                "`{ident}` already has one of these roles: add `fallback` here if it is used \
                 when `{ident}` is empty"
            );
            errors.error(&role.key, message);
        }
    }
}

/// Roles borrow their fields, and fields of a packed struct cannot be borrowed.
fn packed_struct_has_no_role(model: &Model<'_>, errors: &Errors) {
    let mut roles = model.fields.iter().filter_map(|field| field.role.as_ref());
    if let Some(role) = roles.next().filter(|_| model.is_packed()) {
        errors.on_struct().error(
            &model.input.ident,
            format!(
                "`{}` borrows its field, but fields of a packed struct cannot be borrowed: \
                 remove `#[repr(packed)]`",
                role.key
            ),
        );
    }
}

/// The derive has its own path to serde, and an impl for its own struct only.
fn remote_and_crate_are_unsupported(model: &Model<'_>, errors: &Errors) {
    let attrs = &model.input.attrs;
    if let Some(remote) = find_meta(attrs, "remote") {
        errors.on_struct().error(
            remote,
            "`remote` is not supported on a token model: derive it on a struct of your own",
        );
    }
    if let Some(path) = find_meta(attrs, "crate") {
        errors.on_struct().error(
            path,
            "a token model reaches serde through the runtime: write `#[token(crate = \"…\")]` and \
             remove this",
        );
    }
}

/// Whether `wanted` picks the name of a type, or of what it wraps.
fn holds(ty: &Type, wanted: &dyn Fn(&Ident) -> bool) -> bool {
    let ty = ungrouped(ty);
    if let Type::Reference(reference) = ty {
        return holds(&reference.elem, wanted);
    }
    let Type::Path(path) = ty else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return wanted(&last.ident);
    };
    let wraps = ["Option", "Box", "Vec", "Cow", "Rc", "Arc"].iter().any(|name| last.ident == name);
    wraps
        && arguments.args.iter().any(|argument| match argument {
            GenericArgument::Type(ty) => holds(ty, wanted),
            _ => false,
        })
}
