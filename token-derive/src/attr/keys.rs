//! The tables of the attribute language: what may be written where, what people write
//! instead, and how it is read.
//!
//! To add an attribute, an encoding, a unit or a scope format, add a row.

use crate::{
    ast::{Encoding, Field, Manual, Model, Role, Sentinel, Spanned, Token},
    errors::nearest,
};
use proc_macro2::Ident;

/// A row of a table of words.
pub(crate) trait Word: 'static {
    /// The word, and what people write instead.
    fn word(&self) -> (&'static str, &'static [&'static str]);
}

pub(crate) fn find<W: Word>(rows: &'static [W], word: &str) -> Option<&'static W> {
    rows.iter().find(|row| row.word().0 == word)
}

/// The word that `word` was probably meant to be.
pub(crate) fn suggest<W: Word>(rows: &'static [W], word: &str) -> Option<&'static str> {
    let mut all = rows.iter().map(Word::word);
    let synonym = all.find(|(_, synonyms)| synonyms.contains(&word)).map(|(word, _)| word);
    synonym.or_else(|| nearest(word, words(rows)))
}

pub(crate) fn words<W: Word>(rows: &'static [W]) -> impl Iterator<Item = &'static str> + Clone {
    rows.iter().map(|row| row.word().0)
}

/// What to write in place of `word`: the nearest word, or all of them and `more`.
pub(crate) fn hint<W: Word>(rows: &'static [W], word: &str, more: &str) -> String {
    match suggest(rows, word) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of {}{more}", list(words(rows))),
    }
}

fn list(words: impl Iterator<Item = &'static str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A word that stands for an item of the runtime.
#[derive(PartialEq)]
pub(crate) struct Row {
    pub(crate) word: &'static str,
    /// The path of the item below the runtime's hidden module.
    pub(crate) path: &'static str,
    synonyms: &'static [&'static str],
}

pub(crate) type EncodingRow = Row;
pub(crate) type UnitRow = Row;
pub(crate) type ScopeFormatRow = Row;

impl Word for Row {
    fn word(&self) -> (&'static str, &'static [&'static str]) {
        (self.word, self.synonyms)
    }
}

const fn row(word: &'static str, path: &'static str, synonyms: &'static [&'static str]) -> Row {
    Row { word, path, synonyms }
}

/// `expires = "unix"`
pub(crate) static ENCODINGS: &[EncodingRow] = &[
    row("unix", "Encoding::Unix", &["timestamp", "epoch", "unix_seconds"]),
    row("unix_ms", "Encoding::UnixMillis", &["unix_millis", "timestamp_ms", "epoch_ms"]),
    row("rfc3339", "Encoding::Rfc3339", &["iso8601", "iso", "rfc_3339", "datetime"]),
    row("http_date", "Encoding::HttpDate", &["rfc2822", "rfc1123", "http"]),
    row("date", "Encoding::Date", &[]),
];

/// `expires_in = "seconds"`; the first row is the default.
pub(crate) static UNITS: &[UnitRow] = &[
    row("seconds", "Unit::Seconds", &["s", "sec", "secs"]),
    row("millis", "Unit::Millis", &["ms", "milliseconds"]),
    row("minutes", "Unit::Minutes", &["min", "m"]),
    row("duration", "Unit::Duration", &[]),
    row("clock", "Unit::Clock", &[]),
];

/// `scopes = "space"`; the first row is the default.
pub(crate) static SCOPE_FORMATS: &[ScopeFormatRow] = &[
    row("space", "ScopeFormat::Space", &[" "]),
    row("comma", "ScopeFormat::Comma", &[","]),
    row("list", "ScopeFormat::List", &["array", "seq"]),
    row("map", "ScopeFormat::Map", &["object"]),
];

/// A role that a nested model passes on: `nested(access_token)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NestedRole {
    AccessToken,
    RefreshToken,
    Expires,
    RefreshExpires,
    Scopes,
    RefreshScopes,
}

pub(crate) static NESTED_ROLES: &[Key<NestedRole>] = &[
    key("access_token", "access_token", &[], NestedRole::AccessToken),
    key("refresh_token", "refresh_token", &[], NestedRole::RefreshToken),
    key("expires", "expires", &["expires_in"], NestedRole::Expires),
    key("refresh_expires", "refresh_expires", &["refresh_expires_in"], NestedRole::RefreshExpires),
    key("scopes", "scopes", &[], NestedRole::Scopes),
    key("refresh_scopes", "refresh_scopes", &[], NestedRole::RefreshScopes),
];

/// A key of the language. `T` says what it means.
pub(crate) struct Key<T> {
    pub(crate) name: &'static str,
    /// The key with a value, for errors to show.
    pub(crate) example: &'static str,
    synonyms: &'static [&'static str],
    pub(crate) value: T,
}

impl<T: 'static> Word for Key<T> {
    fn word(&self) -> (&'static str, &'static [&'static str]) {
        (self.name, self.synonyms)
    }
}

const fn key<T: Copy>(
    name: &'static str,
    example: &'static str,
    synonyms: &'static [&'static str],
    value: T,
) -> Key<T> {
    Key { name, example, synonyms, value }
}

