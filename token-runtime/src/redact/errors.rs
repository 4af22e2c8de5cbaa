//! Errors that name the field and quote nothing of the payload.
//!
//! Any format may put a piece of its input into an error, and all that can be read of an error
//! is its text. So no error is passed on. [`redact`] builds a new one from words that cannot
//! come from the payload: the kind of the error, out of a fixed list; what the type expects,
//! which the type tells a [`Probe`] without seeing the payload; the path, which the models on the
//! way confirm to the probe; and the position, which is digits.

use super::{
    probe::{Answer, Probe},
    report::{FIELD, Kind, common_expectation, expectation, join, split_path},
};
use alloc::{
    format,
    string::{String, ToString},
};
use core::{
    any,
    fmt::{self, Display, Write},
    mem,
};
use serde::de::{Error, Expected};
use zeroize::Zeroizing;

/// Hands a probe to the type that is read.
pub(crate) type Ask<'a> = &'a dyn Fn(Probe<'_>) -> Answer;

/// Rebuilds `error`, which happened at the path `failed` or deeper.
#[cold]
pub(crate) fn redact<E: Error>(error: E, failed: &str, human_readable: bool, ask: Ask<'_>) -> E {
    if is_serde_json::<E>() && is_syntax(&error) {
        return error;
    }
    let text = erased(&error);
    let (message, position) = split_position(&text);
    if SYNTAX.contains(&message) && is_bare(&error, message, position) {
        return error;
    }
    let message = rebuilt(&text, failed, human_readable, ask);
    E::custom(match position {
        Some((line, column)) => format!("{message} at line {line} column {column}"),
        None => message,
    })
}

/// Rebuilds the error of a type without fields, which expects `expected`.
#[cold]
pub(crate) fn redact_as<E: Error>(error: E, expected: &dyn Expected) -> E {
    redact(error, "", true, &|probe| match probe.kind {
        // The struct around it has a field for it, and knows the name.
        Kind::MissingField(_) => probe.confirmed(),
        _ => probe.answer(expected, None),
    })
}

/// How many lists and maps a probe enters to find what the type expects of a value in them.
const DEEPEST: u8 = 3;

fn rebuilt(text: &str, failed: &str, human_readable: bool, ask: Ask<'_>) -> String {
    let (path, message) = split_path(text);
    let (path, kind) = (join(failed, path), Kind::of(message));
    let probe = Probe::new(&path, &kind, text, human_readable);
    let mut answers = (0..=DEEPEST).map(|reach| ask(probe.reaching(reach)));
    let confirmed = answers.find(|answer| answer.confirms(probe));
    let message = match &confirmed {
        Some(answer) => format!("{kind}{}", expectation(answer.text())),
        None => unconfirmed(&kind, expectation(text)),
    };
    let answer = confirmed.unwrap_or_else(|| ask(probe));
    let (path, _) = split_path(answer.text());
    let path = if path.starts_with(failed) { path } else { failed };
    if path.is_empty() { message } else { format!("{FIELD}{path}`: {message}") }
}

/// An error that no type confirms: only words that cannot come from the payload.
fn unconfirmed(kind: &Kind, expectation: &str) -> String {
    let words = kind.to_string();
    let words = words.split_once(" `").map_or(&*words, |(unnamed, _)| unnamed);
    match common_expectation(expectation) {
        Some(expected) if kind.is_of_value() => format!("{words}, expected {expected}"),
        _ => words.into(),
    }
}

/// The text of a value, in memory that is zeroed when it is freed.
fn erased(value: &dyn Display) -> Zeroizing<String> {
    /// How long most errors are at most.
    const USUAL: usize = 96;

    let (text, length) = erased_within(USUAL, value);
    if length <= USUAL { text } else { erased_within(length, value).0 }
}

/// As much of the text of a value as there is room for, and how long it is. The buffer does not
/// grow, because its first part would stay in memory.
fn erased_within(room: usize, value: &dyn Display) -> (Zeroizing<String>, usize) {
    struct Fixed {
        text: Zeroizing<String>,
        room: usize,
        length: usize,
    }

    impl Write for Fixed {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.length += text.len();
            if self.length <= self.room {
                self.text.push_str(text);
            }
            Ok(())
        }
    }

    let text = Zeroizing::new(String::with_capacity(room));
    let mut fixed = Fixed { text, room, length: 0 };
    let _ = write!(fixed, "{value}");
    (fixed.text, fixed.length)
}

/// Whether `E` is the error of `serde_json`, which says what it has in it.
fn is_serde_json<E>() -> bool {
    any::type_name::<E>() == "serde_json::error::Error"
}

/// Whether an error says that a document is not JSON, and where. Compares the pieces as they are
/// written: to keep the text would take longer than to find the error.
fn is_syntax(error: &dyn Display) -> bool {
    struct Pieces {
        is_first: bool,
    }

    impl Write for Pieces {
        fn write_str(&mut self, piece: &str) -> fmt::Result {
            let is_first = mem::replace(&mut self.is_first, false);
            let fits = match piece {
                message if is_first => SYNTAX.contains(&message),
                " at line " | " column " => true,
                number => is_number(number),
            };
            if fits { Ok(()) } else { Err(fmt::Error) }
        }
    }

    write!(Pieces { is_first: true }, "{error}").is_ok()
}

fn is_number(digits: &str) -> bool {
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the `Debug` of an error shows this message, this position and nothing else. Such an
/// error of `serde_json` is kept, because a new one would lose the category.
fn is_bare(error: &dyn fmt::Debug, message: &str, position: Option<(&str, &str)>) -> bool {
    let (line, column) = position.unwrap_or(("0", "0"));
    let bare = format!("Error({message:?}, line: {line}, column: {column})");
    *erased(&format_args!("{error:?}")) == bare
}

/// The message, and the line and column behind it: ` at line 1 column 2`, in TOML with a comma.
/// Where several formats and models added their own, the first is the most exact.
fn split_position(text: &str) -> (&str, Option<(&str, &str)>) {
    for mut message in text.lines() {
        let mut position = None;
        while let Some((before, line, column)) = last_position(message) {
            (message, position) = (before, Some((line, column)));
        }
        if position.is_some() {
            return (message, position);
        }
    }
    (text, None)
}

/// The position at the end of a text, and what is before it.
fn last_position(text: &str) -> Option<(&str, &str, &str)> {
    let (rest, column) = text.rsplit_once(' ')?;
    let (rest, line) = rest.strip_suffix(" column")?.rsplit_once(' ')?;
    let (before, line) = (rest.strip_suffix(" at line")?, line.trim_end_matches(','));
    (is_number(line) && is_number(column)).then_some((before, line, column))
}

/// What `serde_json` says of a document that is not JSON.
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
    use super::split_position;

    #[test]
    fn the_position_is_found_in_every_format() {
        for (text, message, position) in [
            ("a at line 1 column 2", "a", Some(("1", "2"))),
            ("a at line 1 column 2 at line 3 column 4", "a", Some(("1", "2"))),
            ("a at line x column 2", "a at line x column 2", None),
            ("a at line 1 column 2x", "a at line 1 column 2x", None),
            ("a at line 1 column 2\n\n\t{\"b\"}\n\t.^", "a", Some(("1", "2"))),
            (
                "TOML parse error at line 3, column 5\n  |\n3 | x = 'z'\n  |     ^^^\na\nin `i.x`\n",
                "TOML parse error",
                Some(("3", "5")),
            ),
        ] {
            assert_eq!(split_position(text), (message, position), "{text}");
        }
    }
}
