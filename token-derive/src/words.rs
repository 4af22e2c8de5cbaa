//! The words of the attribute language: what is valid where, and what people
//! write instead.

use crate::model::{Encoding, Form, Passed, Unit};

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
    ("expires_at", "expires = \"unix\""),
    ("expiry", "expires = \"unix\""),
    ("expiration", "expires = \"unix\""),
    ("exp", "expires = \"unix\""),
    ("lifetime", "expires_in"),
    ("scope", "scopes = \"space\""),
    ("token", "access_token"),
    ("access", "access_token"),
    ("bearer", "access_token"),
    ("refresh", "refresh_token"),
    ("issued_at", "issued = \"unix\""),
    ("created", "issued = \"unix\""),
    ("created_at", "issued = \"unix\""),
    ("received_at", "received"),
    ("password", "secret"),
    ("optional", "required"),
    ("flatten", "extra"),
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
