//! Text under a name that looks like a secret's is a `Secret`, or declared `public`. So a new
//! field cannot leak because its role was forgotten.

use crate::{
    ast::{Field, Model},
    check::innermost,
    errors::Reporter,
};

/// Text with the name of a secret needs a role or `public`.
pub(super) fn secret_looking_text_is_declared(
    model: &Model<'_>,
    field: &Field<'_>,
    errors: Reporter<'_>,
) {
    let is_declared = field.role.is_some() || field.public.is_some() || errors.has_any();
    if is_declared || !holds_text(field) {
        return;
    }
    let name = name_where(field, |words| looks_secret(words) && !is_known(words));
    let Some(name) = name else { return };
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

/// `public` is for text with the name of a secret, and for what is flattened.
pub(super) fn public_has_an_effect(field: &Field<'_>, errors: Reporter<'_>) {
    let Some(public) = &field.public else { return };
    let may_be_printed = || holds_text(field) && name_where(field, looks_secret).is_some();
    if let Some(role) = &field.role {
        if role.value.is_secret() {
            errors.conflict(public, &role.key, "a field is a secret or it is not");
        }
    } else if !field.serde.flatten() && !may_be_printed() {
        errors.no_effect(public, format!("`{}` is no text that looks like a secret", field.ident));
    }
}

/// Whether a field is text, or an `Option`, `Box` or the like of it.
fn holds_text(field: &Field<'_>) -> bool {
    innermost(field.ty).is_some_and(|ident| ident == "String" || ident == "str")
}

/// The name of the field, in Rust or on the wire, for whose words `is_wanted` holds.
fn name_where(field: &Field<'_>, is_wanted: impl Fn(&[&str]) -> bool) -> Option<String> {
    let written = &field.serde.name().serialize_name().value;
    let read = field.serde.aliases().iter().map(|name| &name.value);
    let names = [field.ident.to_string()].into_iter().chain(read.chain([written]).cloned());
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

#[cfg(test)]
mod tests {
    use super::{is_known, looks_secret, words};

    fn is_secret_name(name: &str) -> bool {
        let words = words(name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        looks_secret(&words) && !is_known(&words)
    }

    #[test]
    fn names_of_secrets() {
        let names = "token tokens accessToken access_token ACCESS_TOKEN accesstoken refreshtoken \
            IDToken idToken id-token OAuthToken oauth2Token r#token client_secret clientSecret \
            password passwd passphrase db_passphrase jwt JWT credentials client_assertion cookie \
            otp apikey api_key apiKey APIKey signing_key private_key password_hash token_hash \
            device_code deviceCode user_code authorization_code code_verifier codeVerifier \
            bearer api.key csrf_token session_token refreshTokens";
        for name in names.split_whitespace() {
            assert!(is_secret_name(name), "{name} is the name of a secret");
        }
    }

    #[test]
    fn other_names() {
        let names = "page_token pageToken next_page_token nextPageToken NextPageToken cursor \
            cursor_token continuation_token sync_token nextSyncToken next_token prev_token \
            sort_key sortKey primary_key public_key publicKey commit_hash file_hash key hash \
            code country_code status_code postal_code verifier token_type token_name tokenizer \
            secret_id secretary user_name scope password_hint key_id keyId monkey cookie_policy";
        for name in names.split_whitespace() {
            assert!(!is_secret_name(name), "{name} is not the name of a secret");
        }
    }
}
