//! What the fields of a role say together.

use super::number::{Number, SECOND};
use crate::{Expiry, expiry::after};
use chrono::{DateTime, Utc};

/// The expiry that the fields of a role say together: the first that says an
/// instant or never. If all are empty it is `absent`, unless one of them says
/// that it does not know.
pub fn first<const N: usize>(fields: [Option<Expiry>; N], absent: Expiry) -> Expiry {
    let said = fields.into_iter().flatten();
    said.reduce(|first, next| if first == Expiry::Unknown { next } else { first }).unwrap_or(absent)
}

/// The expiry of a token whose payload gives none, `seconds` after `base`.
pub fn default(expiry: Expiry, base: Option<DateTime<Utc>>, seconds: u64) -> Expiry {
    match (expiry, base) {
        (Expiry::Unknown, Some(base)) => {
            Expiry::At(after(base, Number::from_int(seconds.into()).delta(SECOND)))
        }
        _ => expiry,
    }
}
