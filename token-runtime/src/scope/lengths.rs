//! The lengths of a few short scopes, in one word.
//!
//! Eight bytes are compared at once, as one number: a loop over single bytes would be the
//! slowest part of reading an ordinary reply.

use crate::answer::Separator;

/// Where a scope is in a text.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) length: usize,
}

impl Place {
    pub(super) fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.start + self.length)
    }
}

/// Up to eight lengths from 1 to 63: a byte each, the first one lowest, then zeros.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) struct Lengths(u64);

impl Lengths {
    /// How many lengths there is room for.
    const MOST: u32 = 8;

    /// The lengths of the scopes in `text`, if the separator is one byte between two scopes and
    /// each scope is there once. `None` also for more or longer scopes.
    pub(super) fn of(text: &[u8], separator: Separator) -> Option<Self> {
        let mut ends = separators(text, separator.byte())? | 1 << text.len();
        let (mut lengths, mut count, mut start, mut seen) = (Self(0), 0, 0, 1_u64);
        while ends != 0 {
            let end = ends.trailing_zeros() as usize;
            let length = end - start;
            // No text is compared before there are two of one length.
            let is_seen = seen & 1 << length != 0
                && (length == 0 || has_place(lengths.places(), text, text.get(start..end)?));
            if is_seen || count == Self::MOST {
                return None;
            }
            lengths.0 |= (length as u64) << (8 * count);
            (count, start, seen) = (count + 1, end + 1, seen | 1 << length);
            ends &= ends - 1;
        }
        Some(lengths)
    }

    /// The places of the scopes, then some of no length.
    #[inline]
    pub(super) fn places(self) -> impl Iterator<Item = Place> {
        self.0.to_le_bytes().into_iter().scan(0, |next, length| {
            let (start, length) = (*next, usize::from(length));
            *next += length + 1;
            Some(Place { start, length })
        })
    }
}

/// Whether one of these places has `scope`. Lengths are compared first, then the last
/// byte, because the scopes of an API often begin alike.
#[inline]
pub(super) fn has_place(
    mut places: impl Iterator<Item = Place>,
    text: &[u8],
    scope: &[u8],
) -> bool {
    let is_scope = |other: &[u8]| other.last() == scope.last() && other == scope;
    places.any(|Place { start, length }| {
        length == scope.len() && text.get(start..start + length).is_some_and(is_scope)
    })
}

/// The longest text that is looked at: one bit more than it has bytes fits a word.
const LONGEST: usize = 63;

/// The highest bit of each byte.
const HIGHEST: u64 = each(0x80);

/// The product with a word whose bytes are all 1: a byte becomes all bytes of the word.
const fn each(byte: u64) -> u64 {
    byte.wrapping_mul(u64::MAX / 0xff)
}

/// A bit for each byte of `text` that is the separator. `None` if another byte is white space,
/// or if the text is too long.
fn separators(text: &[u8], separator: u8) -> Option<u64> {
    let bits = |word: u64| {
        let separators = up_to(word ^ each(u64::from(separator)), 0);
        let others = up_to(word, b' ') & !separators;
        (others == 0).then(|| gathered(separators))
    };
    let Some(last) = text.len().checked_sub(8) else {
        return bits(text.iter().rev().fold(u64::MAX, |word, byte| word << 8 | u64::from(*byte)));
    };
    if text.len() > LONGEST {
        return None;
    }
    // The last word overlaps the one before it.
    (0..text.len()).step_by(8).map(|at| at.min(last)).try_fold(0, |all, at| {
        let word = u64::from_le_bytes(*text.get(at..)?.first_chunk()?);
        Some(all | bits(word)? << at)
    })
}

/// The highest bit of each byte that is at most `limit`, which is less than 128.
const fn up_to(word: u64, limit: u8) -> u64 {
    !(((word & !HIGHEST) + each(127 - limit as u64)) | word) & HIGHEST
}

/// The highest bits of eight bytes, side by side.
const fn gathered(highest: u64) -> u64 {
    // The product has the highest bit of the byte `i` at 56 + i, and no two bits meet.
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
