//! The errors of a model: they name the field and quote nothing of the payload.

use super::{
    flatten::Flattened,
    read::{Expecting, TooShort, Wire},
    sets::AskFields,
    slot::{Failed, Names},
};
use crate::redact::{
    errors::{Ask, redact},
    probe::{Answer, Probe},
    report::Kind,
};
use alloc::{format, string::String};
use core::{cell::Cell, marker::PhantomData};
use serde::{Deserializer, de::Error};

/// What the error of a model needs to know while the model is read.
pub(crate) struct Redaction<N> {
    pub(crate) names: Names,
    human_readable: bool,
    of: PhantomData<fn() -> N>,
}

impl<N: Wire> Redaction<N> {
    #[inline]
    pub(crate) fn new<'de>(deserializer: &impl Deserializer<'de>) -> Self {
        let human_readable = deserializer.is_human_readable();
        let names = Names { names: N::FIELDS, failed: Cell::new(None) };
        Self { names, human_readable, of: PhantomData }
    }

    /// Rebuilds the error of a model that has any `#[token]`. The type of the field that failed
    /// says what it expected; `own` says it for the model itself.
    #[cold]
    pub(crate) fn redact<E: Error>(&self, error: E, fields: &dyn AskFields<'_>, own: Ask<'_>) -> E {
        if !N::IS_TOKEN {
            return error;
        }
        redact_fields(error, &self.names, self.human_readable, fields, own)
    }

    /// The same for a model that is one value.
    #[cold]
    pub(crate) fn redact_value<E: Error>(&self, error: E, ask: Ask<'_>) -> E {
        if N::IS_TOKEN { redact(error, "", self.human_readable, ask) } else { error }
    }
}

// Not generic over the model, so that it is not compiled once for each.
fn redact_fields<E: Error>(
    error: E,
    names: &Names,
    human_readable: bool,
    fields: &dyn AskFields<'_>,
    own: Ask<'_>,
) -> E {
    let path = match names.failed.get() {
        Some(Failed { position, index: Some(index) }) => {
            format!("{}[{index}]", names.name(position))
        }
        Some(Failed { position, index: None }) => names.name(position).into(),
        None => String::new(),
    };
    redact(error, &path, human_readable, &|probe| {
        let field = first_field(names.names, probe.path);
        let Some((position, rest)) = field else { return own(probe) };
        fields.ask(position, probe.at(rest)).within(names.name(position))
    })
}

/// The field that a path begins with, and the path below it. A name may have a dot in it, so
/// the longest name counts.
fn first_field<'p>(names: &[&str], path: &'p str) -> Option<(usize, &'p str)> {
    let is_whole = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
    let fields = names.iter().enumerate().filter_map(|(position, name)| {
        let rest = path.strip_prefix(name).filter(|rest| is_whole(rest) && !name.is_empty())?;
        Some((position, rest))
    });
    fields.min_by_key(|(_, rest)| rest.len())
}

/// The answer of a struct to a probe that is not about one of its fields.
pub(crate) fn answer_as_struct<N: Wire>(probe: Probe<'_>) -> Answer {
    match probe.kind {
        Kind::InvalidLength(_) => probe.answer(&TooShort::of::<N>(), Some(N::KEYS)),
        _ => probe.answer(&Expecting::of::<N>(), Some(N::KEYS)),
    }
}

/// The same for a struct with flattened fields.
pub(crate) fn answer_as_map<'de, 'm, N: Wire, G: Flattened<'de, 'm>>(
    flattened: &G,
    probe: Probe<'_>,
) -> Answer {
    // No list has the names that flattened fields accept.
    if N::DENIES_UNKNOWN && matches!(probe.kind, Kind::UnknownField(_)) && probe.is_bare() {
        return probe.confirmed();
    }
    let own = probe.answer(&Expecting::of::<N>(), Some(N::FIELDS));
    if own.confirms(probe) { own } else { flattened.ask_each(probe).unwrap_or(own) }
}
