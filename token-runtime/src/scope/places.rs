//! Where the scopes of a set are in its text.
//!
//! Most replies have one separator between two scopes. Such a text is kept as sent. For a few
//! short scopes the set also keeps their lengths, and compares lengths before text. A longer
//! text is searched on each question, because programs ask for few of many scopes.

use super::lengths::{Lengths, Place, has_place};
use crate::answer::{Cursor, Separator};
use alloc::boxed::Box;
use core::iter;

#[derive(Clone, PartialEq)]
pub(super) enum Places {
    /// Between these separators, a byte each, with the lengths of the scopes, each once.
    Few(Separator, Lengths),
    /// Between these separators, a byte each; a scope may be there twice.
    Separated(Separator),
    /// Anywhere, each scope once.
    Listed(Box<[Place]>),
}

impl Default for Places {
    fn default() -> Self {
        Self::Few(Separator::WhiteSpace, Lengths::default())
    }
}

impl Places {
    /// A longer text is split at once. Searching a hostile one for each of its scopes would take
    /// quadratic time.
    const LONGEST: usize = 1024;

    /// The places in a text as sent, if one separator is between two scopes.
    pub(super) fn of_sent(text: &str, separator: Separator) -> Option<Self> {
        if let Some(lengths) = Lengths::of(text.as_bytes(), separator) {
            return Some(Self::Few(separator, lengths));
        }
        let is_kept =
            text.len() <= Self::LONGEST && is_separated(text.as_bytes(), separator.byte());
        is_kept.then_some(Self::Separated(separator))
    }

    pub(super) fn contains(&self, text: &str, scope: &str) -> bool {
        let (text, scope) = (text.as_bytes(), scope.as_bytes());
        match self {
            _ if scope.is_empty() => false,
            Self::Few(_, lengths) => has_place(lengths.places(), text, scope),
            Self::Separated(separator) => {
                let separator = separator.byte();
                has_word(text, separator, scope) && !scope.contains(&separator)
            }
            Self::Listed(places) => has_place(places.iter().copied(), text, scope),
        }
    }

    /// Whether the text is the scopes, each once, with this separator between them.
    pub(super) fn are_joined(&self, text: &str, by: Separator) -> bool {
        match self {
            _ if text.is_empty() => true,
            Self::Few(separator, _) => *separator == by,
            Self::Separated(separator) => {
                let mut cursor = Cursor::default();
                let scopes = iter::from_fn(|| self.next(text, &mut cursor));
                *separator == by
                    && scopes.map(|scope| scope.len() + 1).sum::<usize>() == text.len() + 1
            }
            Self::Listed(_) => false,
        }
    }

    /// The scope at `cursor`, which moves to the next scope.
    pub(super) fn next<'t>(&self, text: &'t str, cursor: &mut Cursor) -> Option<&'t str> {
        let position = cursor.position;
        let place = match self {
            Self::Few(_, lengths) => {
                lengths.places().nth(position).filter(|place| place.length > 0)?
            }
            Self::Listed(places) => *places.get(position)?,
            Self::Separated(separator) => return next_word(text, separator.byte(), cursor),
        };
        cursor.position += 1;
        place.of(text)
    }
}

/// The next word from `cursor` that is not in the text before it.
fn next_word<'t>(text: &'t str, separator: u8, cursor: &mut Cursor) -> Option<&'t str> {
    loop {
        let start = cursor.position;
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.bytes().position(|byte| byte == separator).unwrap_or(rest.len());
        let word = rest.get(..length)?;
        cursor.position += length + 1;
        let before = || text.as_bytes().get(..start.saturating_sub(1)).unwrap_or_default();
        if cursor.is_new_length(length) || !has_word(before(), separator, word.as_bytes()) {
            return Some(word);
        }
    }
}

/// Whether there is exactly one separator between two scopes, and no white space in them. If the
/// separator is a space, other white space separates as well.
#[allow(clippy::needless_bitwise_bool, reason = "vectors have no branches")]
fn is_separated(text: &[u8], separator: u8) -> bool {
    let (Some(first), Some((last, rest))) = (text.first(), text.split_last()) else { return true };
    let separates = |byte: u8| (byte == separator) | (byte <= b' ');
    let is_other = |byte: u8| (separator == b' ') & (byte < b' ');
    // No branch, so that the compiler compares many bytes at once.
    let pairs = rest.iter().zip(text.get(1..).unwrap_or_default());
    let is_odd = pairs.fold(false, |is_odd, (byte, next)| {
        is_odd | (separates(*byte) & separates(*next)) | is_other(*byte)
    });
    !is_odd && !separates(*first) && !separates(*last)
}

/// Whether `word` is between separators in `text`.
#[allow(clippy::needless_bitwise_bool, reason = "vectors have no branches")]
fn has_word(text: &[u8], separator: u8, word: &[u8]) -> bool {
    let is_word = |start: usize| text.get(start..start + word.len()) == Some(word);
    let separates = |position: usize| text.get(position) == Some(&separator);
    let (Some(end), Some(last)) = (text.len().checked_sub(word.len()), word.last()) else {
        return false;
    };
    let Some(before) = end.checked_sub(1) else { return is_word(0) };
    let is_first = separates(word.len()) && is_word(0);
    if is_first || separates(before) && is_word(end) {
        return true;
    }
    // Else the word is behind a separator and before one.
    let (ends, rights) = (text.get(word.len()..), text.get(word.len() + 1..));
    let (Some(ends), Some(rights)) = (ends, rights) else { return false };
    let is_inside =
        |left: usize| separates(left) && rights.get(left) == Some(&separator) && is_word(left + 1);
    let Some(last_block) = before.checked_sub(BLOCK) else {
        return (0..before).any(is_inside);
    };
    (0..before).step_by(BLOCK).map(|at| at.min(last_block)).any(|at| {
        let blocks = (block(text, at), block(ends, at), block(rights, at));
        let (Some(lefts), Some(ends), Some(rights)) = blocks else { return false };
        // No branch, so that the compiler compares all bytes at once.
        let may_be_inside = (0..BLOCK).fold(0, |any, i| {
            let separates = (lefts[i] == separator) & (rights[i] == separator);
            any | u8::from(separates & (ends[i] == *last))
        });
        may_be_inside != 0 && (at..at + BLOCK).any(is_inside)
    })
}

/// How many bytes are compared at once.
const BLOCK: usize = 64;

fn block(text: &[u8], at: usize) -> Option<&[u8; BLOCK]> {
    text.get(at..)?.first_chunk()
}
