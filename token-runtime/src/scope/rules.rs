//! Scopes by rule: wildcards, hierarchies, letter case.
//!
//! A scope is an exact string (RFC 6749 §3.3), and the methods of
//! [`TokenModel`](crate::TokenModel) compare it as one. Some providers mean more by a scope:
//! `orders:*` is every right to orders, `repo` includes `repo:status`, `READ` equals `read`.
//! Declare these rules once, in a [`ScopeRules`]. A [`ScopeMatcher`] has the methods of a token, and
//! follows the rules.
//!
//! ```
//! use token_runtime::scope_rules::{ScopeRules, PatternSide};
//! use token_runtime::{ScopeSet, Secret, TokenModel};
//!
//! #[derive(Debug, TokenModel)]
//! struct ShopToken {
//!     #[token(access_token)]
//!     access_token: Secret,
//!     #[token(scopes)]
//!     scope: ScopeSet,
//! }
//!
//! /// As the provider documents it.
//! const RULES: ScopeRules = ScopeRules::exact().wildcards(PatternSide::Granted, ':');
//!
//! let token: ShopToken = serde_json::from_str(
//!     r#"{"access_token":"a","scope":"orders:* stock:read"}"#,
//! )?;
//! assert!(!token.has_scope("orders:read"));
//!
//! let granted = RULES.of(token.scopes());
//! assert!(granted.has_scope("orders:read"));
//! granted.require_scopes(["orders:write", "stock:read"]).unwrap();
//! // A wanted scope is not a pattern here, so a caller cannot widen its request.
//! assert!(!granted.has_scope("stock:*"));
//! # Ok::<(), serde_json::Error>(())
//! ```

use super::{missing::MissingScopes, set::ScopeSet};

/// Which scopes may be patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatternSide {
    /// The scopes of the token: a granted `orders:*` covers the wanted `orders:read`.
    Granted,
    /// The wanted scopes: any right to orders, such as the granted `orders:read`, covers the wanted
    /// `orders:*`. Do not take a wanted pattern from the caller whose rights you check.
    Wanted,
    /// Both. A pattern on one side is compared with the plain scopes of the other side.
    Either,
}

/// When a granted scope covers a wanted one. Start with [`exact`](Self::exact). Each rule that you
/// add is one more way to cover a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ScopeRules {
    wildcards: Option<(PatternSide, char)>,
    hierarchy: Option<char>,
    ignore_case: bool,
}

impl ScopeRules {
    /// The same string, with case (RFC 6749 §3.3).
    pub const fn exact() -> Self {
        Self { wildcards: None, hierarchy: None, ignore_case: false }
    }

    /// `separator` splits a scope into parts. A `*` matches one part, and at the end of the pattern
    /// one or more. On the side that has no patterns, and inside of a part, `*` is an ordinary
    /// character.
    ///
    /// ```
    /// use token_runtime::scope_rules::{ScopeRules, PatternSide};
    ///
    /// let rules = ScopeRules::exact().wildcards(PatternSide::Granted, ':');
    /// assert!(rules.covers("orders:*", "orders:read"));
    /// assert!(rules.covers("orders:*", "orders:read:own"));
    /// assert!(rules.covers("*:read", "orders:read"));
    /// assert!(!rules.covers("*:read", "orders:own:read"));
    /// assert!(!rules.covers("orders:*", "orders"));
    /// assert!(!rules.covers("ord*", "orders"));
    /// ```
    #[must_use]
    pub const fn wildcards(mut self, side: PatternSide, separator: char) -> Self {
        self.wildcards = Some((side, separator));
        self
    }

    /// A granted scope covers the scopes below it: those that begin with it and `separator`. A
    /// scope never covers the one above it.
    ///
    /// ```
    /// use token_runtime::scope_rules::ScopeRules;
    ///
    /// let rules = ScopeRules::exact().hierarchy(':');
    /// assert!(rules.covers("repo", "repo:status"));
    /// assert!(!rules.covers("repo:status", "repo"));
    /// assert!(!rules.covers("repo", "repository"));
    /// ```
    #[must_use]
    pub const fn hierarchy(mut self, separator: char) -> Self {
        self.hierarchy = Some(separator);
        self
    }

