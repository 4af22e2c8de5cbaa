//! Sentinel values: wire values that mean "never" or "unknown", as in `never(0, "")`.

use crate::{
    codec::{
        number::Number,
        scalar::{write_number, write_text},
    },
    expiry::Expiry,
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Serializer, ser::Error as _};

/// What a sentinel value means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The token never expires.
    Never,
    /// The provider does not know.
    Unknown,
}

impl From<Meaning> for Expiry {
    fn from(meaning: Meaning) -> Self {
        match meaning {
            Meaning::Never => Self::Never,
            Meaning::Unknown => Self::Unknown,
        }
    }
}

/// An `Option` of a time holds a sentinel value as an instant in one of these years, which no
/// payload reaches.
const NEVER_YEAR: i32 = 20_000;
const UNKNOWN_YEAR: i32 = 15_000;

impl Meaning {
    /// The instant that represents the meaning. Also the one for "unknown" is late, so that code
    /// that compares it does not take the token for expired.
    pub(crate) fn held(self) -> DateTime<Utc> {
        let year = match self {
            Self::Never => NEVER_YEAR,
            Self::Unknown => UNKNOWN_YEAR,
        };
        let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        day.and_time(NaiveTime::MIN).and_utc()
    }

    /// The meaning of an instant in this year.
    #[inline]
    pub(crate) fn of_year(year: i32) -> Option<Self> {
        match year {
            UNKNOWN_YEAR => Some(Self::Unknown),
            10_000.. => Some(Self::Never),
            ..10_000 => None,
        }
    }
}

/// A sentinel value. A number equals its text.
#[derive(Debug, Clone, Copy)]
pub enum Sentinel {
    Number(i128),
    Text(&'static str),
    /// A missing key or null. Its position in the list matters: the first value is written.
    Absent,
}

/// The sentinel values of one field.
#[derive(Debug, Clone, Copy)]
pub struct Sentinels {
    pub never: &'static [Sentinel],
    pub unknown: &'static [Sentinel],
    /// The meaning of a missing key and of null.
    pub absent: Meaning,
}

impl Sentinels {
    pub const NONE: Self = Self { never: &[], unknown: &[], absent: Meaning::Unknown };

    const fn with(self, meaning: Meaning) -> &'static [Sentinel] {
        match meaning {
            Meaning::Never => self.never,
            Meaning::Unknown => self.unknown,
        }
    }

    /// Whether no wire value is a sentinel.
    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        self.never.is_empty() && self.unknown.is_empty()
    }

    fn find(self, is_it: impl Fn(&Sentinel) -> bool) -> Option<Meaning> {
        [Meaning::Never, Meaning::Unknown]
            .into_iter()
            .find(|meaning| self.with(*meaning).iter().any(&is_it))
    }

    /// The meaning of a number, if it has one.
    #[inline]
    pub(crate) fn number(self, number: Number) -> Option<Meaning> {
        if self.is_empty() {
            return None;
        }
        self.find(|sentinel| match sentinel {
            Sentinel::Number(int) => Number::from_int(*int) == number,
            Sentinel::Text(_) | Sentinel::Absent => false,
        })
    }

    /// The meaning of a text, if it has one.
    pub(crate) fn text(self, text: &str) -> Option<Meaning> {
        if self.is_empty() {
            return None;
        }
        let is_it = |sentinel: &Sentinel| match sentinel {
            Sentinel::Text(value) => *value == text,
            Sentinel::Number(_) | Sentinel::Absent => false,
        };
        self.find(is_it).or_else(|| self.number(text.parse().ok()?))
    }

    /// The first value that is declared for the meaning: it is written.
    fn written(self, meaning: Meaning) -> Option<Sentinel> {
        let absent = (self.absent == meaning).then_some(Sentinel::Absent);
        self.with(meaning).first().copied().or(absent)
    }

    /// Whether the meaning is written as a missing key.
    pub(crate) fn is_omitted(self, meaning: Meaning) -> bool {
        matches!(self.written(meaning), Some(Sentinel::Absent))
    }

    /// Writes `number`, which has this meaning, else the first value declared.
    ///
    /// # Errors
    /// Those of the serializer, and a meaning for which no value is declared.
    pub(crate) fn write<S: Serializer>(
        self,
        meaning: Meaning,
        number: Option<i128>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match number.map(Sentinel::Number).or_else(|| self.written(meaning)) {
            Some(Sentinel::Number(number)) => write_number(Number::from_int(number), serializer),
            Some(Sentinel::Text(text)) => write_text(text, serializer),
            Some(Sentinel::Absent) => serializer.serialize_none(),
            None => Err(S::Error::custom(match meaning {
                Meaning::Never => "nothing on the wire means never: declare it with `never(…)`",
                Meaning::Unknown => {
                    "nothing on the wire means unknown: declare it with `unknown(…)`"
                }
            })),
        }
    }
}
