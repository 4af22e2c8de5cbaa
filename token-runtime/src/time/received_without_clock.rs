//! `received` without the feature `clock`: an error that names the feature.

use super::Time;
use crate::feature::ClockFeature;

pub struct Received;

impl Received {
    pub fn as_text() -> Time
    where
        for<'x> Self: ClockFeature<'x>,
    {
        Self.missing()
    }

    pub fn as_number() -> Time
    where
        for<'x> Self: ClockFeature<'x>,
    {
        Self.missing()
    }
}
