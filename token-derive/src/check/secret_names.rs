//! Text under a name that looks like a secret's is a `Secret`, or declared `public`. So a new
//! field cannot leak because its role was forgotten.

use crate::{
    ast::{Field, Model},
    errors::Reporter,
    types::{Content, Kind, innermost},
};

/// Text with the name of a secret needs a role or `public`.
pub(super) fn secret_looking_text_is_declared(
    model: &Model<'_>,
    field: &Field<'_>,
    errors: Reporter<'_>,
) {
    if errors.has_any() || !holds_text(field) {
        return;
    }
    let Some(name) = undeclared_name(field) else { return };
    let role = match &*name {
        "access_token" | "refresh_token" => &*name,
        _ => "secret",
    };
    let ident = field.ident;
    let declared = match (&model.debug, field.is_option()) {
        (Some(_), _) => format!("#[token({role})]"),
        (None, true) => format!("#[token({role})] {ident}: Option<Secret>"),
        (None, false) => format!("#[token({role})] {ident}: Secret"),
    };
    let message = format!(
        "`{name}` looks like the name of a secret, and the field would be printed: write \
         `{declared}`, or `#[token(public)]` if it is not a secret"
    );
    errors.error(ident, message);
}

/// The name of a field that looks like that of a secret, without a role or `public`.
fn undeclared_name(field: &Field<'_>) -> Option<String> {
    if field.role.is_some() || field.public.is_some() {
        return None;
    }
    name_where(field, |words| looks_secret(words) && !is_known(words))
}

/// Whether only rustc sees if a field with the name of a secret is text.
pub(crate) fn may_be_undeclared_text(field: &Field<'_>) -> bool {
    may_hold_text(field) && !holds_text(field) && undeclared_name(field).is_some()
}

/// `public` is for text with the name of a secret, and for what is flattened.
pub(super) fn public_has_an_effect(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(public) = &field.public else { return };
    let may_be_printed = || may_hold_text(field) && name_where(field, looks_secret).is_some();
    if let Some(role) = &field.role {
        if role.value.content() == Content::Secret {
            errors.conflict(public, &role.key, "a field is a secret or it is not");
        }
    } else if !field.serde.flatten() && !may_be_printed() {
        errors.no_effect(public, format!("`{}` is no text that looks like a secret", field.ident));
    }
}

/// Whether a field is text, or an `Option`, `Box` or the like of it.
fn holds_text(field: &Field<'_>) -> bool {
    const WRAPPERS: &[&str] = &["Option", "Box", "Vec", "Cow", "Rc", "Arc"];
    innermost(field.ty, WRAPPERS).is_some_and(|ident| ident == "String" || ident == "str")
}

/// Whether a field is text as far as the name of its type says: an alias may stand for it.
fn may_hold_text(field: &Field<'_>) -> bool {
    matches!(Kind::of(field.ty), Kind::Text | Kind::Unknown | Kind::For(Content::Scopes))
}

/// The name of the field, in Rust or on the wire, for whose words `is_wanted` holds.
fn name_where(field: &Field<'_>, is_wanted: impl Fn(&[&str]) -> bool) -> Option<String> {
    let written = &field.serde.name().serialize_name().value;
    let mut names = vec![field.ident.to_string()];
    names.extend(field.serde.aliases().iter().map(|name| name.value.clone()));
    names.push(written.clone());
    names.into_iter().find(|name| {
        let words = words(name);
        is_wanted(&words.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

/// Whether the words of a name end as the name of a secret does.
fn looks_secret(words: &[&str]) -> bool {
    match words {
        [.., "device" | "user" | "authorization" | "auth", "code"]
        | [.., "code", "verifier"]
        | [.., _, "key" | "hash"] => true,
        [.., last] => SECRETS.split(' ').any(|secret| secret == *last),
        [] => false,
    }
}

/// Whether the words of a name say that it is not a secret, although it looks like one.
fn is_known(words: &[&str]) -> bool {
    match words {
        [.., before, "token" | "tokens"] => POSITIONS.contains(before),
        [.., before, "key"] => PLAIN_KEYS.contains(before),
        [.., before, "hash"] => PLAIN_HASHES.contains(before),
        _ => false,
    }
}

/// The last words of the names of secrets.
const SECRETS: &str = "token tokens secret secrets password passwd passphrase jwt credential \
    credentials assertion cookie otp bearer accesstoken refreshtoken idtoken authtoken apikey \
    clientsecret";

/// What a token is of that marks a position in a list.
const POSITIONS: &[&str] =
    &["page", "cursor", "continuation", "sync", "next", "prev", "previous", "resume", "delta"];

const PLAIN_KEYS: &[&str] = &["sort", "primary", "foreign", "public", "partition", "object"];

const PLAIN_HASHES: &[&str] = &["commit", "file", "git", "content", "tree", "blob"];

/// The words of a name in any case, in lower case. `IDToken` has two.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.strip_prefix("r#").unwrap_or(name).chars().collect();
    let mut separated = String::new();
    for (index, char) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| chars[before]);
        let after_small = before.is_some_and(|char| char.is_lowercase() || char.is_numeric());
        let before_small = chars.get(index + 1).is_some_and(|char| char.is_lowercase());
        let after_acronym = before.is_some_and(char::is_uppercase) && before_small;
        if char.is_uppercase() && (after_small || after_acronym) {
            separated.push('_');
        }
        separated.extend(char.to_lowercase());
    }
    let words = separated.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
