//! What a token lacks: the error of `require_scopes`.

use super::set::ScopeSet;
use crate::answer::Scopes;
use core::fmt;

/// Scopes that a token should have and does not have: the error of
/// [`TokenModel::require_scopes`].
///
/// [`TokenModel::require_scopes`]: crate::TokenModel::require_scopes
///
/// ```
/// use token_runtime::{ScopeSet, TokenModel, models::JwtClaims};
///
/// let claims: JwtClaims = serde_json::from_str(r#"{"scope":"read"}"#)?;
/// let missing = claims.require_scopes(["read", "write", "admin"]).unwrap_err();
/// assert_eq!(missing.to_string(), "the token lacks `write`, `admin`");
/// assert_eq!(missing.iter().next(), Some("write"));
/// assert_eq!(ScopeSet::from(missing), ["write", "admin"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingScopes(ScopeSet);

impl MissingScopes {
    pub(crate) fn check(missing: ScopeSet) -> Result<(), Self> {
        if missing.is_empty() { Ok(()) } else { Err(Self(missing)) }
    }

    /// The scopes that are missing; at least one.
    pub fn missing(&self) -> &ScopeSet {
        &self.0
    }

    /// Each scope that is missing.
    pub fn iter(&self) -> Scopes<'_> {
        (&self.0).into_iter()
    }
}

impl From<MissingScopes> for ScopeSet {
    fn from(missing: MissingScopes) -> Self {
        missing.0
    }
}

impl<'a> IntoIterator for &'a MissingScopes {
    type Item = &'a str;
    type IntoIter = Scopes<'a>;

    fn into_iter(self) -> Scopes<'a> {
        self.iter()
    }
}

impl fmt::Display for MissingScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token lacks ")?;
        for (index, scope) in self.iter().enumerate() {
            write!(f, "{}`{scope}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl core::error::Error for MissingScopes {}
