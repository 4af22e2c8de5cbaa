//! The names of members: split into words, turned into names of Rust, checked for secrets.

/// The words of a name, in lower case: `access`, `token`, `expires`, `at` for
/// `accessTokenExpiresAt`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
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
    let words = separated.split(|char: char| !char.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The field name for a member: `refresh_token` for `refreshToken`.
pub(crate) fn field_name(member: &str) -> String {
    let name = words(member).join("_");
    match &*name {
        "" => "member".to_owned(),
        "self" | "super" | "crate" => format!("{name}_"),
        _ if KEYWORDS.split(' ').any(|keyword| keyword == name) => format!("r#{name}"),
        _ if name.starts_with(|char: char| char.is_ascii_digit()) => format!("member_{name}"),
        _ => name,
    }
}

const KEYWORDS: &str = "abstract as async await become box break const continue do dyn else enum \
    extern false final fn for gen if impl in let loop macro match mod move mut override priv pub \
    ref return static struct trait true try type typeof unsafe unsized use virtual where while yield";

/// The struct name for the object in a member: `AuthToken` for `auth_token`.
pub(crate) fn struct_name(member: &str) -> String {
    let name: String = words(member).iter().map(|word| capital(word)).collect();
    let is_taken = IMPORTED.split(' ').any(|imported| imported == name);
    if is_taken || !is_type_name(&name) { format!("Object{name}") } else { name }
}

const IMPORTED: &str = "DateTime Duration Expiry Extra ExtraValue Option ScopeSet Secret Self String \
    TokenModel TokenType Utc Vec";

/// Whether `name` can be the name of a struct.
pub(crate) fn is_type_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A rule of serde's `rename_all`, with its name.
pub(crate) type RenameRule = (&'static str, fn(&str) -> String);

/// The rules that the printer tries.
pub(crate) const RENAME_RULES: [RenameRule; 4] = [
    ("camelCase", |field| {
        let pascal = pascal(field);
        let mut chars = pascal.chars();
        chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
    }),
    ("PascalCase", pascal),
    ("kebab-case", |field| field.replace('_', "-")),
    ("SCREAMING_SNAKE_CASE", |field| field.to_ascii_uppercase()),
];

fn pascal(field: &str) -> String {
    field.split('_').map(capital).collect()
}

/// Whether the derive takes the name for that of a secret. A text field with such a name does
/// not compile without a role.
pub(crate) fn looks_secret(member: &str) -> bool {
    let words = words(member);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match &*words {
        [.., "device" | "user" | "auth" | "authorization", "code"]
        | [.., "code", "verifier"]
        | [.., _, "key" | "hash"] => true,
        [.., last] => {
            let parts = "token secret password passwd passphrase jwt credential assertion cookie \
                bearer apikey";
            *last == "otp" || parts.split_whitespace().any(|part| last.contains(part))
        }
        [] => false,
    }
}
