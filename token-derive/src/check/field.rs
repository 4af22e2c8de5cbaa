//! The rules for one field.

use crate::{
    ast::{Field, Model, Role, Sentinel, SentinelValue, Token},
    attr::find_meta,
    check::{holds, secret_names},
    errors::{Errors, Reporter},
};
use quote::quote;

pub(super) fn check(model: &Model<'_>, field: &Field<'_>, errors: &Errors) {
    let errors = errors.on_field(field.index);
    secret_is_not_public(field, errors);
    secret_names::public_has_an_effect(field, errors);
    secret_names::secret_looking_text_is_declared(model, field, errors);
    required_is_an_option(field, errors);
    sentinels_need_a_time(field, errors);
    sentinel_has_one_meaning(field, errors);
    sentinel_fits_the_type(field, errors);
    jwt_is_in_a_token(field, errors);
    fallback_follows_another_field(model, field, errors);
    extra_is_flattened(field, errors);
    flattened_field_is_declared(model, field, errors);
    role_encodes_its_field(field, errors);
    role_is_read(field, errors);
    received_is_written_as_it_is_read(field, errors);
}

/// `public` says that a field is not a secret.
fn secret_is_not_public(field: &Field<'_>, errors: Reporter<'_>) {
    if let (Some(role), Some(public)) = (&field.role, &field.public) {
        if role.value.is_secret() {
            let key = &role.key;
            errors.error(
                public,
                format!("`public` conflicts with `{key}`: a field is a secret or it is not"),
            );
        }
    }
}

/// `required` accepts null but not a missing key. So the type needs a value for null, and
/// nothing else may say what a missing key is.
fn required_is_an_option(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(required) = &field.required else { return };
    if !field.is_option() && !field.is_expiry() {
        errors.error(
            field.ty,
            "`required` is for an `Option`: a field of any other type is always required, so \
             remove it",
        );
    }
    if find_meta(&field.original.attrs, "default").is_some() {
        errors.error(
            required,
            "`required` conflicts with `#[serde(default)]`: one says that the key must be \
             there, the other what the field is without it",
        );
    }
}

/// `never` and `unknown` say what a wire value means for a time.
fn sentinels_need_a_time(field: &Field<'_>, errors: Reporter<'_>) {
    if let (Some(never), Some(Role::Issued(_))) = (&field.never, field.role()) {
        let message = "`never` has no meaning on `issued`: write `unknown(…)`";
        errors.error(&never.key, message);
    }
    let role_failed = field.role.is_none() && errors.has_any();
    if role_failed || field.role().is_some_and(Role::takes_sentinels) {
        return;
    }
    for list in [&field.never, &field.unknown].into_iter().flatten() {
        let key = &list.key;
        let message = match &field.role {
            Some(role) => format!(
                "`{key}` has no meaning on `{}`: it declares sentinel values of a time",
                role.key
            ),
            None => format!(
                "`{key}` declares sentinel values of a time, and this field has none: add \
                 `expires = \"unix\"` or `expires_in`"
            ),
        };
        errors.error(key, message);
    }
}

/// A sentinel value has one meaning.
fn sentinel_has_one_meaning(field: &Field<'_>, errors: Reporter<'_>) {
    let all: Vec<_> = field.sentinels().collect();
    for (index, (_, sentinel)) in all.iter().enumerate() {
        let mut earlier = all[..index].iter();
        let Some((is_never, _)) = earlier.find(|(_, earlier)| earlier.value == sentinel.value)
        else {
            continue;
        };
        let shown = match &sentinel.value {
            SentinelValue::Absent => "absent".to_owned(),
            SentinelValue::Int(int) => int.to_string(),
            SentinelValue::Text(text) => format!("{text:?}"),
        };
        let meaning = keyword(*is_never);
        let message = format!("duplicate sentinel value `{shown}`: it already means `{meaning}`");
        errors.error_at(sentinel.span, message);
    }
}

fn keyword(is_never: bool) -> &'static str {
    if is_never { "never" } else { "unknown" }
}

