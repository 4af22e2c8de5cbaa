//! What is understood of the text of an error: its path, its kind, what was expected.

use alloc::{format, string::String};
use core::fmt::{self, Display};

/// What begins an error with a path: ``field `data[1].expires_at`: ``
pub(super) const FIELD: &str = "field `";

/// The path in `text`, and the message behind it.
pub(super) fn split_path(text: &str) -> (&str, &str) {
    let mut starts = text.match_indices(FIELD);
    let path = starts.find_map(|(at, _)| {
        let (path, message) = text[at + FIELD.len()..].split_once('`')?;
        Some((path, message.strip_prefix(": ")?))
    });
    path.unwrap_or(("", text))
}

/// The path of what lies at `inner` in what lies at `outer`.
pub(super) fn join(outer: &str, inner: &str) -> String {
    let separator =
        if outer.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    format!("{outer}{separator}{inner}")
}

/// What was expected, in a message of serde's: from the comma on.
pub(super) fn expectation(message: &str) -> &str {
    let starts = [", expected ", ", there are no "].map(|start| message.find(start));
    starts.into_iter().flatten().min().map_or("", |at| &message[at..])
}

/// An expectation that serde or a format has for everyone, if `message` begins with one.
pub(super) fn common_expectation(expectation: &str) -> Option<&'static str> {
    let is_whole = |rest: &str| !rest.starts_with(|char: char| char.is_alphanumeric());
    EXPECTED.into_iter().find(|expected| {
        expectation
            .strip_prefix(", expected ")
            .and_then(|rest| rest.strip_prefix(expected))
            .is_some_and(is_whole)
    })
}

/// What an error says is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    InvalidType(&'static str),
    InvalidValue(&'static str),
    InvalidLength(usize),
    UnknownVariant,
    UnknownField(String),
    MissingField(String),
    DuplicateField(String),
    /// Nothing else is known.
    Mismatch,
}

impl Kind {
    /// The kind that stands first in `text`.
    pub(super) fn of(text: &str) -> Self {
        type Read = fn(&str) -> Option<Kind>;
        let kinds: [(&str, Read); 7] = [
            ("invalid type: ", |text| found(text).map(Self::InvalidType)),
            ("invalid value: ", |text| found(text).map(Self::InvalidValue)),
            ("invalid length ", |text| Some(Self::InvalidLength(first_number(text)?))),
            ("unknown variant", |_| Some(Self::UnknownVariant)),
            ("unknown field `", |text| Some(Self::UnknownField(name(text)?))),
            ("missing field `", |text| Some(Self::MissingField(name(text)?))),
            ("duplicate field `", |text| Some(Self::DuplicateField(name(text)?))),
        ];
        let kinds = kinds.into_iter().filter_map(|(words, read)| {
            let at = text.find(words)?;
            Some((at, read(&text[at + words.len()..])?))
        });
        kinds.min_by_key(|(at, _)| *at).map_or(Self::Mismatch, |(_, kind)| kind)
    }
}

impl Kind {
    /// Whether the value was wrong, and not a name.
    pub(super) const fn is_of_value(&self) -> bool {
        match self {
            Self::InvalidType(_) | Self::InvalidValue(_) | Self::InvalidLength(_) => true,
            Self::UnknownVariant
            | Self::UnknownField(_)
            | Self::MissingField(_)
            | Self::DuplicateField(_)
            | Self::Mismatch => false,
        }
    }
}

impl Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidType(found) => write!(f, "invalid type: {found}"),
            Self::InvalidValue(found) => write!(f, "invalid value: {found}"),
            Self::InvalidLength(length) => write!(f, "invalid length {length}"),
            Self::UnknownVariant => f.write_str("unknown variant"),
            Self::UnknownField(name) => write!(f, "unknown field `{name}`"),
            Self::MissingField(name) => write!(f, "missing field `{name}`"),
            Self::DuplicateField(name) => write!(f, "duplicate field `{name}`"),
            Self::Mismatch => f.write_str("the value does not fit"),
        }
    }
}

/// The first of the words for what was found, which serde and the formats put behind
/// `invalid type: ` and in front of the value.
fn found(text: &str) -> Option<&'static str> {
    FOUND.into_iter().find(|word| text.starts_with(word))
}

