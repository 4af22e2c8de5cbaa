//! The value of an `Authorization` header.

use super::value::Secret;
use alloc::string::String;
use core::fmt;

/// Why a token cannot be sent: see [`TokenModel::authorization`].
///
/// [`TokenModel::authorization`]: crate::TokenModel::authorization
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationError {
    /// The payload had no access token.
    NoToken,
    /// The payload says that the token is not active: `active` (RFC 7662 §2.2).
    Inactive,
    /// The access token has a character that a header does not allow.
    Token,
    /// The token type is not the name of an authentication scheme.
    Scheme,
    /// The token type is `N_A`: the token is not an access token (RFC 8693 §2.2.1).
    NotAccessToken,
}

impl fmt::Display for AuthorizationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoToken => "there is no access token",
            Self::Inactive => "the token is not active",
            Self::Token => "the access token has a character that must not stand in a header",
            Self::Scheme => "the token type is not the name of an authentication scheme",
            Self::NotAccessToken => "the token type `N_A` means that this is no access token",
        })
    }
}

impl core::error::Error for AuthorizationError {}

impl Secret {
    /// The token in the value of an `Authorization` header (RFC 6750 §2.1): the counterpart of
    /// [`TokenModel::authorization`] for a resource server.
    ///
    /// `None` if the scheme is not `Bearer`, compared without case, or if the rest is not one token
    /// of visible ASCII. Answer such a request with the status 401 and `WWW-Authenticate: Bearer`.
    ///
    /// [`TokenModel::authorization`]: crate::TokenModel::authorization
    ///
    /// ```
    /// use token_runtime::Secret;
    ///
    /// let token = Secret::from_bearer("Bearer mF_9.B5f-4.1JqM").unwrap();
    /// assert_eq!(token.expose_secret(), "mF_9.B5f-4.1JqM");
    /// assert_eq!(Secret::from_bearer("Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW"), None);
    /// ```
    pub fn from_bearer(header: &str) -> Option<Self> {
        let (scheme, token) = header.trim_ascii().split_once(' ')?;
        let token = token.trim_start_matches(' ');
        let is_token = !token.is_empty() && token.bytes().all(|byte| matches!(byte, b'!'..=b'~'));
        (is_token && scheme.eq_ignore_ascii_case("Bearer")).then(|| token.into())
    }
}

/// The header value for `token` under `scheme`.
pub(crate) fn authorization(
    scheme: Option<&str>,
    token: Option<&str>,
) -> Result<Secret, AuthorizationError> {
    let token = token.ok_or(AuthorizationError::NoToken)?;
    // RFC 9110 §5.5: visible ASCII; what is outside could end the header.
    if token.is_empty() || !token.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(AuthorizationError::Token);
    }
    let scheme = match scheme {
        None | Some("") => "Bearer",
        Some(scheme) if scheme.eq_ignore_ascii_case("Bearer") => "Bearer",
        Some(scheme) if scheme.eq_ignore_ascii_case("N_A") => {
            return Err(AuthorizationError::NotAccessToken);
        }
        Some(scheme) if scheme.bytes().all(is_token_char) => scheme,
        Some(_) => return Err(AuthorizationError::Scheme),
    };
    // A buffer that grows would leave the token in memory.
    let mut header = String::with_capacity(scheme.len() + 1 + token.len());
    header.push_str(scheme);
    header.push(' ');
    header.push_str(token);
    Ok(header.into())
}

/// RFC 9110 §5.6.2: a character of a scheme's name.
fn is_token_char(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
