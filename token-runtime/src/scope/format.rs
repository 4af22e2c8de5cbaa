//! The wire formats of scopes.

use crate::answer::{Scopes, Separator};
use core::fmt;

/// The wire format of scopes: `scopes = FORM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScopeFormat {
    /// One string, separated by white space (RFC 6749 §3.3).
    Space,
    /// One string, separated by commas.
    Comma,
    /// An array of strings.
    List,
    /// An array of objects. The member with this key is the scope.
    Objects(&'static str),
    /// An object. The key and the value of a member are a scope: `issues:write`.
    Map,
}

/// How a format writes a list of scopes.
pub(super) enum Written {
    /// One string with this separator.
    Text(&'static str),
    List,
    Objects(&'static str),
    Map,
}

impl ScopeFormat {
    pub(super) const fn look(self) -> Written {
        match self {
            Self::Space => Written::Text(" "),
            Self::Comma => Written::Text(","),
            Self::List => Written::List,
            Self::Objects(name) => Written::Objects(name),
            Self::Map => Written::Map,
        }
    }

    /// The scopes in one string of this format; runs of separators collapse.
    pub fn split(self, text: &str) -> impl Iterator<Item = &str> {
        Scopes::of_text(text, self.separates())
    }

    /// What separates the scopes in one string: commas if declared, else white
    /// space.
    pub(crate) const fn separates(self) -> Separator {
        match self {
            Self::Comma => Separator::Comma,
            Self::Space | Self::List | Self::Objects(_) | Self::Map => Separator::WhiteSpace,
        }
    }

    /// Whether the scopes are one string.
    pub(crate) const fn is_text(self) -> bool {
        match self.look() {
            Written::Text(_) => true,
            Written::List | Written::Objects(_) | Written::Map => false,
        }
    }

    /// The separator of one string of this format.
    pub(crate) const fn separator(self) -> &'static str {
        match self.separates() {
            Separator::Comma => ",",
            Separator::WhiteSpace => " ",
        }
    }

    /// What is expected on the wire, for errors.
    pub(super) fn expecting(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Space => "scopes in a string, set apart by spaces",
            Self::Comma => "scopes in a string, set apart by commas",
            Self::List => "an array of scopes",
            Self::Objects(name) => {
                return write!(f, "an array of objects whose member `{name}` is a scope");
            }
            Self::Map => "an object whose members are the scopes",
        })
    }
}
