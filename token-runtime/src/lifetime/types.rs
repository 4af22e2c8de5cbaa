//! The types that a field with a lifetime may have.

use super::format::{LifetimeField, LifetimeFormat, LifetimeValue};
use crate::codec::number::{Number, SECOND, fit, wide};
use chrono::TimeDelta;
use core::time::Duration;

#[diagnostic::do_not_recommend]
impl LifetimeField for TimeDelta {
    fn from_delta(delta: TimeDelta) -> Self {
        delta
    }

    fn to_delta(&self) -> TimeDelta {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl LifetimeField for Duration {
    fn from_delta(delta: TimeDelta) -> Self {
        delta.to_std().unwrap_or_default()
    }

    fn to_delta(&self) -> TimeDelta {
        TimeDelta::from_std(*self).unwrap_or(TimeDelta::MAX)
    }
}

/// An `Option` is `None` for a sentinel value that its type cannot hold, if a
/// missing key means the same.
#[diagnostic::do_not_recommend]
impl<T: LifetimeField> LifetimeField for Option<T> {
    fn from_delta(delta: TimeDelta) -> Self {
        Some(T::from_delta(delta))
    }

    fn to_delta(&self) -> TimeDelta {
        self.as_ref().map_or(TimeDelta::zero(), T::to_delta)
    }

    fn from_value(value: LifetimeValue, format: &LifetimeFormat) -> Option<Self> {
        match value {
            LifetimeValue::Absent => Some(None),
            LifetimeValue::Of(_) => T::from_value(value, format).map(Some),
            LifetimeValue::Sentinel(meaning) => (meaning == format.absent()).then_some(None),
        }
    }

    #[inline]
    fn to_value(&self, format: &LifetimeFormat) -> LifetimeValue {
        self.as_ref().map_or(LifetimeValue::Absent, |lifetime| lifetime.to_value(format))
    }
}

/// Numbers hold the number of the wire, in the unit of the wire: seconds for
/// `"duration"` and `"clock"`.
macro_rules! integer_lifetimes {
    ($($int:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl LifetimeField for $int {
            fn from_delta(delta: TimeDelta) -> Self {
                fit!(i128::from(delta.num_seconds()), $int)
            }

            fn to_delta(&self) -> TimeDelta {
                Number::from_int(wide!(*self)).delta(SECOND)
            }

            fn from_value(value: LifetimeValue, _: &LifetimeFormat) -> Option<Self> {
                match value {
                    LifetimeValue::Of(number) => Some(fit!(number.trunc(), $int)),
                    LifetimeValue::Sentinel(_) | LifetimeValue::Absent => None,
                }
            }

            #[inline]
            fn to_value(&self, _: &LifetimeFormat) -> LifetimeValue {
                LifetimeValue::Of(Number::from_int(wide!(*self)))
            }
        }
    )*};
}

integer_lifetimes!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

#[diagnostic::do_not_recommend]
impl LifetimeField for f64 {
    fn from_delta(delta: TimeDelta) -> Self {
        delta.as_seconds_f64()
    }

    fn to_delta(&self) -> TimeDelta {
        Number::from_float(*self).map_or(TimeDelta::zero(), |seconds| seconds.delta(SECOND))
    }

    fn from_value(value: LifetimeValue, _: &LifetimeFormat) -> Option<Self> {
        match value {
            LifetimeValue::Of(number) => Some(number.to_float()),
            LifetimeValue::Sentinel(_) | LifetimeValue::Absent => None,
        }
    }

    /// NaN and the infinities are not lifetimes.
    fn to_value(&self, _: &LifetimeFormat) -> LifetimeValue {
        Number::from_float(*self).map_or(LifetimeValue::Absent, LifetimeValue::Of)
    }
}
