//! The rules across attributes, one function each.

mod field;
pub(crate) mod secret_names;
pub(crate) mod shape;

use crate::{
    ast::{Field, MOST_FLATTENED, Model, Role, Spanned, Token},
    attr::find_meta,
    errors::{Errors, Reporter},
    types::Content,
};
use proc_macro2::Ident;

/// Reports every rule that `model` breaks.
pub(crate) fn check(model: &Model<'_>, errors: &Errors) {
    role_has_one_field(model, errors);
    lifetime_has_a_base(model, errors);
    never_expires_excludes_an_expiry(model, errors.on_struct());
    struct_attributes_have_an_effect(model, errors.on_struct());
    nested_fields_do_not_overlap(model, errors);
    flattened_fields_are_few(model, errors);
    role_can_borrow_its_field(model, errors.on_struct());
    attributes_of_serde_are_supported(model, errors.on_struct());
    for field in &model.fields {
        field::check(model, field, errors.at(field.index));
    }
}

/// Two fields have the same role only if the second is a `fallback`.
fn role_has_one_field(model: &Model<'_>, errors: &Errors) {
    // A mistake may hide a `fallback`.
    let is_first_choice =
        |field: &&Field<'_>| field.fallback.is_none() && !errors.at(field.index).has_any();
    for field in model.fields.iter().filter(is_first_choice) {
        let errors = errors.at(field.index);
        let mut earlier = model.fields[..field.index].iter().filter(is_first_choice);
        let Some(role) = &field.role else { continue };
        let Some(Field { ident, .. }) = earlier.find(|other| field.shares_role(other)) else {
            continue;
        };
        let mut hint = format!("add `fallback` here if it is used when `{ident}` is empty");
        match role.value {
            Role::Received | Role::Extra => "one is enough".clone_into(&mut hint),
            Role::AccessToken => hint += ", or write `secret` if it is another secret",
            _ => {}
        }
        let key = &role.key;
        errors.error(key, format!("the field `{ident}` already has the role `{key}`; {hint}"));
    }
}

/// A lifetime counts from `issued`, else from `received`.
fn lifetime_has_a_base(model: &Model<'_>, errors: &Errors) {
    // A mistake may hide `base`.
    let has_base = model.parent_base.is_some() || model.may_have_role(Role::is_base);
    if has_base || errors.on_struct().has_any() {
        return;
    }
    let field = model.fields.iter().find(|field| field.content() == Some(Content::Lifetime));
    let (key, errors) = match (field, &model.default_lifetime) {
        (Some(field), _) if errors.at(field.index).has_any() => return,
        (Some(field), _) => (field.role_key(), errors.at(field.index)),
        (None, default) => (default.as_ref().map(|default| &default.key), errors.on_struct()),
    };
    let Some(key) = key else { return };
    let message = format!(
        "missing the time that `{key}` counts from: add a field `#[token(received)] received_at: \
         DateTime<Utc>`, which is stamped when the reply is deserialized, or \
         `#[token(issued = \"unix\")]` to the field in which the server sends it; if the struct \
         that nests this one has it, add `#[token(base = \"parent\")]` to this struct, which then \
         has no expiry by itself"
    );
    errors.error(key, message);
}

/// The key that gives the access token an expiry.
fn expiry_key<'f>(field: &'f Field<'_>) -> Option<&'f Ident> {
    let jwt = field.jwt.as_ref().filter(|jwt| jwt.value == Token::Access).map(|jwt| &jwt.key);
    jwt.or_else(|| match field.role()? {
        Role::Expires(Token::Access) | Role::ExpiresIn(Token::Access) => field.role_key(),
        _ => None,
    })
}

/// With `never_expires` nothing on the wire says when the token ends.
fn never_expires_excludes_an_expiry(model: &Model<'_>, errors: Reporter<'_>) {
    let Some(never) = &model.never_expires else { return };
    if let Some(key) = model.fields.iter().find_map(expiry_key) {
        errors.conflict(never, key, "one says that there is no expiry, the other where it is");
    }
    for Spanned { key, .. } in model.margin.iter().chain(&model.default_lifetime) {
        errors.no_effect(key, "of `never_expires`");
    }
}

