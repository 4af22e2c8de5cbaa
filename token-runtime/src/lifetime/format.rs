//! How a lifetime is read and written, and what a type needs to hold one.

use super::unit::Unit;
use crate::{
    codec::{
        number::Number,
        scalar::{self, Mismatch, Scalar},
    },
    expiry::Expiry,
    refresh::LifetimeStarts,
    scale::after,
    time::sentinel::{Meaning, Sentinels},
};
use chrono::{DateTime, TimeDelta, Utc};
use core::fmt;
use serde::{Deserializer, Serializer};

/// A type for a field with `expires_in` or `refresh_expires_in`.
///
/// Implement the first two methods for a type of your own.
///
/// ```
/// use token_runtime::{TokenModel, field::LifetimeField};
/// use token_runtime::chrono::{DateTime, TimeDelta, Utc};
///
/// #[derive(Debug)]
/// struct Hours(i64);
///
/// impl LifetimeField for Hours {
///     fn from_delta(delta: TimeDelta) -> Self {
///         Self(delta.num_hours())
///     }
///     fn to_delta(&self) -> TimeDelta {
///         TimeDelta::try_hours(self.0).unwrap_or(TimeDelta::MAX)
///     }
/// }
///
/// #[derive(Debug, TokenModel)]
/// struct Session {
///     #[token(expires_in)]
///     lives: Hours,
///     #[token(issued = "unix")]
///     issued_at: DateTime<Utc>,
/// }
///
/// let session: Session = serde_json::from_str(r#"{"lives":7200,"issued_at":0}"#)?;
/// assert_eq!(session.lives.0, 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a lifetime",
    label = "not a type for a lifetime",
    note = "use an integer, `f64`, `Duration`, `TimeDelta`, or an `Option` of these"
)]
#[cfg_attr(
    not(all(feature = "jiff", feature = "time")),
    diagnostic::on_unimplemented(
        note = "the types of `jiff` and of `time` need the feature of that name of `token-runtime`"
    )
)]
#[diagnostic::on_unimplemented(
    note = "a type of your own can implement `token_runtime::field::LifetimeField`"
)]
pub trait LifetimeField: Sized {
    /// The field from a lifetime. A negative one is expired already.
    fn from_delta(delta: TimeDelta) -> Self;

    /// The lifetime that the field holds.
    fn to_delta(&self) -> TimeDelta;

    /// The field for `value`. `None` if the type cannot hold it.
    fn from_value(value: LifetimeValue, format: &LifetimeFormat) -> Option<Self> {
        match value {
            LifetimeValue::Of(number) => Some(Self::from_delta(format.delta(number))),
            LifetimeValue::Sentinel(_) | LifetimeValue::Absent => None,
        }
    }

    /// What the field says.
    fn to_value(&self, format: &LifetimeFormat) -> LifetimeValue {
        LifetimeValue::Of(format.number(self.to_delta()))
    }
}

/// How a lifetime is read and written: its unit and sentinel values.
#[derive(Debug, Clone, Copy)]
pub struct LifetimeFormat {
    pub(super) unit: Unit,
    pub(super) sentinels: Sentinels,
}

/// What a field that holds a lifetime says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifetimeValue {
    /// A number of the declared unit.
    Of(Number),
    /// A sentinel value.
    Sentinel(Meaning),
    /// Nothing: a missing key or null.
    Absent,
}

impl LifetimeFormat {
    /// The lifetime that a number of the declared unit is.
    #[inline]
    pub fn delta(&self, number: Number) -> TimeDelta {
        number.delta(self.unit.nanos())
    }

    /// The number of the declared unit that a lifetime is.
    pub fn number(&self, delta: TimeDelta) -> Number {
        Number::of_delta(delta, self.unit.nanos())
    }

    /// The meaning of a missing key and of null.
    pub fn absent(&self) -> Meaning {
        self.sentinels.absent
    }

