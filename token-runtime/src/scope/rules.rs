//! Scopes by rule: wildcards, hierarchies, letter case.
//!
//! A scope is an exact string (RFC 6749 §3.3), and so the methods of
//! [`TokenModel`](crate::TokenModel) compare. Some providers have further rules:
//! `orders:*` is every right to orders, `repo` includes `repo:status`, `READ` is
//! `read`. Declare the rules once, in a [`ScopeRules`]. The methods of [`ScopeMatcher`] have the
//! names of those of a token.
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
//! let token: ShopToken = serde_json::from_str(r#"{"access_token":"a","scope":"orders:* stock:read"}"#)?;
//! assert!(!token.has_scope("orders:read"));
//!
//! let granted = RULES.of(token.scopes());
//! assert!(granted.has_scope("orders:read"));
//! granted.require_scopes(["orders:write", "stock:read"]).unwrap();
//! // What the caller wants is no pattern here: it cannot widen itself.
//! assert!(!granted.has_scope("stock:*"));
//! # Ok::<(), serde_json::Error>(())
//! ```

use super::{missing::MissingScopes, set::ScopeSet};

/// Which scopes may be patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatternSide {
    /// Those of the token: a granted `orders:*` covers the wanted `orders:read`.
    Granted,
    /// The wanted ones: any right to orders, such as the granted `orders:read`, covers the
    /// wanted `orders:*`. Never take such a pattern from the caller whose rights you check.
    Wanted,
    /// Both, each against the plain scopes of the other.
    Either,
}

/// When a granted scope covers a wanted one. Begin with [`exact`](Self::exact). Each added rule
/// is one more way to be covered; rules do not combine.
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

    /// A `*` matches one part of the scope, the last `*` one or more parts; `separator` is
    /// between parts. On the other side, or inside a part, a `*` is an ordinary character.
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

    /// A granted scope covers the scopes below it: those that begin with it and `separator`.
    /// Never the other way round.
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

    /// Upper-case and lower-case ASCII letters are the same, in every rule. Scopes have no other
    /// letters (RFC 6749 §3.3).
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

    /// Whether a token with the scope `granted` may do what `wanted` stands for.
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

    /// Applies the rules to granted scopes: `rules.of(token.scopes())`.
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

/// Granted scopes, with the rules by which they cover others.
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

    /// Whether each of `scopes` is covered; true if there are none. An empty string is not a
    /// scope and is skipped.
    pub fn has_all_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool {
        scopes.into_iter().all(|scope| scope.as_ref().is_empty() || self.has_scope(scope.as_ref()))
    }

    /// Whether at least one of `scopes` is covered; false for none.
    pub fn has_any_scope(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> bool {
        scopes.into_iter().any(|scope| self.has_scope(scope.as_ref()))
    }

    /// Those of `scopes` that are not covered, in that order.
    pub fn missing_scopes(&self, scopes: impl IntoIterator<Item: AsRef<str>>) -> ScopeSet {
        scopes.into_iter().filter(|scope| !self.has_scope(scope.as_ref())).collect()
    }

    /// Refuses if one of `scopes` is not covered.
    ///
    /// # Errors
    /// [`MissingScopes`] holds those that are not.
    pub fn require_scopes(
        &self,
        scopes: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<(), MissingScopes> {
        MissingScopes::check(scopes, |scope| self.has_scope(scope))
    }
}
