//! Wire values that stand for something: `never(0, "")`, `unknown(-1, absent)`.

use super::number::Number;
use serde::{Serialize, Serializer, ser::Error as _};

/// What a wire value can mean instead of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Never,
    Unknown,
}

/// A wire value with a meaning. Numbers are equal to their text.
#[derive(Debug, Clone, Copy)]
pub enum Mark {
    Number(Number),
    Text(&'static str),
}

/// The values of one field that have a meaning.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    pub never: &'static [Mark],
    pub unknown: &'static [Mark],
    /// What a missing key and null mean.
    pub absent: Meaning,
}

impl Marks {
    pub const NONE: Self = Self { never: &[], unknown: &[], absent: Meaning::Unknown };

    fn of(self, meaning: Meaning) -> &'static [Mark] {
        match meaning {
            Meaning::Never => self.never,
            Meaning::Unknown => self.unknown,
        }
    }

    /// Whether there is no such value.
    pub const fn is_empty(self) -> bool {
        self.never.is_empty() && self.unknown.is_empty()
    }

    fn find(self, is: impl Fn(&Mark) -> bool) -> Option<Meaning> {
        [Meaning::Never, Meaning::Unknown].into_iter().find(|meaning| self.of(*meaning).iter().any(&is))
    }

    #[inline]
    pub fn number(self, number: Number) -> Option<Meaning> {
        if self.is_empty() {
            return None;
        }
        self.find(|mark| matches!(mark, Mark::Number(own) if *own == number))
    }

    pub fn text(self, text: &str) -> Option<Meaning> {
        let same = |mark: &Mark| matches!(mark, Mark::Text(own) if *own == text);
        if self.is_empty() {
            return None;
        }
        self.find(same).or_else(|| self.number(text.parse().ok()?))
    }

    /// The value to write for `meaning`; `None` if none was declared.
    pub fn written(self, meaning: Meaning) -> Option<Mark> {
        self.of(meaning).first().copied()
    }
}

impl Marks {
    pub(super) fn write<S: Serializer>(
        self,
        meaning: Meaning,
        number: Option<Number>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match number.map(Mark::Number).or_else(|| self.written(meaning)) {
            Some(Mark::Number(number)) => number.serialize(serializer),
            Some(Mark::Text(text)) => serializer.serialize_str(text),
            None if self.absent == meaning => serializer.serialize_none(),
            None => Err(S::Error::custom(match meaning {
                Meaning::Never => "nothing on the wire means never: declare it with `never(…)`",
                Meaning::Unknown => "nothing on the wire means unknown: declare it with `unknown(…)`",
            })),
        }
    }
}