    /// Every rule ignores the case of ASCII letters. A scope has no other letters (RFC 6749 §3.3).
    ///
    /// ```
    /// use token_runtime::scope_rules::ScopeRules;
    ///
    /// assert!(ScopeRules::exact().ignore_case().covers("READ", "read"));
    /// ```
    #[must_use]
    pub const fn ignore_case(mut self) -> Self {
        self.ignore_case = true;
        self
    }

    /// Whether the scope `granted` covers the scope `wanted`.
    pub fn covers(self, granted: &str, wanted: &str) -> bool {
        self.same(granted, wanted)
            || self.hierarchy.is_some_and(|separator| self.is_above(granted, wanted, separator))
            || self.wildcards.is_some_and(|(side, separator)| match side {
                PatternSide::Granted => self.fits(granted, wanted, separator),
                PatternSide::Wanted => self.fits(wanted, granted, separator),
                PatternSide::Either => {
                    self.fits(granted, wanted, separator) || self.fits(wanted, granted, separator)
                }
            })
    }

    /// A matcher of granted scopes by these rules: `rules.of(token.scopes())`.
    pub fn of(self, granted: impl IntoIterator<Item: AsRef<str>>) -> ScopeMatcher {
        ScopeMatcher { rules: self, granted: granted.into_iter().collect() }
    }

    fn same(self, one: &str, other: &str) -> bool {
        if self.ignore_case { one.eq_ignore_ascii_case(other) } else { one == other }
    }

    fn is_above(self, granted: &str, wanted: &str, separator: char) -> bool {
        let below = wanted.get(granted.len()..).and_then(|rest| rest.strip_prefix(separator));
        !granted.is_empty()
            && below.is_some_and(|below| !below.is_empty())
            && wanted.get(..granted.len()).is_some_and(|start| self.same(start, granted))
    }

    fn fits(self, pattern: &str, scope: &str, separator: char) -> bool {
        let mut parts = scope.split(separator);
        let mut patterns = pattern.split(separator).peekable();
        while let Some(pattern) = patterns.next() {
            match parts.next() {
                Some("") | None if pattern == "*" => return false,
                Some(_) if pattern == "*" && patterns.peek().is_none() => return true,
                Some(_) if pattern == "*" => {}
                Some(part) if self.same(pattern, part) => {}
                _ => return false,
            }
        }
        parts.next().is_none()
    }
}

/// Granted scopes, compared by the rules of a [`ScopeRules`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeMatcher {
    rules: ScopeRules,
    granted: ScopeSet,
}

impl ScopeMatcher {
    /// Whether one of the granted scopes covers this one.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.granted.iter().any(|granted| self.rules.covers(granted, scope))
    }

    /// Whether all of `scopes` are covered. True for an empty list. Empty strings are ignored.
    pub fn has_all_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool {
        scopes.into_iter().all(|scope| scope.as_ref().is_empty() || self.has_scope(scope.as_ref()))
    }

    /// Whether at least one of `scopes` is covered. False for an empty list.
    pub fn has_any_scope(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool {
        scopes.into_iter().any(|scope| self.has_scope(scope.as_ref()))
    }

    /// The scopes out of `scopes` that are not covered, in the same order.
    pub fn missing_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> ScopeSet {
        scopes.into_iter().filter(|scope| !self.has_scope(scope.as_ref())).collect()
    }

    /// Checks that all of `scopes` are covered.
    ///
    /// # Errors
    /// [`MissingScopes`] lists the scopes that are not covered.
    pub fn require_scopes(
        &self,
        scopes: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<(), MissingScopes> {
        MissingScopes::check(scopes, |scope| self.has_scope(scope))
    }
}
