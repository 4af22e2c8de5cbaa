//! Missing scopes: the error of `require_scopes`.

use super::set::ScopeSet;
use crate::answer::Scopes;
use alloc::{format, string::String, vec::Vec};
use core::fmt;

/// The error of [`TokenModel::require_scopes`]: the token lacks some of the required scopes.
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
pub struct MissingScopes {
    missing: ScopeSet,
    required: ScopeSet,
}

impl MissingScopes {
    /// Refuses if one of the `required` scopes is not granted.
    pub(crate) fn check(
        required: impl IntoIterator<Item: AsRef<str>>,
        is_granted: impl Fn(&str) -> bool,
    ) -> Result<(), Self> {
        let required: Vec<_> = required.into_iter().collect();
        let missing: ScopeSet =
            required.iter().filter(|scope| !is_granted(scope.as_ref())).collect();
        if missing.is_empty() { Ok(()) } else { Err(Self { missing, required: required.into() }) }
    }

    /// The scopes that are missing. At least one.
    pub fn missing(&self) -> &ScopeSet {
        &self.missing
    }

    /// All scopes that were required.
    pub fn required(&self) -> &ScopeSet {
        &self.required
    }

    /// Each scope that is missing.
    pub fn iter(&self) -> Scopes<'_> {
        (&self.missing).into_iter()
    }

    /// The value of the header `WWW-Authenticate`. A resource server sends it with the status 403
    /// (RFC 6750 §3.1).
    ///
    /// It names all required scopes, also those that the token has: a client that requests a new
    /// token needs all of them. A scope with a character that RFC 6749 §3.3 does not allow is left
    /// out.
    ///
    /// ```
    /// use token_runtime::{TokenModel, models::IntrospectionResponse};
    ///
    /// let token: IntrospectionResponse =
    ///     serde_json::from_str(r#"{"active":true,"scope":"read"}"#)?;
    /// let missing = token.require_scopes(["read", "write"]).unwrap_err();
    /// assert_eq!(missing.challenge(), r#"Bearer error="insufficient_scope", scope="read write""#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn challenge(&self) -> String {
        let allowed = |byte| matches!(byte, b'!' | b'#'..=b'[' | b']'..=b'~');
        let nameable = self.required.iter().filter(|scope| scope.bytes().all(allowed));
        let scopes: ScopeSet = nameable.collect();
        let scope =
            if scopes.is_empty() { String::new() } else { format!(r#", scope="{scopes}""#) };
        format!(r#"Bearer error="insufficient_scope"{scope}"#)
    }
}

impl From<MissingScopes> for ScopeSet {
    fn from(missing: MissingScopes) -> Self {
        missing.missing
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
