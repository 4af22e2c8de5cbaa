//! The words of the attribute language: what is valid where, and what people
//! write instead.

use crate::{
    errors::nearest,
    model::{Encoding, Form, Passed, Unit},
};

/// The attributes of the struct, with the form to show.
pub(crate) const OF_STRUCT: &[(&str, &str)] = &[
    ("crate", "crate = \"path::to::token_runtime\""),
    ("margin", "margin = \"30s\""),
    ("default_lifetime", "default_lifetime = \"1h\""),
    ("never_expires", "never_expires"),
    ("debug", "debug"),
    ("base", "base = \"parent\""),
    ("manual", "manual(Serialize)"),
];

/// The attributes of a field, with the form to show.
pub(crate) const OF_FIELD: &[(&str, &str)] = &[
    ("access_token", "access_token"),
    ("refresh_token", "refresh_token"),
    ("secret", "secret"),
    ("public", "public"),
    ("token_type", "token_type"),
    ("expires", "expires = \"unix\""),
    ("refresh_expires", "refresh_expires = \"unix\""),
    ("issued", "issued = \"unix\""),
    ("instant", "instant = \"unix\""),
    ("expires_in", "expires_in = \"seconds\""),
    ("refresh_expires_in", "refresh_expires_in = \"seconds\""),
    ("received", "received"),
    ("scopes", "scopes = \"space\""),
    ("refresh_scopes", "refresh_scopes = \"space\""),
    ("nested", "nested"),
    ("extra", "extra"),
    ("required", "required"),
    ("fallback", "fallback"),
    ("never", "never(0, absent)"),
    ("unknown", "unknown(-1, absent)"),
];

pub(crate) const ENCODINGS: &[(&str, Encoding)] = &[
    ("unix", Encoding::Unix),
    ("unix_ms", Encoding::UnixMillis),
    ("rfc3339", Encoding::Rfc3339),
    ("http_date", Encoding::HttpDate),
    ("date", Encoding::Date),
];

pub(crate) const UNITS: &[(&str, Unit)] = &[
    ("seconds", Unit::Seconds),
    ("millis", Unit::Millis),
    ("minutes", Unit::Minutes),
    ("duration", Unit::Duration),
    ("clock", Unit::Clock),
];

pub(crate) const FORMS: &[(&str, Form)] =
    &[("space", Form::Space), ("comma", Form::Comma), ("list", Form::List), ("map", Form::Map)];

pub(crate) const PASSED: &[(&str, Passed)] = &[
    ("access_token", Passed::AccessToken),
    ("refresh_token", Passed::RefreshToken),
    ("expires", Passed::Expires),
    ("refresh_expires", Passed::RefreshExpires),
    ("scopes", Passed::Scopes),
    ("refresh_scopes", Passed::RefreshScopes),
];

/// What people write, and what it is called here.
pub(crate) const ALSO_KNOWN_AS: &[(&str, &str)] = &[
    ("expires_at", "expires"),
    ("expiry", "expires"),
    ("expiration", "expires"),
    ("exp", "expires"),
    ("lifetime", "expires_in"),
    ("ttl", "expires_in"),
    ("scope", "scopes"),
    ("permissions", "scopes"),
    ("roles", "scopes"),
    ("token", "access_token"),
    ("access", "access_token"),
    ("bearer", "access_token"),
    ("refresh", "refresh_token"),
    ("type", "token_type"),
    ("kind", "token_type"),
    ("issued_at", "issued"),
    ("created", "issued"),
    ("created_at", "issued"),
    ("iat", "issued"),
    ("received_at", "received"),
    ("time", "instant"),
    ("timestamp", "instant"),
    ("password", "secret"),
    ("id_token", "secret"),
    ("client_secret", "secret"),
    ("redact", "secret"),
    ("sensitive", "secret"),
    ("private", "secret"),
    ("rest", "extra"),
    ("other", "extra"),
];

/// What people write where nothing is wanted, and why.
pub(crate) const NOT_WANTED: &[(&str, &str)] = &[
    ("optional", "an `Option` may be absent as it is: drop this"),
    ("ignore", "what is not to be read is serde's to skip: `#[serde(skip)]`"),
    ("format", "the format goes to the role itself: `expires = \"%Y-%m-%d\"`"),
    ("encoding", "the encoding goes to the role itself: `expires = \"unix\"`"),
    ("unit", "the unit goes to the role itself: `expires_in = \"millis\"`"),
    ("separator", "the separator goes to the role itself: `scopes = \"comma\"`"),
    ("delimiter", "the separator goes to the role itself: `scopes = \"comma\"`"),
];

/// Words for encodings, units and forms that mean one of those there are.
pub(crate) const VALUES_ALSO_KNOWN_AS: &[(&str, &str)] = &[
    ("unix_millis", "unix_ms"),
    ("unix_milliseconds", "unix_ms"),
    ("timestamp_ms", "unix_ms"),
    ("unixms", "unix_ms"),
    ("epoch_ms", "unix_ms"),
    ("timestamp", "unix"),
    ("epoch", "unix"),
    ("unix_seconds", "unix"),
    ("iso8601", "rfc3339"),
    ("iso", "rfc3339"),
    ("rfc_3339", "rfc3339"),
    ("datetime", "rfc3339"),
    ("rfc2822", "http_date"),
    ("rfc1123", "http_date"),
    ("http", "http_date"),
    ("ms", "millis"),
    ("milliseconds", "millis"),
    ("s", "seconds"),
    ("sec", "seconds"),
    ("secs", "seconds"),
    ("min", "minutes"),
    ("m", "minutes"),
    (" ", "space"),
    (",", "comma"),
    ("array", "list"),
    ("seq", "list"),
    ("object", "map"),
];

/// Attributes that are serde's.
pub(crate) const OF_SERDE: &[&str] = &[
    "rename",
    "rename_all",
    "alias",
    "default",
    "skip",
    "skip_serializing",
    "skip_deserializing",
    "skip_serializing_if",
    "with",
    "serialize_with",
    "deserialize_with",
    "flatten",
    "borrow",
    "bound",
    "deny_unknown_fields",
    "tag",
    "transparent",
    "expecting",
    "from",
    "try_from",
    "into",
];

/// The form to show for the attribute `name`.
pub(crate) fn form_of(name: &str) -> Option<&'static str> {
    OF_FIELD.iter().chain(OF_STRUCT).find(|(own, _)| *own == name).map(|(_, form)| *form)
}

/// The word that `word` is another one for, among `valid`.
pub(crate) fn meant<'v>(word: &str, valid: &[&'v str]) -> Option<&'v str> {
    let mut also = VALUES_ALSO_KNOWN_AS.iter().filter(|(also, _)| *also == word);
    let also = also.find_map(|(_, own)| valid.iter().find(|valid| *valid == own));
    also.copied().or_else(|| nearest(word, valid.iter().copied()))
}