/// `base` is about lifetimes, and `margin` changes when a token with an expiry is stale.
fn struct_attributes_have_an_effect(model: &Model<'_>, errors: Reporter<'_>) {
    // A mistake may hide `never_expires` or `default_lifetime`.
    if errors.has_any() {
        return;
    }
    let has_lifetime = model.default_lifetime.is_some()
        || model.may_have_role(|role| matches!(role.content(), Content::Lifetime | Content::Model));
    let has_expiry = has_lifetime || model.fields.iter().any(|field| expiry_key(field).is_some());
    if let Some(base) = model.parent_base.as_ref().filter(|_| !has_lifetime) {
        errors.no_effect(base, "no field has a lifetime: `#[token(expires_in)]`");
    }
    if let Some(margin) = model.margin.as_ref().filter(|_| !has_expiry) {
        if model.never_expires.is_none() {
            errors.no_effect(&margin.key, "no field has an expiry: `#[token(expires = \"unix\")]`");
        }
    }
}

/// Each of several nested models names the roles that it passes on. No two name the same
/// role, nor one that a field of the struct has.
fn nested_fields_do_not_overlap(model: &Model<'_>, errors: &Errors) {
    let is_asked = |field: &&Field<'_>| {
        let is_nested = field.role() == Some(Role::Nested) && field.fallback.is_none();
        is_nested && !errors.at(field.index).has_any()
    };
    let nested: Vec<_> = model.fields.iter().filter(is_asked).collect();
    let passes_on_all = nested.iter().any(|field| field.passes.is_none());
    if let ([Field { ident, .. }, second, ..], true) = (&*nested, passes_on_all) {
        let message = format!(
            "`{ident}` is nested as well: name the roles that each passes on, as in \
             `nested(access_token, expires)`; or add `fallback` here if it is used when \
             `{ident}` is empty"
        );
        return errors.at(second.index).error(second.role_key(), message);
    }
    for field in nested {
        let Some(roles) = &field.passes else { continue };
        let overlaps = |other: &&Field<'_>| match (&other.passes, other.role()) {
            _ if other.fallback.is_some() || errors.at(other.index).has_any() => false,
            (Some(others), _) => {
                other.index < field.index && roles.iter().any(|role| others.contains(role))
            }
            (None, Some(role)) => roles.contains(&role.passed_on()),
            (None, None) => false,
        };
        if let Some(Field { ident, .. }) = model.fields.iter().find(overlaps) {
            let message = format!(
                "`{ident}` already has one of these roles: add `fallback` here if it is used \
                 when `{ident}` is empty"
            );
            errors.at(field.index).error(field.role_key(), message);
        }
    }
}

/// The runtime reads flattened fields together, with a reader for each number of them.
fn flattened_fields_are_few(model: &Model<'_>, errors: &Errors) {
    let mut flattened = model.fields.iter().filter(|field| field.serde.flatten());
    let Some(field) = flattened.nth(MOST_FLATTENED) else { return };
    if let Some(flatten) = find_meta(&field.original.attrs, "flatten") {
        let message = format!(
            "at most {MOST_FLATTENED} fields can be flattened: flatten a struct that holds the others"
        );
        errors.at(field.index).error(flatten, message);
    }
}

/// A role borrows its field: not in a packed struct, nor in one without a known size, which the
/// driver takes apart.
fn role_can_borrow_its_field(model: &Model<'_>, errors: Reporter<'_>) {
    let Some(key) = model.fields.iter().find_map(Field::role_key) else { return };
    let (what, help) = if model.is_packed() {
        ("packed", "remove `#[repr(packed)]`")
    } else if model.is_maybe_unsized() {
        ("dynamically sized", "put the last field in a `Box`")
    } else {
        return;
    };
    let message = format!(
        "`{key}` borrows its field, but fields of a {what} struct cannot be borrowed: {help}"
    );
    errors.error(&model.input.ident, message);
}

/// The derive has its own path to serde, an impl for its own struct only, and `extra` keeps the
/// members that no field has.
fn attributes_of_serde_are_supported(model: &Model<'_>, errors: Reporter<'_>) {
    let remote = "`remote` is not supported on a token model: derive it on a struct of your own";
    let path = "a token model reaches serde through the runtime: write `#[token(crate = \"…\")]` \
         and remove this";
    let deny = "`deny_unknown_fields` conflicts with `extra`: one refuses the members that no \
         field has, the other keeps them";
    let has_extra = model.has_role(|role| role == Role::Extra);
    let refused =
        [(true, "remote", remote), (true, "crate", path), (has_extra, "deny_unknown_fields", deny)];
    for (_, name, message) in refused.iter().filter(|(is_refused, ..)| *is_refused) {
        if let Some(meta) = find_meta(&model.input.attrs, name) {
            errors.error(meta, message);
        }
    }
}
