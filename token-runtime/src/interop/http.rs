//! Feature `http`: a [`Secret`] as the value of a header, marked sensitive.
//!
//! Builders of requests that take anything that becomes a
//! [`HeaderValue`] take [`authorization`] as it is: those of `http` itself, of
//! `reqwest` and of `ureq`. A value that is marked sensitive prints as
//! `Sensitive`, and HTTP/2 keeps it out of the tables with which it compresses
//! headers (RFC 7541 §7.1.3).
//!
//! [`authorization`]: crate::TokenModel::authorization
//!
//! ```
//! use http::{Request, header::AUTHORIZATION};
//! use token_runtime::{Secret, TokenModel};
//!
//! #[derive(Debug, TokenModel)]
//! struct Session {
//!     #[token(access_token)]
//!     access_token: Secret,
//! }
//!
//! let session: Session = serde_json::from_str(r#"{"access_token":"ya29.a0Af"}"#)?;
//! let request = Request::get("https://api.example.com/me")
//!     .header(AUTHORIZATION, session.authorization()?)
//!     .body(())?;
//! assert_eq!(request.headers()[AUTHORIZATION], "Bearer ya29.a0Af");
//! assert!(!format!("{request:?}").contains("ya29"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::Secret;
use ::http::header::{HeaderValue, InvalidHeaderValue};

/// The secret as a header, marked sensitive.
///
/// # Errors
/// The secret has a character that must not stand in a header. The error does
/// not say which. What [`authorization`](crate::TokenModel::authorization)
/// returns has none.
impl TryFrom<&Secret> for HeaderValue {
    type Error = InvalidHeaderValue;

    fn try_from(secret: &Secret) -> Result<Self, InvalidHeaderValue> {
        let mut value = Self::from_str(secret.expose_secret())?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// As from a borrowed [`Secret`].
impl TryFrom<Secret> for HeaderValue {
    type Error = InvalidHeaderValue;

    fn try_from(secret: Secret) -> Result<Self, InvalidHeaderValue> {
        Self::try_from(&secret)
    }
}
