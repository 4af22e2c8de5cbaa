//! What a token lacks: the error of `require_scopes`.

use super::set::ScopeSet;
use core::fmt;

/// Scopes that a token should have and does not have: the error of
/// [`TokenModel::require_scopes`].
///
/// [`TokenModel::require_scopes`]: crate::TokenModel::require_scopes
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
}

impl fmt::Display for MissingScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token lacks ")?;
        for (index, scope) in self.0.iter().enumerate() {
            write!(f, "{}`{scope}`", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl core::error::Error for MissingScopes {}
