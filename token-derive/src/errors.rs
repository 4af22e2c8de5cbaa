//! Every mistake is reported once, in the order of the source.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use std::{cell::RefCell, fmt::Display};
use syn::spanned::Spanned;

/// Collects errors, in the order of their places.
#[derive(Default)]
pub(crate) struct Errors {
    found: RefCell<Vec<(Option<usize>, syn::Error)>>,
}

/// Reports the errors of one place.
#[derive(Clone, Copy)]
pub(crate) struct Reporter<'e> {
    errors: &'e Errors,
    /// The index of a field; `None` is the struct.
    place: Option<usize>,
}

impl Errors {
    pub(crate) fn on_struct(&self) -> Reporter<'_> {
        Reporter { errors: self, place: None }
    }

    pub(crate) fn at(&self, index: usize) -> Reporter<'_> {
        Reporter { errors: self, place: Some(index) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// The errors in source order.
    pub(crate) fn finish(self) -> Vec<syn::Error> {
        self.found.into_inner().into_iter().map(|(_, error)| error).collect()
    }
}

impl Reporter<'_> {
    /// Reports an error at `tokens`, which must come from the user's source.
    pub(crate) fn error(self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(self, error: syn::Error) {
        let mut found = self.errors.found.borrow_mut();
        let end = found.partition_point(|(place, _)| *place <= self.place);
        found.insert(end, (self.place, error));
    }

    pub(crate) fn duplicate(self, tokens: impl ToTokens, what: &str, word: impl Display) {
        self.error(tokens, format!("duplicate {what} `{word}`"));
    }

    pub(crate) fn no_effect(self, key: &Ident, why: impl Display) {
        self.error(key, format!("`{key}` has no effect because {why}"));
    }

    pub(crate) fn conflict(self, key: &Ident, other: impl Display, why: &str) {
        self.error(key, format!("`{key}` conflicts with `{other}`: {why}"));
    }

    /// Whether the place has an error already.
    pub(crate) fn has_any(self) -> bool {
        self.errors.found.borrow().iter().any(|(place, _)| *place == self.place)
    }
}

/// The span of `tokens` for generated code: located in the user's source, but with the
/// hygiene and lint level of the macro. With the plain span, lints of the user's crate would
/// fire on generated code.
pub(crate) fn at(tokens: &impl Spanned) -> Span {
    tokens.span().resolved_at(Span::call_site())
}

/// A name of the runtime's.
pub(crate) fn runtime_name(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A name of the user's, seen as generated: a deprecated one is then no warning. A keyword of
/// the derive's edition becomes raw, because it may be none in the user's.
pub(crate) fn located(ident: &Ident) -> Ident {
    let name = ident.to_string();
    if LATER_KEYWORDS.contains(&&*name) {
        return Ident::new_raw(&name, at(ident));
    }
    let mut ident = ident.clone();
    ident.set_span(at(&ident));
    ident
}

/// The keywords that edition 2015 does not have.
const LATER_KEYWORDS: [&str; 5] = ["async", "await", "dyn", "gen", "try"];
