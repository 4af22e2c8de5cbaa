//! What the fields of a model say about its token.
//!
//! A [`Query`] is put to every field of a model. Each field's format passes on
//! what the field says, with a [`Rank`]; the query keeps what ranks first.

use crate::expiry::Expiry;
use alloc::boxed::Box;
use chrono::{DateTime, Utc};

/// The token that a field is about: the access token or the refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    Access,
    Refresh,
}

/// The order in which the fields of one role are asked: lower ranks first, and
/// fields of the same rank in the order of the struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8);

impl Rank {
    /// A field with the answer itself: an instant, a token, scopes, `issued`.
    pub const STATED: Self = Self(0);
    /// An expiry that is inside the token itself, or the time of receipt.
    pub const CONTAINED: Self = Self(2);
    /// An expiry that is a lifetime.
    pub const LIFETIME: Self = Self(4);
    /// A nested model.
    pub const NESTED: Self = Self(6);

    /// The rank of a `fallback` field: directly after the others of its kind.
    #[must_use]
    pub const fn or_fallback(self, is_fallback: bool) -> Self {
        if is_fallback { Self(self.0 + 1) } else { self }
    }
}

/// What the lifetimes of a struct count from, looked up when it is asked for.
pub(crate) type Base<'b> = &'b dyn Fn() -> Option<DateTime<Utc>>;

/// A question that is put to every field of a model.
///
/// Each method receives what one field says. A query implements those that it
/// asks about; the answers of the others are never computed.
pub trait Query<'m> {
    /// The time from which the lifetimes of the struct count.
    #[inline]
    fn base(&mut self, _: Rank, _time: impl FnOnce() -> Option<DateTime<Utc>>) {}

    /// The expiry of `token`; `None` if the field is empty. A lifetime asks for the
    /// base of the struct.
    #[inline]
    fn expiry(&mut self, _token: Token, _: Rank, _expiry: impl FnOnce(Base<'_>) -> Option<Expiry>) {
    }

    /// The expiry of `token` in a nested model, and whether a field of it says so.
    #[inline]
    fn nested_expiry(
        &mut self,
        token: Token,
        rank: Rank,
        expiry: impl FnOnce(Base<'_>) -> Expiry,
        _is_said: impl FnOnce() -> bool,
    ) {
        self.expiry(token, rank, |base| Some(expiry(base)));
    }

    /// Called by a field that declares `never(absent)`.
    #[inline]
    fn absent_is_never(&mut self, _token: Token) {}

    /// The text of a secret; `None` if there is none or if it is empty.
    #[inline]
    fn secret(&mut self, _token: Token, _: Rank, _text: impl FnOnce() -> Option<&'m str>) {}

    /// The authentication scheme of the access token with this rank.
    #[inline]
    fn scheme(&mut self, _: Rank, _name: impl FnOnce() -> Option<&'m str>) {}

    /// The scopes of `token`.
    #[inline]
    fn scopes(&mut self, _token: Token, _: Rank, _scopes: impl Grant<'m>) {}

    /// Whether the token is active, if the payload says so.
    #[inline]
    fn active(&mut self, _: Rank, _is_active: impl FnOnce() -> Option<bool>) {}

    /// Whether there is a secret in the field, for `Debug`.
    #[inline]
    fn presence(&mut self, _is_present: impl FnOnce() -> bool) {}

    /// The names of unknown members, for `Debug`.
    #[inline]
    fn unknown_members(&mut self, _names: impl Iterator<Item = &'m str>) {}
}

/// The scopes of one field.
pub trait Grant<'m> {
    /// The scopes; `None` if the payload had none at all.
    fn scopes(self) -> Option<Scopes<'m>>;

    /// Whether `scope` is one of them; `None` if the payload had none at all.
    fn grants(self, scope: &str) -> Option<bool>;

    /// Whether the field answers the question which scopes the token has. An
    /// empty list is an answer if the type can tell it from an absent one.
    fn answers(self) -> bool;
}

/// The scopes of a token, one after the other.
///
/// ```
/// use token_runtime::{ScopeSet, Scopes};
///
/// let scopes = Scopes::new(["email", "profile"].into_iter());
/// assert_eq!(scopes.collect::<ScopeSet>(), ScopeSet::from("email profile"));
/// ```
pub struct Scopes<'m>(Source<'m>);

enum Source<'m> {
    None,
    /// The rest of a text, and what separates its scopes.
    Text(&'m str, Separator),
    /// A list and the cursor in it.
    List(&'m dyn ScopeList, Cursor),
    Boxed(Box<dyn Iterator<Item = &'m str> + 'm>),
}

/// What separates scopes in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    WhiteSpace,
    Comma,
}

impl Separator {
    /// The separator that is written.
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::WhiteSpace => b' ',
            Self::Comma => b',',
        }
    }

    /// The position of the first separator.
    #[inline]
    fn find(self, text: &str) -> Option<usize> {
        let mut bytes = text.bytes();
        match self {
            // The first comparison alone tells most bytes of a scope from white space.
            Self::WhiteSpace => bytes.position(|byte| byte <= b' ' && byte.is_ascii_whitespace()),
            Self::Comma => bytes.position(|byte| byte == b','),
        }
    }
}

/// Scopes, one after the other.
pub(crate) trait ScopeList {
    /// The scope at `cursor`, which moves to the next scope.
    fn next_scope(&self, cursor: &mut Cursor) -> Option<&str>;
}

/// How far a list of scopes has been gone through.
#[derive(Clone, Default)]
pub(crate) struct Cursor {
    pub(crate) position: usize,
    /// A bit for each length of a scope, modulo 64.
    lengths: u64,
}

impl Cursor {
    /// Whether no scope before had this length, so that this scope was not there.
    pub(crate) fn is_new_length(&mut self, length: usize) -> bool {
        let lengths = self.lengths | 1 << (length % 64);
        lengths != core::mem::replace(&mut self.lengths, lengths)
    }
}

impl<'m> Scopes<'m> {
    /// The scopes of an iterator. The iterator is boxed.
    pub fn new(scopes: impl Iterator<Item = &'m str> + 'm) -> Self {
        Self(Source::Boxed(Box::new(scopes)))
    }

    /// No scopes.
    pub fn none() -> Self {
        Self(Source::None)
    }

    pub(crate) fn of_text(text: &'m str, separator: Separator) -> Self {
        Self(Source::Text(text, separator))
    }

    pub(crate) fn of_list(list: &'m dyn ScopeList) -> Self {
        Self(Source::List(list, Cursor::default()))
    }
}

impl<'m> Iterator for Scopes<'m> {
    type Item = &'m str;

    fn next(&mut self) -> Option<&'m str> {
        match &mut self.0 {
            Source::None => None,
            Source::Text(rest, separator) => loop {
                if rest.is_empty() {
                    return None;
                }
                let end = separator.find(rest).unwrap_or(rest.len());
                let scope = rest.get(..end).unwrap_or_default().trim_ascii();
                *rest = rest.get(end + 1..).unwrap_or_default();
                if !scope.is_empty() {
                    return Some(scope);
                }
            },
            Source::List(list, cursor) => list.next_scope(cursor),
            Source::Boxed(scopes) => scopes.next(),
        }
    }
}

impl core::fmt::Debug for Scopes<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Scopes")
    }
}
