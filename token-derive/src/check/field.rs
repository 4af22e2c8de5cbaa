//! The rules for one field.

use crate::{
    ast::{Field, Model, Role, Sentinel, SentinelValue, Spanned, Token},
    attr::find_meta,
    check::secret_names,
    errors::Reporter,
    types::{Content, Kind, inner_of, innermost, last_segment, shown},
};
use syn::Type;

pub(super) fn check(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    secret_names::public_has_an_effect(field, errors);
    secret_names::secret_looking_text_is_declared(model, field, errors);
    required_is_an_option(field, errors);
    sentinels_need_a_time(field, errors);
    sentinel_has_one_meaning(field, errors);
    sentinel_fits_the_type(field, errors);
    jwt_is_in_a_token(field, errors);
    type_fits_the_role(model, field, errors);
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
    if let (Some(never), Some(Role::Issued)) = (&field.never, field.role()) {
        errors.error(&never.key, "`never` has no meaning on `issued`: write `unknown(…)`");
    }
    if field.is_unclear || field.role().is_some_and(Role::takes_sentinels) {
        return;
    }
    for Spanned { key, .. } in field.never.iter().chain(&field.unknown) {
        let message = format!(
            "`{key}` declares sentinel values of a time, such as `expires = \"unix\"` or \
             `expires_in`, and this field has none"
        );
        errors.error(key, message);
    }
}

fn sentinel_has_one_meaning(field: &Field<'_>, errors: Reporter<'_>) {
    let all = field.sentinels();
    for (index, (_, Sentinel { value, tokens })) in all.iter().enumerate() {
        if all[..index].iter().any(|(_, earlier)| earlier.value == *value) {
            errors.duplicate(tokens, "sentinel value", shown_value(value));
        }
    }
}

fn shown_value(value: &SentinelValue) -> String {
    match value {
        SentinelValue::Absent => "absent".to_owned(),
        SentinelValue::Int(int) => int.to_string(),
        SentinelValue::Text(text) => format!("{text:?}"),
    }
}

/// The type has a value for each sentinel. The runtime knows which types of a time have one;
/// a number keeps its value, and text is no number.
fn sentinel_fits_the_type(field: &Field<'_>, errors: Reporter<'_>) {
    let kind = Kind::of(field.ty);
    if !field.role().is_some_and(Role::takes_sentinels)
        || (field.content() == Some(Content::Time) && kind.bits().is_none())
    {
        return;
    }
    let is_duration = innermost(field.ty, &["Option"]).is_some_and(|name| name == "Duration");
    for (is_never, Sentinel { value, tokens }) in field.sentinels() {
        let fits = match value {
            SentinelValue::Text(_) => false,
            SentinelValue::Int(int) => kind.fits_number(*int) && !(is_duration && *int < 0),
            SentinelValue::Absent => field.is_option() || kind == Kind::Unknown,
        };
        if fits || (field.is_option() && is_never == field.absent_is_never()) {
            continue;
        }
        let (value, ty) = (shown_value(value), shown(field.ty));
        let message = if field.is_option() {
            let key = if is_never { "never" } else { "unknown" };
            format!(
                "the field holds `{value}` as `None`, which means something else here: add \
                 `absent` to `{key}(…)`"
            )
        } else {
            format!("`{ty}` cannot hold the sentinel value `{value}`: use `Option<{ty}>`")
        };
        errors.error(tokens, message);
    }
}

/// `"jwt"` reads the expiry from the token that the field holds.
fn jwt_is_in_a_token(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(jwt) = field.jwt.as_ref().filter(|_| !field.is_unclear) else { return };
    if field.role().is_some_and(|role| role.has_jwt_of(jwt.value)) {
        return;
    }
    let is_refresh = match field.role() {
        Some(Role::AccessToken) => false,
        Some(Role::RefreshToken) => true,
        _ => jwt.value == Token::Refresh,
    };
    let right = if is_refresh { "refresh_token, refresh_expires" } else { "access_token, expires" };
    let message = format!(
        "`{} = \"jwt\"` belongs on the token itself: `#[token({right} = \"jwt\")]`",
        jwt.key
    );
    errors.error(&jwt.key, message);
}

