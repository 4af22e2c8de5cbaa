//! A suggestion is right: put in place of the mistake it expands, and it is what the table says.

use crate::{
    ast::{
        Role,
        Token::{Access, Refresh},
    },
    attr::keys::{
        ENCODINGS, FIELD_KEYS, Key, NESTED_ROLES, OnField, SCOPE_FORMATS, STRFTIME, STRUCT_KEYS,
        UNITS,
    },
    types::Content,
};

/// The errors of a struct.
fn errors(code: &str) -> Vec<String> {
    let input = syn::parse_str(code).unwrap_or_else(|error| panic!("{code}: {error}"));
    crate::expand_or_explain(&input).1.iter().map(ToString::to_string).collect()
}

/// What the one error of `code` suggests.
fn suggestions(code: &str) -> Vec<String> {
    let errors = errors(code);
    let [error] = &errors[..] else { panic!("{code}: {errors:#?}") };
    let Some((_, suggested)) = error.split_once("did you mean `") else {
        panic!("{code}: {error}");
    };
    suggested.trim_end_matches("`?").split("` or `").map(str::to_owned).collect()
}

/// Checks that `wrong` leads to `right`, and that each suggestion expands where `code` puts it.
fn check(wrong: &str, right: &str, code: impl Fn(&str) -> String) {
    let suggestions = suggestions(&code(wrong));
    assert!(suggestions.iter().any(|one| one == right), "`{wrong}`: {suggestions:?}");
    for suggestion in suggestions {
        let errors = errors(&code(&suggestion));
        assert!(errors.is_empty(), "`{suggestion}` for `{wrong}`: {errors:#?}");
    }
}

fn other_names<T>(key: &Key<T>) -> impl Iterator<Item = &'static str> {
    key.names().filter(|name| *name != key.name)
}

/// A struct with `attribute` on a field that is made for `key`.
fn on_field(key: &Key<OnField>, attribute: &str) -> String {
    let (other, ty) = match key.value {
        OnField::Flag(_) => return format!("struct S {{ #[token({attribute})] token: String }}"),
        OnField::Sentinels(_) => {
            let attribute = format!("expires = \"unix\", {attribute}");
            return format!("struct S {{ #[token({attribute})] at: Option<i64> }}");
        }
        OnField::Role(role) => match role.content() {
            Content::Secret => ("", "Secret"),
            Content::TokenType => ("", "TokenType"),
            Content::Flag => ("", "bool"),
            Content::Time => ("", "DateTime<Utc>"),
            Content::Lifetime => ("#[token(received)] received_at: i64,", "Duration"),
            Content::Scopes => ("", "ScopeSet"),
            Content::Model => ("", "Session"),
            Content::Extra => ("#[serde(flatten)]", "Extra"),
        },
    };
    format!("struct S {{ {other} #[token({attribute})] field: {ty} }}")
}

#[test]
fn other_names_of_attributes() {
    for key in FIELD_KEYS {
        for word in other_names(key) {
            check(&format!("{word}{}", key.example), &key.shown(), |it| on_field(key, it));
        }
    }
    for key in STRUCT_KEYS {
        let fields = match key.name {
            "default_lifetime" => "#[token(received)] received_at: i64",
            "never_expires" => "#[token(access_token)] access_token: Secret",
            _ => "#[token(expires = \"unix\")] expires_at: i64",
        };
        for word in other_names(key) {
            check(&format!("{word}{}", key.example), &key.shown(), |it| {
                format!("#[token({it})] struct S {{ {fields} }}")
            });
        }
    }
}

/// A slip of the keyboard in any name of an attribute.
#[test]
fn misspelt_attributes() {
    for key in FIELD_KEYS.iter().filter(|key| key.name.len() > 5 && key.name != "issued") {
        if matches!(key.value, OnField::Flag(_)) {
            continue;
        }
        for place in 1..key.name.len() {
            let (start, end) = key.name.split_at(place);
            let shown = format!("{start}z{end}{}", key.example);
            check(&shown, &key.shown(), |it| on_field(key, it));
        }
    }
}

#[test]
fn attributes_in_the_wrong_place() {
    for key in FIELD_KEYS {
        let code = format!("#[token({})] struct S {{ #[token(secret)] a: Secret }}", key.shown());
        let belongs = format!("`{}` belongs on a field: `#[token({})]`", key.name, key.shown());
        assert_eq!(errors(&code), [belongs]);
    }
    for key in STRUCT_KEYS {
        let code = format!("struct S {{ #[token(secret, {})] a: Secret }}", key.shown());
        let belongs = format!("`{}` belongs on the struct: `#[token({})]`", key.name, key.shown());
        assert_eq!(errors(&code), [belongs]);
    }
}

/// The other names of the values of `key`, on a field of this type. A suggestion may be another
/// attribute.
fn check_values<T>(key: &str, ty: &str, values: &'static [Key<T>]) {
    for value in values {
        for word in other_names(value) {
            check(word, value.name, |it| {
                let attribute =
                    if it.contains(" = ") { it.to_owned() } else { format!("{key} = \"{it}\"") };
                format!(
                    "struct S {{ #[token({attribute})] field: {ty}, #[token(issued = \"unix\")] \
                     at: i64 }}"
                )
            });
        }
    }
}

#[test]
fn other_names_of_values() {
    check_values("instant", "DateTime<Utc>", ENCODINGS);
    check_values("expires", "DateTime<Utc>", ENCODINGS);
    check_values("expires", "i64", ENCODINGS);
    check_values("refresh_expires", "Custom", ENCODINGS);
    check_values("instant", "DateTime<Utc>", STRFTIME);
    check_values("expires_in", "u64", UNITS);
    check_values("refresh_expires_in", "Custom", UNITS);
    check_values("scopes", "ScopeSet", SCOPE_FORMATS);
    for role in NESTED_ROLES {
        for word in other_names(role) {
            check(word, role.name, |it| format!("struct S {{ #[token(nested({it}))] a: N }}"));
        }
    }
}

/// The words for an attribute in compounds: `accessTokenExpiresAt`.
#[test]
fn compound_names() {
    let of_role = |wanted: Role| {
        let is_wanted = |key: &&Key<OnField>| key.value.role() == Some(wanted);
        FIELD_KEYS.iter().find(is_wanted).expect("each role has a row")
    };
    for (words, role) in [
        (
            "access_token_expires accessTokenExpiresAt token_expiry expires_on expiration_date \
          accessTokenExpirationTime",
            Role::Expires(Access),
        ),
        (
            "refresh_token_expires refreshTokenExpiresAt refresh_expiry refresh_expires_on \
          refresh_token_expiration_date",
            Role::Expires(Refresh),
        ),
        ("access_token_expires_in accessTokenLifetime token_ttl", Role::ExpiresIn(Access)),
        ("refresh_token_expires_in refreshTokenLifetime refresh_ttl", Role::ExpiresIn(Refresh)),
        ("created_at createdOn issued_time", Role::Issued),
        ("refresh_token_scopes refreshScope", Role::Scopes(Refresh)),
    ] {
        let key = of_role(role);
        for word in words.split_whitespace() {
            check(&format!("{word}{}", key.example), &key.shown(), |it| on_field(key, it));
        }
    }
}
