//! What a refresh reply inherits from the token before it.

use chrono::{DateTime, Utc};

/// Which roles of the previous token a refresh reply inherits (RFC 6749 §6), and
/// what lifetimes count from.
///
/// A role is inherited as a whole: if the reply answers it through any field,
/// the previous fields of that role are gone.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a role, inherited or not")]
pub struct Inheritance {
    pub access_token: bool,
    pub refresh_token: bool,
    pub expiry: bool,
    pub refresh_expiry: bool,
    pub scopes: bool,
    pub refresh_scopes: bool,
    pub starts: LifetimeStarts,
}

impl Inheritance {
    /// Every role, if the reply answers none.
    pub const ALL: Self = Self {
        access_token: true,
        refresh_token: true,
        expiry: true,
        refresh_expiry: true,
        scopes: true,
        refresh_scopes: true,
        starts: LifetimeStarts { reply: None, previous: None },
    };

    /// The roles that both inherit.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            access_token: self.access_token && other.access_token,
            refresh_token: self.refresh_token && other.refresh_token,
            expiry: self.expiry && other.expiry,
            refresh_expiry: self.refresh_expiry && other.refresh_expiry,
            scopes: self.scopes && other.scopes,
            refresh_scopes: self.refresh_scopes && other.refresh_scopes,
            starts: self.starts,
        }
    }
}

/// What lifetimes count from: in the refresh reply, and in the token before it.
#[derive(Debug, Clone, Copy, Default)]
pub struct LifetimeStarts {
    pub reply: Option<DateTime<Utc>>,
    pub previous: Option<DateTime<Utc>>,
}

impl LifetimeStarts {
    /// The structs' own starts; where they have none, those of the outer structs.
    #[must_use]
    pub fn or(self, outer: Self) -> Self {
        Self { reply: self.reply.or(outer.reply), previous: self.previous.or(outer.previous) }
    }
}

/// Takes over the previous value of a field if the reply's is empty.
#[inline]
pub(crate) fn inherit_if<V>(is_empty: bool, value: &mut V, previous: Option<&mut V>) {
    if let Some(previous) = previous.filter(|_| is_empty) {
        core::mem::swap(value, previous);
    }
}