/// The type has a value for each sentinel. The runtime knows which types of a time have one;
/// a lifetime keeps its number, and text is no number.
fn sentinel_fits_the_type(field: &Field<'_>, errors: Reporter<'_>) {
    let is_time = !matches!(field.role(), Some(Role::ExpiresIn(..)));
    let is = |names: &[&str]| holds(field.ty, &|ident| names.iter().any(|name| ident == name));
    let is_unsigned = is(&["u8", "u16", "u32", "u64", "u128", "usize", "Duration"]);
    let is_number = is_unsigned || is(&["i8", "i16", "i32", "i64", "i128", "isize"]);
    if !field.role().is_some_and(Role::takes_sentinels) || (is_time && !is_number) {
        return;
    }
    for (is_never, Sentinel { value, span }) in field.sentinels() {
        let shown = match value {
            SentinelValue::Text(text) if text.parse::<i128>().is_err() => format!("{text:?}"),
            SentinelValue::Int(int) if *int < 0 && is_unsigned => int.to_string(),
            SentinelValue::Absent if !field.is_option() && is_number => "absent".to_owned(),
            SentinelValue::Int(_) | SentinelValue::Text(_) | SentinelValue::Absent => continue,
        };
        let message = if !field.is_option() {
            let ty = field.ty;
            let ty = quote!(#ty);
            format!("`{ty}` cannot hold the sentinel value `{shown}`: use `Option<{ty}>`")
        } else if is_never != field.absent_is_never() {
            let key = keyword(is_never);
            format!(
                "the field holds `{shown}` as `None`, which means something else here: add \
                 `absent` to `{key}(…)`"
            )
        } else {
            continue;
        };
        errors.error_at(*span, message);
    }
}

/// `"jwt"` reads the expiry from the token that the field holds.
fn jwt_is_in_a_token(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(jwt) = &field.jwt else { return };
    let (name, other) = match jwt.value {
        Token::Access => ("access_token", Role::RefreshToken),
        Token::Refresh => ("refresh_token", Role::AccessToken),
    };
    if !field.role().is_some_and(Role::is_secret) || field.role() == Some(&other) {
        let key = &jwt.key;
        errors.error(
            key,
            format!(
                "`{key} = \"jwt\"` belongs on the token itself: \
                 `#[token({name}, {key} = \"jwt\")]`"
            ),
        );
    }
}

/// A `fallback` is used when the earlier fields of its role are empty.
fn fallback_follows_another_field(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    let Some(fallback) = field.fallback.as_ref().filter(|_| !errors.has_any()) else { return };
    let Some(role) = field.role() else {
        let message = "`fallback` has no effect because the field has no role";
        return errors.error(fallback, message);
    };
    let mut others = model.fields.iter().filter(|other| other.index != field.index);
    let has_other = others.any(|other| match role {
        Role::Nested(_) => other.role.is_some(),
        Role::Expires(token, _) | Role::ExpiresIn(token, _) if other.jwt.is_some() => {
            other.jwt.as_ref().is_some_and(|jwt| jwt.value == *token)
        }
        _ => {
            let other_role = other.role().filter(|_| other.fallback.is_none());
            other_role.is_some_and(|other| other.same_role(role))
        }
    });
    if !has_other {
        let message = "`fallback` has no effect because no other field has this role";
        errors.error(fallback, message);
    }
}

/// `#[serde(flatten)]` collects the members for `extra`.
fn extra_is_flattened(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(role) = &field.role else { return };
    if role.value == Role::Extra && !field.serde.flatten() {
        errors.error(
            &role.key,
            "missing `#[serde(flatten)]`: `extra` collects the members that no other field has",
        );
    }
}

/// A flattened field could print members that nobody declared.
fn flattened_field_is_declared(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    let Some(flatten) = find_meta(&field.original.attrs, "flatten") else { return };
    if !model.annotated || !field.serde.flatten() || errors.has_any() {
        return;
    }
    let message = match &field.role {
        Some(role) if role.value.has_format() || role.value == Role::TokenType => {
            format!("`{}` cannot be flattened: it is one member", role.key)
        }
        None if field.public.is_none() => format!(
            "the members of a flattened field may be secrets, and would be printed: write \
             `#[token(extra)] {}: Extra`, `#[token(nested)]` if the field is a token model, or \
             `#[token(public)]` if it holds no secret",
            field.ident
        ),
        _ => return,
    };
    errors.error(flatten, message);
}

/// A role encodes its field, so serde's `with` has no effect on it.
fn role_encodes_its_field(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(role) = field.role.as_ref().filter(|role| role.value.has_format()) else { return };
    let names = ["with", "deserialize_with", "serialize_with"];
    let with = names.iter().find_map(|name| find_meta(&field.original.attrs, name));
    if let Some(with) = with {
        errors.error(
            with,
            format!("`{}` encodes the field itself: remove this, or remove the role", role.key),
        );
    }
}

/// A role says what a field means that is read.
fn role_is_read(field: &Field<'_>, errors: Reporter<'_>) {
    if !field.serde.skip_deserializing() {
        return;
    }
    if let Some(role) = &field.role {
        let message = format!("`{}` has no effect because serde skips the field", role.key);
        errors.error(&role.key, message);
    }
}

/// The time of `received` survives only if it is written under the name it is read by:
/// otherwise a stored token is stamped again when it is loaded, and never expires.
fn received_is_written_as_it_is_read(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(role) = field.role.as_ref().filter(|role| role.value == Role::Received) else {
        return;
    };
    if errors.has_any() {
        return;
    }
    let names = field.serde.name();
    let is_renamed = names.serialize_name() != names.deserialize_name();
    let (attr, what) = if field.serde.skip_serializing() {
        ("skip_serializing", "written")
    } else if is_renamed {
        ("rename", "written under the name it is read by")
    } else {
        return;
    };
    let message = format!(
        "a `received` field must be {what}: otherwise a stored token starts a new lifetime \
         whenever it is loaded"
    );
    match find_meta(&field.original.attrs, attr) {
        Some(meta) => errors.error(meta, message),
        None => errors.error(&role.key, message),
    }
}
