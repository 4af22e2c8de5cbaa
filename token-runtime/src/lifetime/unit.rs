//! The units of lifetimes, and how they are read and written.

use super::duration::{clock, duration};
use crate::codec::{
    number::{Number, SECOND},
    scalar::{Scalar, write_number, write_text},
};
use core::fmt;
use serde::Serializer;

/// The unit of a lifetime: `expires_in = UNIT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Millis,
    Minutes,
    Hours,
    Days,
    /// With the unit behind each number: `"604800s"` as protobuf writes it, or
    /// `"5m0s"` as Go does.
    Duration,
    /// `H:M:S`.
    Clock,
}

/// How a unit looks on the wire.
enum Written {
    /// A number of units of so many nanoseconds.
    Number(i128),
    Duration,
    Clock,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seconds => "a lifetime in seconds",
            Self::Millis => "a lifetime in milliseconds",
            Self::Minutes => "a lifetime in minutes",
            Self::Hours => "a lifetime in hours",
            Self::Days => "a lifetime in days",
            Self::Duration => "a lifetime in the form `3600s`",
            Self::Clock => "a lifetime in the form `H:M:S`",
        })
    }
}

impl Unit {
    #[inline]
    const fn look(self) -> Written {
        match self {
            Self::Seconds => Written::Number(SECOND),
            Self::Millis => Written::Number(1_000_000),
            Self::Minutes => Written::Number(60 * SECOND),
            Self::Hours => Written::Number(3600 * SECOND),
            Self::Days => Written::Number(86_400 * SECOND),
            Self::Duration => Written::Duration,
            Self::Clock => Written::Clock,
        }
    }

    /// How many nanoseconds one of this unit's numbers is: a second for the units
    /// that are text.
    #[inline]
    pub(super) const fn nanos(self) -> i128 {
        match self.look() {
            Written::Number(nanos) => nanos,
            Written::Duration | Written::Clock => SECOND,
        }
    }

    /// Whether a lifetime is a number on the wire, and not a text with its unit.
    #[inline]
    pub(super) const fn is_number(self) -> bool {
        match self.look() {
            Written::Number(_) => true,
            Written::Duration | Written::Clock => false,
        }
    }

    pub(super) fn read(self, scalar: Scalar<'_>) -> Option<Number> {
        match self.look() {
            Written::Number(_) => scalar.number(),
            Written::Duration => duration(scalar.text()?.trim_ascii()),
            Written::Clock => clock(scalar.text()?.trim_ascii()),
        }
    }

    pub(super) fn write<S: Serializer>(
        self,
        number: Number,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self.look() {
            Written::Number(_) => write_number(number, serializer),
            Written::Duration => write_text(&format_args!("{number}s"), serializer),
            Written::Clock => {
                let seconds = number.trunc().max(0);
                let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
                let seconds = seconds % 60;
                write_text(&format_args!("{hours}:{minutes:02}:{seconds:02}"), serializer)
            }
        }
    }
}
