//! Every mistake is reported, each once, in the order of the source.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::{cell::RefCell, fmt::Display};
use syn::spanned::Spanned;

/// Where the errors go. It must be finished: one that is dropped with errors in
/// it would hide them, so that panics.
pub(crate) struct Sink {
    errors: RefCell<Option<Vec<(Place, syn::Error)>>>,
}

/// Where in the source an error stands: on the struct itself, then its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Struct,
    Field(usize),
}

impl Sink {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Reports a mistake at `tokens`, the user's own.
    pub(crate) fn error(&self, place: Place, tokens: impl ToTokens, message: impl Display) {
        self.push(place, syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn error_at(&self, place: Place, span: Span, message: impl Display) {
        self.push(place, syn::Error::new(span, message));
    }

    pub(crate) fn push(&self, place: Place, error: syn::Error) {
        if let Some(errors) = &mut *self.errors.borrow_mut() {
            errors.push((place, error));
        }
    }

    /// Whether a mistake was found there.
    pub(crate) fn has(&self, place: Place) -> bool {
        self.errors.borrow().iter().flatten().any(|(at, _)| *at == place)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn len(&self) -> usize {
        self.errors.borrow().as_ref().map_or(0, Vec::len)
    }

    /// The errors as `compile_error!` items, in source order.
    pub(crate) fn finish(self) -> TokenStream {
        let mut errors = self.errors.borrow_mut().take().unwrap_or_default();
        errors.sort_by_key(|(place, _)| *place);
        errors.iter().map(|(_, error)| error.to_compile_error()).collect()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let forgotten = self.errors.borrow().is_some();
        assert!(!forgotten || std::thread::panicking(), "bug in token-derive: the errors were not reported");
    }
}

/// What to say of a word that is none of `valid`: the nearest, or all.
pub(crate) fn did_you_mean<'a>(word: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(word, valid.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of {}", list(valid)),
    }
}

pub(crate) fn nearest<'a>(word: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let score = |valid: &str| strsim::jaro_winkler(&word.to_lowercase(), valid);
    let scored = valid.map(|valid| (valid, score(valid))).filter(|(_, score)| *score > 0.84);
    scored.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(valid, _)| valid)
}

/// `a`, `b` and so on, in backticks.
pub(crate) fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The span of `tokens` for code that is generated there: the place in the
/// user's source, but the hygiene and lint level of the macro. With the plain
/// span, lints of the user's crate would fire on generated code.
pub(crate) fn at(tokens: &impl Spanned) -> Span {
    tokens.span().resolved_at(Span::call_site())
}