fn first_number(text: &str) -> Option<usize> {
    text.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

/// The name in front of a backtick, escaped and cut.
fn name(text: &str) -> Option<String> {
    text.split_once('`').map(|(name, _)| escaped(name))
}

/// The name of a member of the payload, as an error tells it: on one line, and not too long.
pub(crate) fn escaped(name: &str) -> String {
    const LONGEST: usize = 64;
    let mut escaped = String::new();
    for (count, char) in name.chars().enumerate() {
        match char {
            _ if count == LONGEST => return escaped + "…",
            '`' => escaped.push('\''),
            '\\' | '\'' | '"' => escaped.push(char),
            _ => escaped.extend(char.escape_debug()),
        }
    }
    escaped
}

/// What serde expects where a type of the standard library is read, and `serde_json` behind
/// a value that was read.
const EXPECTED: [&str; 26] = [
    "a boolean",
    "a character",
    "a string",
    "a borrowed string",
    "a byte array",
    "a borrowed byte array",
    "a sequence",
    "a map",
    "unit",
    "option",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "f32",
    "f64",
    "fewer elements in array",
    "fewer elements in map",
];

/// What serde and the formats say of a value without quoting it.
const FOUND: [&str; 25] = [
    "null",
    "number",
    "string",
    "boolean",
    "array",
    "object",
    "empty string",
    "copied text",
    "scopes that the field cannot hold",
    "integer",
    "floating point",
    "byte array",
    "unit value",
    "Option value",
    "newtype struct",
    "sequence",
    "map",
    "enum",
    "unit variant",
    "newtype variant",
    "tuple variant",
    "struct variant",
    "character",
    "value",
    "table",
];

#[cfg(test)]
mod tests {
    use super::{Kind, escaped, join, split_path};

    #[test]
    fn the_kind_is_found_in_every_message_of_serdes() {
        for (message, kind) in [
            (r#"invalid type: string "a\", expected b", expected u64"#, "invalid type: string"),
            ("invalid value: integer `-5`, expected u64", "invalid value: integer"),
            ("invalid value: character ```, expected a", "invalid value: character"),
            ("invalid type: null, expected a string", "invalid type: null"),
            ("invalid type: s3cr3t, expected a string", "the value does not fit"),
            ("invalid length 3, expected a tuple of size 2", "invalid length 3"),
            ("unknown variant `x`, expected `a` or `b`", "unknown variant"),
            ("missing field `a`", "missing field `a`"),
            ("duplicate field `a` at line 1 column 2", "duplicate field `a`"),
            ("unknown field `a`, expected `b`", "unknown field `a`"),
            ("Semantic(None, \"invalid type: map, expected u64\")", "invalid type: map"),
            ("token.exp: invalid type: boolean `true`, expected u64", "invalid type: boolean"),
            ("bad colour s3cr3t", "the value does not fit"),
        ] {
            assert_eq!(alloc::format!("{}", Kind::of(message)), kind, "{message}");
        }
    }

    #[test]
    fn the_path_is_set_apart() {
        for (text, path, message) in [
            ("field `a.b`: x", "a.b", "x"),
            ("Custom(\"field `a[1].b`: x\")", "a[1].b", "x\")"),
            ("field `a`: missing field `b`", "a", "missing field `b`"),
            ("missing field `a`", "", "missing field `a`"),
            ("missing field `a`, field `b`: x", "b", "x"),
        ] {
            assert_eq!(split_path(text), (path, message), "{text}");
        }
        assert_eq!(["a", ""].map(|outer| join(outer, "b")), ["a.b", "b"]);
        assert_eq!(["[1]", ""].map(|inner| join("a", inner)), ["a[1]", "a"]);
    }

    #[test]
    fn escaping_twice_is_escaping_once() {
        for name in ["plain", "ü\"\\\n😀", "a`b'c", "\u{202e}\u{0}", &"é".repeat(100)] {
            let once = escaped(name);
            assert!(
                !once.contains(['`', '\n', '\u{202e}']) && once.chars().count() <= 65,
                "{once}"
            );
            assert_eq!(escaped(&once).chars().count(), once.chars().count());
        }
    }
}
