//! The rules for one field.

use crate::{
    ast::{Field, Model, Role, Sentinel, SentinelValue, Token, last_segment},
    attr::find_meta,
    check::{innermost, secret_names},
    errors::Reporter,
};
use quote::ToTokens;

pub(super) fn check(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    secret_names::public_has_an_effect(field, errors);
    secret_names::secret_looking_text_is_declared(model, field, errors);
    required_is_an_option(field, errors);
    sentinels_need_a_time(field, errors);
    sentinel_has_one_meaning(field, errors);
    sentinel_fits_the_type(field, errors);
    jwt_is_in_a_token(field, errors);
    fallback_follows_another_field(model, field, errors);
    flattened_field_is_declared(model, field, errors);
    role_is_read_and_encodes_its_field(field, errors);
    received_is_written_as_it_is_read(field, errors);
}

/// `required` accepts null but not a missing key. So the type needs a value for null, and
/// nothing else may say what a missing key is.
fn required_is_an_option(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(required) = &field.required else { return };
    if !field.is_option() && last_segment(field.ty).is_none_or(|ident| ident != "Expiry") {
        let message = "`required` is for an `Option`: a field of any other type is always \
             required, so remove it";
        errors.error(field.ty, message);
    }
    if find_meta(&field.original.attrs, "default").is_some() {
        let why = "one says that the key must be there, the other what the field is without it";
        errors.conflict(required, "#[serde(default)]", why);
    }
}

/// `never` and `unknown` say what a wire value means for a time.
fn sentinels_need_a_time(field: &Field<'_>, errors: Reporter<'_>) {
    if let (Some(never), Some(Role::Issued(_))) = (&field.never, field.role()) {
        errors.error(&never.key, "`never` has no meaning on `issued`: write `unknown(…)`");
    }
    let role_failed = field.role.is_none() && errors.has_any();
    if role_failed || field.role().is_some_and(Role::takes_sentinels) {
        return;
    }
    for list in [&field.never, &field.unknown].into_iter().flatten() {
        let message = format!(
            "`{}` declares sentinel values of a time, such as `expires = \"unix\"` or \
             `expires_in`, and this field has none",
            list.key
        );
        errors.error(&list.key, message);
    }
}

fn sentinel_has_one_meaning(field: &Field<'_>, errors: Reporter<'_>) {
    let all: Vec<_> = field.sentinels().map(|(_, sentinel)| sentinel).collect();
    for (index, Sentinel { value, tokens }) in all.iter().enumerate() {
        if all[..index].iter().any(|earlier| earlier.value == *value) {
            errors.duplicate(tokens, "sentinel value", shown(value));
        }
    }
}

fn shown(value: &SentinelValue) -> String {
    match value {
        SentinelValue::Absent => "absent".to_owned(),
        SentinelValue::Int(int) => int.to_string(),
        SentinelValue::Text(text) => format!("{text:?}"),
    }
}

/// The type has a value for each sentinel. The runtime knows which types of a time have one;
/// a lifetime keeps its number, and text is no number.
fn sentinel_fits_the_type(field: &Field<'_>, errors: Reporter<'_>) {
    let is_time = !matches!(field.role(), Some(Role::ExpiresIn(..)));
    let is = |names: &str| {
        innermost(field.ty).is_some_and(|ident| names.split(' ').any(|name| ident == name))
    };
    let is_unsigned = is("u8 u16 u32 u64 u128 usize Duration");
    let is_number = is_unsigned || is("i8 i16 i32 i64 i128 isize");
    if !field.role().is_some_and(Role::takes_sentinels) || (is_time && !is_number) {
        return;
    }
    for (is_never, Sentinel { value, tokens }) in field.sentinels() {
        let fits = match value {
            SentinelValue::Text(text) => text.parse::<i128>().is_ok(),
            SentinelValue::Int(int) => *int >= 0 || !is_unsigned,
            SentinelValue::Absent => field.is_option() || !is_number,
        };
        if fits || (field.is_option() && is_never == field.absent_is_never()) {
            continue;
        }
        let (shown, ty) = (shown(value), field.ty.to_token_stream());
        let message = if field.is_option() {
            let key = if is_never { "never" } else { "unknown" };
            format!(
                "the field holds `{shown}` as `None`, which means something else here: add \
                 `absent` to `{key}(…)`"
            )
        } else {
            format!("`{ty}` cannot hold the sentinel value `{shown}`: use `Option<{ty}>`")
        };
        errors.error(tokens, message);
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
        let message = format!(
            "`{key} = \"jwt\"` belongs on the token itself: `#[token({name}, {key} = \"jwt\")]`"
        );
        errors.error(key, message);
    }
}

/// A `fallback` is used when the earlier fields of its role are empty.
fn fallback_follows_another_field(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    let Some(fallback) = field.fallback.as_ref().filter(|_| !errors.has_any()) else { return };
    let has_role = |other: &Field<'_>| match (field.role(), &other.jwt) {
        (Some(Role::Nested(_)), _) => other.role.is_some(),
        (Some(Role::Expires(token, _) | Role::ExpiresIn(token, _)), Some(jwt)) => {
            jwt.value == *token
        }
        _ => other.fallback.is_none() && field.shares_role(other),
    };
    if !model.fields.iter().any(|other| other.index != field.index && has_role(other)) {
        errors.no_effect(fallback, "no other field has this role");
    }
}

/// `#[serde(flatten)]` collects the members for `extra`. Another flattened field could print
/// members that nobody declared.
fn flattened_field_is_declared(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    if !field.serde.flatten() {
        if field.role() == Some(&Role::Extra) {
            let message = "missing `#[serde(flatten)]`: `extra` collects the members that no \
                 other field has";
            errors.error(field.role_key(), message);
        }
        return;
    }
    let Some(flatten) = find_meta(&field.original.attrs, "flatten") else { return };
    if !model.annotated || errors.has_any() {
        return;
    }
    let message = match &field.role {
        Some(role) if !matches!(role.value, Role::Nested(_) | Role::Extra) => {
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

/// A role says what a field means that is read. It encodes the field, so serde's `with` has no
/// effect.
fn role_is_read_and_encodes_its_field(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(role) = &field.role else { return };
    let key = &role.key;
    let names = ["with", "deserialize_with", "serialize_with"];
    let with = names.iter().find_map(|name| find_meta(&field.original.attrs, name));
    if let Some(with) = with.filter(|_| role.value.has_format()) {
        let message = format!("`{key}` encodes the field itself: remove this, or remove the role");
        errors.error(with, message);
    }
    if field.serde.skip_deserializing() {
        errors.no_effect(key, "serde skips the field");
    }
}

/// The time of `received` survives only if it is always written, under the name it is read by:
/// otherwise a stored token is stamped again when it is loaded, and never expires.
fn received_is_written_as_it_is_read(field: &Field<'_>, errors: Reporter<'_>) {
    if field.role() != Some(&Role::Received) || errors.has_any() {
        return;
    }
    let (serde, names) = (&field.serde, field.serde.name());
    let is_left_out = serde.skip_serializing() || serde.skip_serializing_if().is_some();
    if is_left_out || names.serialize_name() != names.deserialize_name() {
        let message = "a `received` field must always be written, under the name it is read by: \
             otherwise a stored token starts a new lifetime whenever it is loaded";
        let causes = ["skip_serializing", "skip_serializing_if", "rename"];
        match causes.iter().find_map(|name| find_meta(&field.original.attrs, name)) {
            Some(meta) => errors.error(meta, message),
            None => errors.error(field.role_key(), message),
        }
    }
}