pub(crate) type ImplSlot = fn(&mut Manual) -> &mut bool;

/// `manual(Serialize)`
pub(crate) static IMPLS: &[Key<ImplSlot>] = &[
    key("Serialize", "Serialize", &[], |manual| &mut manual.serialize),
    key("Deserialize", "Deserialize", &[], |manual| &mut manual.deserialize),
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
    key("crate", "crate = \"path::to::token_runtime\"", &[], OnStruct::Runtime),
    key("margin", "margin = \"30s\"", &[], OnStruct::Seconds(|model| &mut model.margin)),
    key(
        "default_lifetime",
        "default_lifetime = \"1h\"",
        &[],
        OnStruct::Seconds(|model| &mut model.default_lifetime),
    ),
    key("never_expires", "never_expires", &[], OnStruct::Flag(|model| &mut model.never_expires)),
    key("debug", "debug", &[], OnStruct::Flag(|model| &mut model.debug)),
    key("base", "base = \"parent\"", &[], OnStruct::Base),
    key("manual", "manual(Serialize)", &[], OnStruct::Manual),
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
    key("access_token", "access_token", ACCESS_TOKEN, OnField::Role(|| Role::AccessToken)),
    key("refresh_token", "refresh_token", &["refresh"], OnField::Role(|| Role::RefreshToken)),
    key("secret", "secret", SECRET, OnField::Role(|| Role::Secret)),
    key("public", "public", &[], OnField::Flag(|field| &mut field.public)),
    key("token_type", "token_type", &["type", "kind"], OnField::Role(|| Role::TokenType)),
    key("expires", "expires = \"unix\"", EXPIRES, OnField::Expires(Token::Access)),
    key("refresh_expires", "refresh_expires = \"unix\"", &[], OnField::Expires(Token::Refresh)),
    key("issued", "issued = \"unix\"", ISSUED, OnField::Encoded(Role::Issued)),
    key("instant", "instant = \"unix\"", &["time", "timestamp"], OnField::Encoded(Role::Instant)),
    key("expires_in", "expires_in = \"seconds\"", LIFETIME, OnField::ExpiresIn(Token::Access)),
    key(
        "refresh_expires_in",
        "refresh_expires_in = \"seconds\"",
        &[],
        OnField::ExpiresIn(Token::Refresh),
    ),
    key("received", "received", &["received_at"], OnField::Role(|| Role::Received)),
    key("scopes", "scopes = \"space\"", SCOPES, OnField::Scopes(Token::Access)),
    key("refresh_scopes", "refresh_scopes = \"space\"", &[], OnField::Scopes(Token::Refresh)),
    key("nested", "nested", &[], OnField::Nested),
    key("extra", "extra", &["rest", "other"], OnField::Role(|| Role::Extra)),
    key("required", "required", &[], OnField::Flag(|field| &mut field.required)),
    key("fallback", "fallback", &[], OnField::Flag(|field| &mut field.fallback)),
    key("never", "never(0, absent)", &[], OnField::Sentinels(|field| &mut field.never)),
    key("unknown", "unknown(-1, absent)", &[], OnField::Sentinels(|field| &mut field.unknown)),
];

const ACCESS_TOKEN: &[&str] = &["token", "access", "bearer"];
const SECRET: &[&str] =
    &["password", "id_token", "client_secret", "redact", "sensitive", "private"];
const EXPIRES: &[&str] = &["expires_at", "expiry", "expiration", "exp"];
const ISSUED: &[&str] = &["issued_at", "created", "created_at", "iat"];
const LIFETIME: &[&str] = &["lifetime", "ttl"];
const SCOPES: &[&str] = &["scope", "permissions", "roles"];

/// What people write where nothing is needed, and why it is not.
pub(crate) static UNNEEDED: &[(&str, &str)] = &[
    ("optional", "an `Option` may be absent anyway: remove this"),
    ("ignore", "serde skips a field: `#[serde(skip)]`"),
    ("format", "the format belongs to the role: `expires = \"%Y-%m-%d\"`"),
    ("encoding", "the encoding belongs to the role: `expires = \"unix\"`"),
    ("unit", "the unit belongs to the role: `expires_in = \"millis\"`"),
    ("separator", "the separator belongs to the role: `scopes = \"comma\"`"),
    ("delimiter", "the separator belongs to the role: `scopes = \"comma\"`"),
];

/// The attributes of serde.
pub(crate) fn is_of_serde(name: &str) -> bool {
    const NAMES: &str = "rename rename_all alias default skip skip_serializing \
        skip_deserializing skip_serializing_if with serialize_with deserialize_with flatten \
        borrow bound deny_unknown_fields tag transparent expecting from try_from into";
    NAMES.split(' ').any(|word| word == name)
}

/// The attribute `name` as an error shows it.
pub(crate) fn example(name: &str) -> Option<&'static str> {
    let on_field = find(FIELD_KEYS, name).map(|key| key.example);
    on_field.or_else(|| find(STRUCT_KEYS, name).map(|key| key.example))
}