    /// The field that holds `number`. Truncation or saturation by its type must
    /// not turn an ordinary value into a sentinel: a negative lifetime is an
    /// expired token, and 0 may mean never.
    fn field_of<T: LifetimeField>(&self, number: Number) -> Option<T> {
        let field = T::from_value(LifetimeValue::Of(number), self)?;
        let meaning = match field.to_value(self) {
            LifetimeValue::Of(number) => self.sentinels.number(number),
            LifetimeValue::Sentinel(_) | LifetimeValue::Absent => None,
        };
        (meaning == self.sentinels.number(number)).then_some(field)
    }

    pub(super) fn read<'de, T: LifetimeField, D: Deserializer<'de>>(
        &self,
        deserializer: D,
    ) -> Result<T, D::Error> {
        scalar::read(deserializer, self)
    }

    pub(super) fn write<T: LifetimeField, S: Serializer>(
        &self,
        field: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match field.to_value(self) {
            LifetimeValue::Absent | LifetimeValue::Sentinel(_) => serializer.serialize_none(),
            LifetimeValue::Of(number) => self.unit.write(number, serializer),
        }
    }

    #[inline]
    pub(super) fn is_absent<T: LifetimeField>(&self, field: &T) -> bool {
        field.to_value(self) == LifetimeValue::Absent
    }

    /// The expiry that the field says, counted from `base`; `None` if it says
    /// nothing.
    #[inline]
    pub(super) fn expiry<T: LifetimeField>(
        &self,
        field: &T,
        base: impl FnOnce() -> Option<DateTime<Utc>>,
    ) -> Option<Expiry> {
        let LifetimeValue::Of(number) = field.to_value(self) else { return None };
        if let Some(meaning) = self.sentinels.number(number) {
            return Some(meaning.into());
        }
        let end = base().map(|base| after(base, self.delta(number)));
        Some(end.map_or(Expiry::Unknown, Expiry::At))
    }

    /// Makes an inherited lifetime count from the reply's start: what is left of it then. One
    /// that did not count from anything says nothing.
    pub(super) fn restart<T: LifetimeField>(&self, field: &mut T, starts: LifetimeStarts) {
        let Some(start) = starts.reply else { return };
        let held = match self.expiry(field, || starts.previous) {
            Some(Expiry::At(end)) => {
                let left = self.number(end.signed_duration_since(start));
                // A type that cannot say "expired" says "expires at once, or nearly".
                self.field_of(left).or_else(|| self.field_of(Number::from_int(1)))
            }
            Some(Expiry::Unknown) if self.absent() == Meaning::Unknown => {
                T::from_value(LifetimeValue::Absent, self)
            }
            Some(Expiry::Unknown | Expiry::Never) | None => None,
        };
        if let Some(held) = held {
            *field = held;
        }
    }
}

impl<T: LifetimeField> scalar::Target<T> for LifetimeFormat {
    /// A number that is a sentinel value is kept as that number if the type holds
    /// numbers; `"N/A"` and its like are no numbers.
    fn field(&self, scalar: Scalar<'_>) -> Result<T, Mismatch> {
        let (meaning, number) = match scalar {
            Scalar::Number(number) if self.sentinels.is_empty() && self.unit.is_number() => {
                return T::from_value(LifetimeValue::Of(number), self).ok_or(Mismatch);
            }
            Scalar::Absent => return T::from_value(LifetimeValue::Absent, self).ok_or(Mismatch),
            Scalar::Number(number) => (self.sentinels.number(number), Some(number)),
            Scalar::Text(text) | Scalar::BinaryText(text) => {
                (self.sentinels.text(text), text.parse().ok())
            }
        };
        let Some(meaning) = meaning else {
            let number = self.unit.read(scalar).ok_or(Mismatch)?;
            return self.field_of(number).ok_or(Mismatch);
        };
        // Held as sent if that round-trips, else as what it means.
        let held = number.and_then(|number| {
            let field = T::from_value(LifetimeValue::Of(number), self)?;
            (field.to_value(self) == LifetimeValue::Of(number)).then_some(field)
        });
        held.or_else(|| T::from_value(LifetimeValue::Sentinel(meaning), self)).ok_or(Mismatch)
    }
}

impl fmt::Display for LifetimeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unit.fmt(f)
    }
}
