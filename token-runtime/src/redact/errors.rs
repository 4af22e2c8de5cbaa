//! Errors that name the field and never quote the payload.
//!
//! Serde's errors are text by the time they can be looked at, so it is text that
//! is taken apart: what has one of serde's own forms is kept without the value
//! in it, what has none is dropped, because nobody can tell what it quotes.

use alloc::{borrow::Cow, format, string::ToString};
use serde::de::Error;

/// The error without what it quotes of the payload, for the field `name`.
#[cold]
pub(crate) fn redact<E: Error>(error: E, name: Option<&str>) -> E {
    let text = error.to_string();
    let (message, position) = taken_apart(&text);
    if SYNTAX.contains(&&*message) {
        return error;
    }
    let message = unquoted(&message).unwrap_or(Cow::Borrowed(MISFIT));
    let message = match (name, message.strip_prefix(FIELD)) {
        (None | Some(""), _) => message,
        (Some(name), Some(inner)) => format!("{FIELD}{name}.{inner}").into(),
        (Some(name), None) => format!("{FIELD}{name}`: {message}").into(),
    };
    let redacted = format!("{message}{position}");
    if redacted == text { error } else { E::custom(redacted) }
}

const FIELD: &str = "field `";

/// What is said of a value when what was said may quote it.
const MISFIT: &str = "the value does not fit";

/// The message, and where it happened, as `serde_json` writes and reads it:
/// ` at line 1 column 2`.
fn taken_apart(text: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    let text = text.trim_end();
    // TOML shows the line, marks the place with `^`, and then says the message.
    if let Some((place, rest)) =
        text.strip_prefix("TOML parse error at line ").and_then(|rest| rest.split_once('\n'))
    {
        let message = rest.rsplit_once("^\n").map_or("", |(_, message)| message);
        return (
            without_path(message).into(),
            format!(" at line {}", place.replace(',', "")).into(),
        );
    }
    // CBOR writes it as Rust would: `Semantic(None, "…")`, `Custom("…")`.
    let wrapped = ["Semantic(", "Custom("].iter().find_map(|name| text.strip_prefix(name));
    if let Some((_, quoted)) = wrapped.and_then(|inner| inner.split_once('"')) {
        let quoted = quoted.strip_suffix("\")").unwrap_or_default();
        return (quoted.replace("\\\"", "\"").replace("\\\\", "\\").into(), "".into());
    }
    let at = text.rfind(" at line ").filter(|at| {
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let position = text[at + " at line ".len()..].split_once(" column ");
        position.is_some_and(|(line, column)| digits(line) && digits(column))
    });
    let (message, position) = text.split_at(at.unwrap_or(text.len()));
    (without_path(message).into(), position.into())
}

/// TOML writes the path of the value in a line behind the message.
fn without_path(message: &str) -> &str {
    message.rsplit_once("\nin `").map_or(message, |(message, _)| message)
}

/// `message` without the values in it; `None` if it is of no known form, so
/// that nobody can tell what it quotes.
fn unquoted(message: &str) -> Option<Cow<'_, str>> {
    if let Some((path, rest)) = message.strip_prefix(FIELD).and_then(|rest| rest.split_once("`: "))
    {
        return unquoted(rest).map(|rest| format!("{FIELD}{path}`: {rest}").into());
    }
    // YAML writes the path of the value in front.
    let path = |path: &&str| {
        path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.[]?".contains(&byte))
    };
    if let Some((_, rest)) = message.split_once(": ").filter(|(start, _)| path(start)) {
        return unquoted(rest);
    }
    for kind in ["invalid type: ", "invalid value: "] {
        if let Some(rest) = message.strip_prefix(kind) {
            let (found, expected) = unexpected(rest)?;
            return Some(format!("{kind}{found}, expected {expected}").into());
        }
    }
    if let Some(rest) = message.strip_prefix("unknown variant `") {
        if rest.ends_with("`, there are no variants") {
            return Some(Cow::Borrowed("unknown variant, there are no variants"));
        }
        let end = rest.rfind("`, expected ")?;
        return Some(format!("unknown variant{}", &rest[end + 1..]).into());
    }
    let harmless = [
        "missing field `",
        "duplicate field `",
        "unknown field `",
        "invalid length ",
        "unknown variant, ",
    ];
    (message == MISFIT || harmless.iter().any(|start| message.starts_with(start)))
        .then_some(Cow::Borrowed(message))
}

