//! What Rust programs expect of a set of strings: conversions, iteration, comparison.

use super::{
    format::ScopeFormat,
    set::{Builder, ScopeSet},
};
use crate::answer::{Scopes, Separator};
use alloc::{
    string::{String, ToString},
    vec::{self, Vec},
};
use core::{convert::Infallible, fmt, str::FromStr};

impl fmt::Display for ScopeSet {
    /// The scopes with a space between them (RFC 6749 §3.3).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.joined_by(Separator::WhiteSpace) {
            Some(text) => f.pad(text),
            None => f.pad(&self.iter().collect::<Vec<_>>().join(" ")),
        }
    }
}

impl From<&str> for ScopeSet {
    /// Splits at white space (RFC 6749 §3.3).
    fn from(text: &str) -> Self {
        Self::split(text, ScopeFormat::Space)
    }
}

impl From<String> for ScopeSet {
    /// Splits at white space (RFC 6749 §3.3).
    fn from(text: String) -> Self {
        Self::from(&*text)
    }
}

impl FromStr for ScopeSet {
    type Err = Infallible;

    /// Splits at white space (RFC 6749 §3.3).
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl<T: AsRef<str>> FromIterator<T> for ScopeSet {
    fn from_iter<I: IntoIterator<Item = T>>(scopes: I) -> Self {
        let mut set = Self::default();
        set.extend(scopes);
        set
    }
}

impl<T: AsRef<str>> Extend<T> for ScopeSet {
    fn extend<I: IntoIterator<Item = T>>(&mut self, scopes: I) {
        let mut builder = Builder::default();
        self.iter().for_each(|scope| builder.push(scope));
        scopes.into_iter().for_each(|scope| builder.push(scope.as_ref()));
        *self = builder.finish();
    }
}

impl<T: AsRef<str>> From<Vec<T>> for ScopeSet {
    /// Each element is a scope.
    fn from(scopes: Vec<T>) -> Self {
        scopes.into_iter().collect()
    }
}

impl<T: AsRef<str>> From<&[T]> for ScopeSet {
    /// Each element is a scope.
    fn from(scopes: &[T]) -> Self {
        scopes.iter().collect()
    }
}

impl<T: AsRef<str>, const N: usize> From<[T; N]> for ScopeSet {
    /// Each element is a scope.
    fn from(scopes: [T; N]) -> Self {
        scopes.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a ScopeSet {
    type Item = &'a str;
    type IntoIter = Scopes<'a>;

    fn into_iter(self) -> Scopes<'a> {
        Scopes::of_list(self)
    }
}

impl IntoIterator for ScopeSet {
    type Item = String;
    type IntoIter = vec::IntoIter<String>;

    fn into_iter(self) -> vec::IntoIter<String> {
        self.iter().map(ToString::to_string).collect::<Vec<_>>().into_iter()
    }
}

impl<T: AsRef<str>> PartialEq<[T]> for ScopeSet {
    /// Whether the slice has the same scopes, in any order.
    fn eq(&self, scopes: &[T]) -> bool {
        *self == scopes.iter().collect::<Self>()
    }
}

impl<T: AsRef<str>> PartialEq<&[T]> for ScopeSet {
    /// Whether the slice has the same scopes, in any order.
    fn eq(&self, scopes: &&[T]) -> bool {
        *self == **scopes
    }
}

impl<T: AsRef<str>, const N: usize> PartialEq<[T; N]> for ScopeSet {
    /// Whether the array has the same scopes, in any order.
    fn eq(&self, scopes: &[T; N]) -> bool {
        *self == scopes[..]
    }
}