/// The name of a well-known type says which roles it can have. The runtime knows the others.
fn type_fits_the_role(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    let (Some(content), Some(key)) = (field.content(), field.role_key()) else { return };
    let kind = Kind::of(field.ty);
    let is_printed = content == Content::Secret && kind == Kind::Text && model.debug.is_none();
    let element = inner_of(field.ty, &["Option", "Box", "Vec", "BTreeSet", "HashSet"]);
    let borrows = content == Content::Scopes
        && kind == Kind::For(content)
        && matches!(element, Type::Reference(_));
    // A model can have any name.
    let fits = kind.fits(content) || content == Content::Model;
    if errors.has_any() || (fits && !is_printed && !borrows) {
        return;
    }
    let hint = match field.role() {
        Some(Role::Expires(_)) if kind.fits(Content::Lifetime) => {
            format!("; for a lifetime, write `{key}_in`")
        }
        Some(Role::ExpiresIn(_)) if kind.fits(Content::Time) => {
            let key = key.to_string().replace("_in", "");
            format!("; for a point in time, write `{key} = \"unix\"` or another encoding")
        }
        _ if is_printed => "; or put `#[token(debug)]` on the struct, in place of `Debug` in its \
                            `derive`, to keep a string"
            .to_owned(),
        _ => String::new(),
    };
    let message = format!("expected {}, found `{}`{hint}", content.expected(), shown(field.ty));
    errors.error(field.ty, message);
}

/// A `fallback` is used when the earlier fields of its role are empty.
fn fallback_follows_another_field(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    let Some(fallback) = field.fallback.as_ref().filter(|_| !errors.has_any()) else { return };
    let has_role = |other: &Field<'_>| match (field.role(), &other.jwt) {
        (Some(Role::Nested), _) => other.role.is_some(),
        (Some(Role::Expires(token) | Role::ExpiresIn(token)), Some(jwt)) => jwt.value == token,
        _ => other.fallback.is_none() && field.shares_role(other),
    };
    let may_come_before =
        |other: &Field<'_>| other.index != field.index && (other.is_unclear || has_role(other));
    if !model.fields.iter().any(may_come_before) {
        let is_role = field.role.is_some();
        let why = if is_role { "no other field has this role" } else { "the field has no role" };
        errors.no_effect(fallback, why);
    }
}

/// `#[serde(flatten)]` collects the members for `extra`. Another flattened field could print
/// members that nobody declared.
fn flattened_field_is_declared(model: &Model<'_>, field: &Field<'_>, errors: Reporter<'_>) {
    if errors.has_any() {
        return;
    }
    let flatten = find_meta(&field.original.attrs, "flatten");
    match (flatten.filter(|_| field.serde.flatten()), &field.role) {
        (None, Some(Spanned { key, value: Role::Extra })) => {
            let message = "missing `#[serde(flatten)]`: `extra` collects the members that no \
                 other field has";
            errors.error(key, message);
        }
        (None, _) | (Some(_), Some(Spanned { value: Role::Nested | Role::Extra, .. })) => {}
        (Some(flatten), Some(Spanned { key, .. })) => {
            errors.error(flatten, format!("`{key}` cannot be flattened: it is one member"));
        }
        (Some(flatten), None) if model.annotated && field.public.is_none() => {
            let message = format!(
                "the members of a flattened field may be secrets, and would be printed: write \
                 `#[token(extra)] {}: Extra`, `#[token(nested)]` if the field is a token model, \
                 or `#[token(public)]` if it holds no secret",
                field.ident
            );
            errors.error(flatten, message);
        }
        (Some(_), None) => {}
    }
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
    if field.role() != Some(Role::Received) || errors.has_any() {
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
