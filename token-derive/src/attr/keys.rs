//! The tables of the attribute language: what may be written where, what people write
//! instead, and how it is read.
//!
//! To add an attribute, an encoding, a unit or a scope format, add a row.

use crate::{
    ast::{Encoding, Field, Item, Model, Role, Sentinel, Spanned, Token},
    errors::nearest,
};
use proc_macro2::Ident;

pub(crate) use crate::ast::NestedRole;

type Word = &'static str;

/// A row of a table: a word of the language. `T` says what it means.
pub(crate) struct Key<T> {
    pub(crate) name: Word,
    /// The value of an example.
    example: Word,
    /// What people write instead.
    synonyms: &'static [Word],
    pub(crate) value: T,
}

const fn key<T: Copy>(name: Word, example: Word, synonyms: &'static [Word], value: T) -> Key<T> {
    Key { name, example, synonyms, value }
}

pub(crate) fn find<T>(keys: &'static [Key<T>], word: &str) -> Option<&'static Key<T>> {
    keys.iter().find(|key| key.name == word)
}

/// The word that `word` was probably meant to be.
pub(crate) fn suggest<T>(keys: &'static [Key<T>], word: &str) -> Option<&'static str> {
    let synonym = keys.iter().find(|key| key.synonyms.contains(&word)).map(|key| key.name);
    synonym.or_else(|| nearest(word, keys.iter().map(|key| key.name)))
}

/// What to write in place of `word`: the nearest word, or all of them and `more`.
pub(crate) fn hint<T>(keys: &'static [Key<T>], word: &str, more: &str) -> String {
    if let Some(near) = suggest(keys, word) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
    format!("expected one of {}{more}", all.join(", "))
}

const fn row(name: Word, path: Word, synonyms: &'static [Word]) -> Key<Item> {
    key(name, "", synonyms, Item { path })
}

/// `expires = "unix"`; the first row replaces one with a mistake.
pub(crate) static ENCODINGS: &[Key<Item>] = &[
    row("unix", "Encoding::Unix", &["timestamp", "epoch", "unix_seconds"]),
    row("unix_ms", "Encoding::UnixMillis", &["unix_millis", "timestamp_ms", "epoch_ms"]),
    row("unix_us", "Encoding::UnixMicros", &["unix_micros", "timestamp_us", "epoch_us"]),
    row("unix_ns", "Encoding::UnixNanos", &["unix_nanos", "timestamp_ns", "epoch_ns"]),
    row("rfc3339", "Encoding::Rfc3339", &["iso8601", "iso", "rfc_3339", "datetime"]),
    row("http_date", "Encoding::HttpDate", &["rfc2822", "rfc1123", "http"]),
    row("date", "Encoding::Date", &[]),
];

/// `expires_in = "seconds"`; the first row is the default.
pub(crate) static UNITS: &[Key<Item>] = &[
    row("seconds", "Unit::Seconds", &["s", "sec", "secs"]),
    row("millis", "Unit::Millis", &["ms", "milliseconds"]),
    row("minutes", "Unit::Minutes", &["min", "m"]),
    row("hours", "Unit::Hours", &["hour", "hrs", "h"]),
    row("days", "Unit::Days", &["day", "d"]),
    row("duration", "Unit::Duration", &[]),
    row("clock", "Unit::Clock", &[]),
];

/// `scopes = "space"`; the first row is the default.
pub(crate) static SCOPE_FORMATS: &[Key<Item>] = &[
    row("space", "ScopeFormat::Space", &[" "]),
    row("comma", "ScopeFormat::Comma", &[","]),
    row("list", "ScopeFormat::List", &["array", "seq"]),
    row("map", "ScopeFormat::Map", &["object"]),
];

/// `manual(Serialize)`
pub(crate) static IMPLS: &[Key<Item>] =
    &[row("Serialize", "serde::Serialize", &[]), row("Deserialize", "serde::Deserialize", &[])];

/// `nested(access_token)`
pub(crate) static NESTED_ROLES: &[Key<NestedRole>] = &[
    key("access_token", "", &[], NestedRole::AccessToken),
    key("refresh_token", "", &[], NestedRole::RefreshToken),
    key("expires", "", &["expires_in"], NestedRole::Expires),
    key("refresh_expires", "", &["refresh_expires_in"], NestedRole::RefreshExpires),
    key("scopes", "", &[], NestedRole::Scopes),
    key("refresh_scopes", "", &[], NestedRole::RefreshScopes),
];

/// How an attribute of the struct is read.
#[derive(Clone, Copy)]
pub(crate) enum OnStruct {
    Flag(for<'m> fn(&'m mut Model<'_>) -> &'m mut Option<Ident>),
    Seconds(for<'m> fn(&'m mut Model<'_>) -> &'m mut Option<Spanned<u64>>),
    Runtime,
    Base,
    Manual,
}

pub(crate) static STRUCT_KEYS: &[Key<OnStruct>] = &[
    key("crate", " = \"path::to::token_runtime\"", &[], OnStruct::Runtime),
    key("margin", " = \"30s\"", &[], OnStruct::Seconds(|model| &mut model.margin)),
    key("default_lifetime", " = \"1h\"", &[], OnStruct::Seconds(|it| &mut it.default_lifetime)),
    key("never_expires", "", &[], OnStruct::Flag(|model| &mut model.never_expires)),
    key("debug", "", &[], OnStruct::Flag(|model| &mut model.debug)),
    key("base", " = \"parent\"", &[], OnStruct::Base),
    key("manual", "(Serialize)", &[], OnStruct::Manual),
];

/// How an attribute of a field is read.
#[derive(Clone, Copy)]
pub(crate) enum OnField {
    /// A role without a value.
    Role(fn() -> Role),
    /// A role with one encoding or several.
    Encoded(fn(Vec<Encoding>) -> Role),
    /// Like `Encoded`; or `"jwt"`, on the token itself.
    Expires(Token),
    ExpiresIn(Token),
    Scopes(Token),
    Nested,
    Flag(for<'f> fn(&'f mut Field<'_>) -> &'f mut Option<Ident>),
    Sentinels(for<'f> fn(&'f mut Field<'_>) -> &'f mut Option<Spanned<Vec<Sentinel>>>),
}

pub(crate) static FIELD_KEYS: &[Key<OnField>] = &[
    key("access_token", "", &["token", "access", "bearer"], OnField::Role(|| Role::AccessToken)),
    key("refresh_token", "", &["refresh"], OnField::Role(|| Role::RefreshToken)),
    key("secret", "", SECRET, OnField::Role(|| Role::Secret)),
    key("public", "", &[], OnField::Flag(|field| &mut field.public)),
    key("token_type", "", &["type", "kind"], OnField::Role(|| Role::TokenType)),
    key("active", "", &["is_active"], OnField::Role(|| Role::Active)),
    key("expires", " = \"unix\"", EXPIRES, OnField::Expires(Token::Access)),
    key("refresh_expires", " = \"unix\"", &[], OnField::Expires(Token::Refresh)),
    key("issued", " = \"unix\"", ISSUED, OnField::Encoded(Role::Issued)),
    key("instant", " = \"unix\"", &["time", "timestamp"], OnField::Encoded(Role::Instant)),
    key("expires_in", " = \"seconds\"", LIFETIME, OnField::ExpiresIn(Token::Access)),
    key("refresh_expires_in", " = \"seconds\"", &[], OnField::ExpiresIn(Token::Refresh)),
    key("received", "", &["received_at"], OnField::Role(|| Role::Received)),
    key("scopes", " = \"space\"", SCOPES, OnField::Scopes(Token::Access)),
    key("refresh_scopes", " = \"space\"", &[], OnField::Scopes(Token::Refresh)),
    key("nested", "", &[], OnField::Nested),
    key("extra", "", &["rest", "other"], OnField::Role(|| Role::Extra)),
    key("required", "", &[], OnField::Flag(|field| &mut field.required)),
    key("fallback", "", &[], OnField::Flag(|field| &mut field.fallback)),
    key("never", "(0, absent)", &[], OnField::Sentinels(|field| &mut field.never)),
    key("unknown", "(-1, absent)", &[], OnField::Sentinels(|field| &mut field.unknown)),
];

const SECRET: &[&str] =
    &["password", "id_token", "client_secret", "redact", "sensitive", "private"];
const EXPIRES: &[&str] = &["expires_at", "expiry", "expiration", "exp"];
const LIFETIME: &[&str] = &["lifetime", "ttl"];
const ISSUED: &[&str] = &["issued_at", "created", "created_at", "iat"];
const SCOPES: &[&str] = &["scope", "permissions", "roles"];

/// The attributes of serde.
pub(crate) fn is_of_serde(name: &str) -> bool {
    const NAMES: &str = "rename rename_all alias default skip skip_serializing \
        skip_deserializing skip_serializing_if with serialize_with deserialize_with flatten \
        borrow bound deny_unknown_fields tag transparent expecting from try_from into";
    NAMES.split(' ').any(|word| word == name)
}

/// The attribute `name` as an error shows it.
pub(crate) fn example(name: &str) -> Option<String> {
    let on_field = find(FIELD_KEYS, name).map(|key| key.example);
    let value = on_field.or_else(|| find(STRUCT_KEYS, name).map(|key| key.example));
    value.map(|value| format!("{name}{value}"))
}

/// What people write in place of the value of a role, or where nothing is needed, and why.
pub(crate) static UNNEEDED: &[(&str, &str)] = &[
    ("optional", "an `Option` may be absent anyway: remove this"),
    ("ignore", "serde skips a field: `#[serde(skip)]`"),
    ("format", "the format belongs to the role: `expires = \"%Y-%m-%d\"`"),
    ("encoding", "the encoding belongs to the role: `expires = \"unix\"`"),
    ("unit", "the unit belongs to the role: `expires_in = \"millis\"`"),
    ("separator", "the separator belongs to the role: `scopes = \"comma\"`"),
    ("delimiter", "the separator belongs to the role: `scopes = \"comma\"`"),
];
