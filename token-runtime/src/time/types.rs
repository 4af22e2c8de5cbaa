//! The types that a field with a point in time may be.

use super::{
    encoding::Encoding,
    format::{SentinelTimeField, TimeField, TimeFormat, TimeValue},
    sentinel::Meaning,
};
use crate::{
    codec::number::{fit, wide},
    expiry::Expiry,
};
use chrono::{DateTime, FixedOffset, Utc};

#[diagnostic::do_not_recommend]
impl SentinelTimeField for Expiry {}
#[diagnostic::do_not_recommend]
impl<T: TimeField> SentinelTimeField for Option<T> {}

#[diagnostic::do_not_recommend]
impl TimeField for DateTime<Utc> {
    fn from_time(time: DateTime<Utc>) -> Self {
        time
    }

    fn to_time(&self) -> DateTime<Utc> {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl TimeField for DateTime<FixedOffset> {
    fn from_time(time: DateTime<Utc>) -> Self {
        time.fixed_offset()
    }

    fn to_time(&self) -> DateTime<Utc> {
        self.to_utc()
    }

    fn from_value(value: TimeValue, _: &TimeFormat) -> Option<Self> {
        match value {
            TimeValue::At(time) => Some(time),
            TimeValue::Sentinel(..) | TimeValue::Absent => None,
        }
    }

    fn to_value(&self, _: &TimeFormat) -> TimeValue {
        TimeValue::At(*self)
    }
}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl TimeField for std::time::SystemTime {
    fn from_time(time: DateTime<Utc>) -> Self {
        let (seconds, nanos) = (time.timestamp(), time.timestamp_subsec_nanos());
        let whole = core::time::Duration::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 {
            Self::UNIX_EPOCH.checked_sub(whole)
        } else {
            Self::UNIX_EPOCH.checked_add(whole)
        };
        // Some systems cannot represent the instant. They get the epoch.
        time.unwrap_or(Self::UNIX_EPOCH) + core::time::Duration::from_nanos(nanos.into())
    }

    fn to_time(&self) -> DateTime<Utc> {
        crate::clock::date(*self)
    }
}

#[diagnostic::do_not_recommend]
impl TimeField for Expiry {
    fn from_time(time: DateTime<Utc>) -> Self {
        Self::At(time)
    }

    /// `Never` and `Unknown` are instants outside the years that are written.
    fn to_time(&self) -> DateTime<Utc> {
        match self {
            Self::At(time) => *time,
            Self::Never => Meaning::Never.held(),
            Self::Unknown => Meaning::Unknown.held(),
        }
    }

    fn from_value(value: TimeValue, format: &TimeFormat) -> Option<Self> {
        Some(match value {
            TimeValue::At(time) => Self::At(time.to_utc()),
            TimeValue::Sentinel(meaning, _) => meaning.into(),
            TimeValue::Absent => format.absent().into(),
        })
    }

    fn to_value(&self, _: &TimeFormat) -> TimeValue {
        match self {
            Self::At(time) => TimeValue::At(time.fixed_offset()),
            Self::Never => TimeValue::Sentinel(Meaning::Never, None),
            Self::Unknown => TimeValue::Sentinel(Meaning::Unknown, None),
        }
    }
}

/// An `Option` is `None` for what a missing key means. A sentinel value with the
/// other meaning is held as an instant that no payload reaches.
#[diagnostic::do_not_recommend]
impl<T: TimeField> TimeField for Option<T> {
    fn from_time(time: DateTime<Utc>) -> Self {
        Some(T::from_time(time))
    }

    fn to_time(&self) -> DateTime<Utc> {
        self.as_ref().map_or_else(|| Meaning::Unknown.held(), T::to_time)
    }

    fn from_value(value: TimeValue, format: &TimeFormat) -> Option<Self> {
        match value {
            TimeValue::Absent => Some(None),
            TimeValue::At(_) => T::from_value(value, format).map(Some),
            TimeValue::Sentinel(meaning, _) => match T::from_value(value, format) {
                Some(held) => Some(Some(held)),
                None if meaning == format.absent() => Some(None),
                None => T::holds_any_instant().then(|| Some(T::from_time(meaning.held()))),
            },
        }
    }

    fn to_value(&self, format: &TimeFormat) -> TimeValue {
        self.as_ref().map_or(TimeValue::Absent, |time| time.to_value(format))
    }
}

/// Integers hold the number of the wire: milliseconds if the first encoding is
/// `"unix_ms"`, else seconds.
macro_rules! integer_times {
    ($($int:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl SentinelTimeField for $int {}

        #[diagnostic::do_not_recommend]
        impl TimeField for $int {
            fn from_time(time: DateTime<Utc>) -> Self {
                fit!(i128::from(time.timestamp()), $int)
            }

            fn to_time(&self) -> DateTime<Utc> {
                Encoding::Unix.instant(wide!(*self).into()).to_utc()
            }

            fn from_value(value: TimeValue, format: &TimeFormat) -> Option<Self> {
                match value {
                    TimeValue::At(time) => Some(fit!(format.integer(time), $int)),
                    TimeValue::Sentinel(_, number) => <$int>::try_from(number?).ok(),
                    TimeValue::Absent => None,
                }
            }

            fn holds_any_instant() -> bool {
                false
            }

            fn to_value(&self, format: &TimeFormat) -> TimeValue {
                let integer = wide!(*self);
                match format.meaning(integer) {
                    Some(meaning) => TimeValue::Sentinel(meaning, Some(integer)),
                    None => TimeValue::At(format.instant(integer)),
                }
            }
        }
    )*};
}

integer_times!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
