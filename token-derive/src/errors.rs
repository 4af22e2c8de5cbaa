//! Every mistake is reported, each once, in the order of the source.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use std::{cell::RefCell, fmt::Display};
use syn::spanned::Spanned;

/// Collects errors. Dropping it unreported panics, because that would hide the errors.
pub(crate) struct Errors {
    found: RefCell<Option<Vec<(Place, syn::Error)>>>,
}

/// The part of the struct that an error belongs to. The order is that of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Struct,
    Field(usize),
}

/// Reports the errors of one place.
#[derive(Clone, Copy)]
pub(crate) struct Reporter<'e> {
    errors: &'e Errors,
    place: Place,
}

impl Reporter<'_> {
    /// Reports an error at `tokens`, which must come from the user's source.
    pub(crate) fn error(self, tokens: impl ToTokens, message: impl Display) {
        self.errors.push(self.place, syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn error_at(self, span: Span, message: impl Display) {
        self.errors.push(self.place, syn::Error::new(span, message));
    }

    /// Whether the place has an error already.
    pub(crate) fn has_any(self) -> bool {
        self.errors.has(self.place)
    }

    /// An attribute that may be written at the place.
    pub(crate) fn example(self) -> &'static str {
        match self.place {
            Place::Struct => "margin = \"30s\"",
            Place::Field(_) => "access_token",
        }
    }

    /// How many errors there are in all places.
    pub(crate) fn total(self) -> usize {
        self.errors.found.borrow().as_ref().map_or(0, Vec::len)
    }
}

impl Errors {
    pub(crate) fn on_struct(&self) -> Reporter<'_> {
        Reporter { errors: self, place: Place::Struct }
    }

    pub(crate) fn on_field(&self, index: usize) -> Reporter<'_> {
        Reporter { errors: self, place: Place::Field(index) }
    }

    pub(crate) fn new() -> Self {
        Self { found: RefCell::new(Some(Vec::new())) }
    }

    pub(crate) fn push(&self, place: Place, error: syn::Error) {
        if let Some(found) = &mut *self.found.borrow_mut() {
            found.push((place, error));
        }
    }

    fn has(&self, place: Place) -> bool {
        self.found.borrow().iter().flatten().any(|(other, _)| *other == place)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.on_struct().total() == 0
    }

    /// The errors in source order.
    pub(crate) fn finish(self) -> Vec<syn::Error> {
        let mut found = self.found.borrow_mut().take().unwrap_or_default();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, error)| error).collect()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        let unreported = self.found.borrow().is_some();
        assert!(
            !unreported || std::thread::panicking(),
            "bug in token-derive: the errors were not reported"
        );
    }
}

/// The word in `valid` that `word` is probably a misspelling of.
pub(crate) fn nearest<'a>(word: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let score = |valid: &str| strsim::jaro_winkler(&word.to_lowercase(), valid);
    let scored = valid.map(|valid| (valid, score(valid))).filter(|(_, score)| *score > 0.84);
    scored.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(valid, _)| valid)
}

/// The span of `tokens` for generated code: located in the user's source, but with the
/// hygiene and lint level of the macro. With the plain span, lints of the user's crate would
/// fire on generated code.
pub(crate) fn at(tokens: &impl Spanned) -> Span {
    tokens.span().resolved_at(Span::call_site())
}

/// A name of the user's, seen as generated: a deprecated one is then no warning.
pub(crate) fn located(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(at(&ident));
    ident
}
