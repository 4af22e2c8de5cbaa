//! Feature `http`: a [`Secret`] as a header value that is marked sensitive.
//!
//! The request builders of `http`, `reqwest` and `ureq` accept anything that converts into a
//! [`HeaderValue`], so they accept [`authorization`]. A value that is marked sensitive prints as
//! `Sensitive`, and HTTP/2 keeps it out of its compression tables (RFC 7541 §7.1.3).
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

/// The secret as a header value that is marked sensitive.
///
/// # Errors
/// The secret has a character that a header does not allow. The error does not show it. The
/// result of [`authorization`](crate::TokenModel::authorization) has no such character.
impl TryFrom<&Secret> for HeaderValue {
    type Error = InvalidHeaderValue;

    fn try_from(secret: &Secret) -> Result<Self, InvalidHeaderValue> {
        let mut value = Self::from_str(secret.expose_secret())?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// The same for an owned [`Secret`].
impl TryFrom<Secret> for HeaderValue {
    type Error = InvalidHeaderValue;

    fn try_from(secret: Secret) -> Result<Self, InvalidHeaderValue> {
        Self::try_from(&secret)
    }
}