/// What was found, without the value, and what was expected.
fn unexpected(text: &str) -> Option<(&str, &str)> {
    for found in ["string", "integer", "floating point", "boolean", "character"] {
        let Some(value) = text.strip_prefix(found).and_then(|rest| rest.strip_prefix(' ')) else {
            continue;
        };
        let rest = match value.strip_prefix('"') {
            Some(quoted) => &quoted[end_of_quoted(quoted)?..],
            None => behind_backtick(value.strip_prefix('`')?)?,
        };
        return Some((found, rest.strip_prefix(", expected ")?));
    }
    let (found, expected) = text.split_once(", expected ")?;
    KINDS.contains(&found).then_some((found, expected))
}

/// What follows a value in backticks. A character may be one itself.
fn behind_backtick(value: &str) -> Option<&str> {
    let mut chars = value.chars();
    match (chars.next()?, chars.as_str().split_once('`')?) {
        ('`', ("", rest)) => Some(rest),
        ('`', _) => None,
        (_, (_, rest)) => Some(rest),
    }
}

/// Where the text behind a string's closing quote begins; inside of it, quotes
/// and backslashes are escaped.
fn end_of_quoted(quoted: &str) -> Option<usize> {
    let mut escaped = false;
    let end = quoted.bytes().position(|byte| {
        let closing = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closing
    });
    end.map(|end| end + 1)
}

/// What serde and the codecs say of a value without quoting it.
const KINDS: [&str; 24] = [
    "null",
    "number",
    "string",
    "boolean",
    "array",
    "object",
    "empty string",
    "copied text",
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

/// What `serde_json` says of a document that is not JSON: constant texts, kept
/// so that its error keeps its category.
const SYNTAX: [&str; 22] = [
    "invalid value: expected key to be a number in quotes",
    "EOF while parsing a list",
    "EOF while parsing an object",
    "EOF while parsing a string",
    "EOF while parsing a value",
    "expected `:`",
    "expected `,` or `]`",
    "expected `,` or `}`",
    "expected ident",
    "expected value",
    "expected `\"`",
    "invalid escape",
    "invalid number",
    "number out of range",
    "invalid unicode code point",
    "control character (\\u0000-\\u001F) found while parsing a string",
    "key must be a string",
    "lone leading surrogate in hex escape",
    "trailing comma",
    "trailing characters",
    "unexpected end of hex escape",
    "recursion limit exceeded",
];

#[cfg(test)]
mod tests {
    use super::{taken_apart, unquoted};
    use alloc::string::String;

    #[test]
    fn values_are_taken_out_of_serdes_messages() {
        let redacted = |message| unquoted(message).map(String::from);
        for (message, expected) in [
            (
                r#"invalid type: string "a\", expected b", expected u64"#,
                Some("invalid type: string, expected u64"),
            ),
            (
                "invalid value: integer `-5`, expected u64",
                Some("invalid value: integer, expected u64"),
            ),
            ("invalid value: character `` ` ``, expected a", None),
            (
                "invalid value: character ```, expected a",
                Some("invalid value: character, expected a"),
            ),
            (
                "invalid type: null, expected a string",
                Some("invalid type: null, expected a string"),
            ),
            ("invalid type: s3cr3t, expected a string", None),
            (
                "unknown variant `x`, expected y`, expected `a` or `b`",
                Some("unknown variant, expected `a` or `b`"),
            ),
            (
                "unknown variant `x`, there are no variants",
                Some("unknown variant, there are no variants"),
            ),
            ("missing field `a`", Some("missing field `a`")),
            (
                "field `a`: unknown variant, expected `b`",
                Some("field `a`: unknown variant, expected `b`"),
            ),
            (
                "token.exp: invalid type: boolean `true`, expected u64",
                Some("invalid type: boolean, expected u64"),
            ),
            (
                "field `a.b`: invalid type: map, expected u64",
                Some("field `a.b`: invalid type: map, expected u64"),
            ),
            (
                "unknown variant `a`, expected s3cr3t`, there are no variants",
                Some("unknown variant, there are no variants"),
            ),
            ("bad colour s3cr3t", None),
        ] {
            assert_eq!(redacted(message).as_deref(), expected, "{message}");
        }
    }

    #[test]
    fn the_message_and_the_position_are_found_in_every_format() {
        for (text, message, position) in [
            ("a at line 1 column 2", "a", " at line 1 column 2"),
            ("a at line x column 2", "a at line x column 2", ""),
            (
                "TOML parse error at line 3, column 5\n  |\n3 | x = 'z'\n  |     ^^^\na\nin `i.x`\n",
                "a",
                " at line 3 column 5",
            ),
            ("a\nin `i.x`\n", "a", ""),
            (r#"Semantic(None, "a \"b\"")"#, r#"a "b""#, ""),
            (r#"Custom("a \"b\\\"\"")"#, r#"a "b\"""#, ""),
        ] {
            assert_eq!(taken_apart(text), (message.into(), position.into()), "{text}");
        }
    }
}
