//! The tables of the attribute language: what may be written where, what people write
//! instead, and how it is read.
//!
//! To add an attribute, an encoding, a unit or a scope format, add a row.

use crate::ast::{Field, Item, Model, Role, Sentinel, Spanned, Token};
use proc_macro2::Ident;
use std::iter;

pub(crate) type Word = &'static str;

/// A row of a table: a word of the language. `T` says what it means.
pub(crate) struct Key<T> {
    pub(crate) name: Word,
    /// The value of an example.
    pub(crate) example: Word,
    /// What people write instead, separated by spaces.
    pub(crate) synonyms: Word,
    pub(crate) value: T,
}

const fn key<T: Copy>(name: Word, example: Word, synonyms: Word, value: T) -> Key<T> {
    Key { name, example, synonyms, value }
}

pub(crate) fn find<T>(keys: &'static [Key<T>], word: &str) -> Option<&'static Key<T>> {
    keys.iter().find(|key| key.name == word)
}

impl<T> Key<T> {
    /// The name, and what people write instead.
    pub(crate) fn names(&self) -> impl Iterator<Item = Word> {
        iter::once(self.name).chain(self.synonyms.split_whitespace())
    }

    /// The attribute as an error shows it.
    pub(crate) fn shown(&self) -> String {
        format!("{}{}", self.name, self.example)
    }
}

impl Key<Word> {
    /// The item of the runtime.
    pub(crate) fn item(&self) -> Item {
        Item { path: self.value, text: None }
    }
}

/// A row whose value is the path of an item of the runtime.
const fn row(name: Word, path: Word, synonyms: Word) -> Key<Word> {
    key(name, "", synonyms, path)
}

/// `expires = "unix"`
pub(crate) static ENCODINGS: &[Key<Word>] = &[
    row("unix", "Encoding::Unix", "epoch posix timestamp numericdate seconds secs sec s"),
    row("unix_ms", "Encoding::UnixMillis", "milliseconds millis milli ms"),
    row("unix_us", "Encoding::UnixMicros", "microseconds micros micro us"),
    row("unix_ns", "Encoding::UnixNanos", "nanoseconds nanos nano ns"),
    row("rfc3339", "Encoding::Rfc3339", "iso8601 iso datetime"),
    row("http_date", "Encoding::HttpDate", HTTP_DATE),
    row("date", "Encoding::Date", "day yyyy-mm-dd"),
];

const HTTP_DATE: Word = "http imf_fixdate rfc850 rfc1123 rfc7231 rfc9110";

/// Encodings that are a strftime format.
pub(crate) static STRFTIME: &[Key<Word>] =
    &[row("%a, %d %b %Y %H:%M:%S %z", "Encoding::Strftime", "rfc2822 rfc822 rfc5322")];

/// `expires_in = "seconds"`; the first row is the default.
pub(crate) static UNITS: &[Key<Word>] = &[
    row("seconds", "Unit::Seconds", "s sec secs"),
    row("millis", "Unit::Millis", "ms milliseconds"),
    row("minutes", "Unit::Minutes", "min mins m"),
    row("hours", "Unit::Hours", "hour hrs h"),
    row("days", "Unit::Days", "day d"),
    row("duration", "Unit::Duration", "protobuf"),
    row("clock", "Unit::Clock", "hms hh:mm:ss"),
];

/// `scopes = "space"`; the first row is the default.
pub(crate) static SCOPE_FORMATS: &[Key<Word>] = &[
    row("space", "ScopeFormat::Space", "whitespace space_separated space_delimited"),
    row("comma", "ScopeFormat::Comma", "csv comma_separated comma_delimited"),
    row("list", "ScopeFormat::List", "array seq vec"),
    row("map", "ScopeFormat::Map", "object dict"),
    // Read with the name of a member.
    row("objects(name)", "", "object objects"),
];

/// `manual(Serialize)`
pub(crate) static IMPLS: &[Key<Word>] =
    &[row("Serialize", "serde::Serialize", ""), row("Deserialize", "serde::Deserialize", "")];

/// `nested(access_token)`
pub(crate) static NESTED_ROLES: &[Key<Role>] = &[
    key("access_token", "", ACCESS, Role::AccessToken),
    key("refresh_token", "", "refresh", Role::RefreshToken),
    key("expires", "", "expires_in expiry", Role::Expires(Token::Access)),
    key("refresh_expires", "", "refresh_expires_in", Role::Expires(Token::Refresh)),
    key("scopes", "", SCOPES, Role::Scopes(Token::Access)),
    key("refresh_scopes", "", "", Role::Scopes(Token::Refresh)),
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
    key("crate", " = \"path::to::token_runtime\"", "krate runtime", OnStruct::Runtime),
    key("margin", " = \"30s\"", MARGIN, OnStruct::Seconds(|model| &mut model.margin)),
    key("default_lifetime", " = \"1h\"", TTL, OnStruct::Seconds(|it| &mut it.default_lifetime)),
    key("never_expires", "", NEVER, OnStruct::Flag(|model| &mut model.never_expires)),
    key("debug", "", "", OnStruct::Flag(|model| &mut model.debug)),
    key("base", PARENT, "", OnStruct::Base),
    key("manual", "(Serialize)", "", OnStruct::Manual),
];

const TTL: Word = "lifetime ttl max_age";
const MARGIN: Word = "leeway skew clock_skew buffer grace tolerance";
const NEVER: Word = "never no_expiry non_expiring infinite permanent forever";

/// Examples of values.
pub(crate) const PARENT: Word = " = \"parent\"";
pub(crate) const ENCODING: Word = " = \"unix\"";
pub(crate) const UNIT: Word = " = \"seconds\"";
pub(crate) const SCOPE_FORMAT: Word = " = \"space\"";

/// How an attribute of a field is read.
#[derive(Clone, Copy)]
pub(crate) enum OnField {
    Role(Role),
    Flag(for<'f> fn(&'f mut Field<'_>) -> &'f mut Option<Ident>),
    Sentinels(for<'f> fn(&'f mut Field<'_>) -> &'f mut Option<Spanned<Vec<Sentinel>>>),
}

pub(crate) static FIELD_KEYS: &[Key<OnField>] = &[
    key("access_token", "", ACCESS, OnField::Role(Role::AccessToken)),
    key("refresh_token", "", "refresh", OnField::Role(Role::RefreshToken)),
    key("secret", "", SECRET, OnField::Role(Role::Secret)),
    key("public", "", "not_secret", OnField::Flag(|field| &mut field.public)),
    key("token_type", "", "type kind scheme", OnField::Role(Role::TokenType)),
    key("active", "", "is_active valid is_valid", OnField::Role(Role::Active)),
    key("expires", ENCODING, EXPIRES, OnField::Role(Role::Expires(Token::Access))),
    key("refresh_expires", ENCODING, "", OnField::Role(Role::Expires(Token::Refresh))),
    key("issued", ENCODING, ISSUED, OnField::Role(Role::Issued)),
    key("instant", ENCODING, INSTANT, OnField::Role(Role::Instant)),
    key("expires_in", UNIT, LIFETIME, OnField::Role(Role::ExpiresIn(Token::Access))),
    key("refresh_expires_in", UNIT, "", OnField::Role(Role::ExpiresIn(Token::Refresh))),
    key("received", "", "retrieved fetched", OnField::Role(Role::Received)),
    key("scopes", SCOPE_FORMAT, SCOPES, OnField::Role(Role::Scopes(Token::Access))),
    key("refresh_scopes", SCOPE_FORMAT, "", OnField::Role(Role::Scopes(Token::Refresh))),
    key("nested", "", "inner embedded", OnField::Role(Role::Nested)),
    key("extra", "", "rest other others additional", OnField::Role(Role::Extra)),
    key("required", "", "", OnField::Flag(|field| &mut field.required)),
    key("fallback", "", "", OnField::Flag(|field| &mut field.fallback)),
    key("never", "(0, absent)", NEVER, OnField::Sentinels(|field| &mut field.never)),
    key("unknown", "(-1, absent)", "", OnField::Sentinels(|field| &mut field.unknown)),
];

const SECRET: Word = "password id_token client_secret api_key private_key redact redacted \
    sensitive private hidden";
const ACCESS: Word = "token access bearer bearer_token auth_token";
/// A word in two rows: the value or the type of the field decides.
const EXPIRES: Word = "exp expiry expiration expire expired not_after valid_until valid_to";
const LIFETIME: Word = "lifetime ttl max_age valid_for validity lifespan duration expiry \
    expiration expire";
const ISSUED: Word = "created iat";
const INSTANT: Word = "time timestamp date datetime not_before nbf auth_time updated";
const SCOPES: Word = "scope scp granted_scopes permissions roles";

impl OnField {
    pub(crate) fn role(self) -> Option<Role> {
        if let Self::Role(role) = self { Some(role) } else { None }
    }
}

/// The attributes of serde.
pub(crate) fn is_of_serde(name: &str) -> bool {
    const NAMES: &str = "rename rename_all alias default skip skip_serializing \
        skip_deserializing skip_serializing_if with serialize_with deserialize_with flatten \
        borrow bound deny_unknown_fields tag transparent expecting from try_from into";
    NAMES.split(' ').any(|word| word == name)
}

/// The attribute `name` as an error shows it.
pub(crate) fn example(name: &str) -> Option<String> {
    let on_field = find(FIELD_KEYS, name).map(Key::shown);
    on_field.or_else(|| find(STRUCT_KEYS, name).map(Key::shown))
}

/// What people write where nothing is needed, or in place of a value, and what to do.
pub(crate) static NOTES: &[(&str, &str)] = &[
    ("optional", "an `Option` may be absent anyway: remove this"),
    ("nullable", "an `Option` may be null anyway: remove this"),
    ("ignore", "serde skips a field: `#[serde(skip)]`"),
    ("role", "the role is the attribute: `#[token(access_token)]`"),
    ("format", "the format belongs to the role: `expires = \"%Y-%m-%d\"`"),
    ("encoding", "the encoding belongs to the role: `expires = \"unix\"`"),
    ("unit", "the unit belongs to the role: `expires_in = \"millis\"`"),
    ("separator sep delimiter", "the separator belongs to the role: `scopes = \"comma\"`"),
    ("jwt", "the expiry inside of a token is `expires = \"jwt\"`"),
    ("no_debug", "`Debug` is written under `debug` alone: remove this"),
    (
        "iss issuer aud audience sub subject jti id client_id user_id username email name \
      issued_token_type ext_expires_in revoked",
        "it is no role, and serde reads a field without a role: remove this",
    ),
];
