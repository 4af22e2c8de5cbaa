//! The reply of a server that refuses, and the reply that is a token or a refusal.

use crate::{Extra, TokenModel, codec::buffer::Buffer, redact::errors::redact};
use alloc::string::String;
use core::fmt::{self, Write};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, IntoDeserializer},
};

/// The reply of a server that refuses a request (RFC 6749 §5.2).
///
/// Token endpoints reply with it, and those of device authorization (RFC 8628 §3.5),
/// registration (RFC 7591 §3.2.2) and pushed requests (RFC 9126 §2.3). To read a reply
/// that is this or a token, see [`Reply`].
///
/// It is an error that says what the server says. The server chooses that text, and some
/// servers quote the request in it: take care where it is shown.
///
/// ```
/// use token_runtime::models::{ErrorCode, ErrorResponse};
///
/// let error: ErrorResponse = serde_json::from_str(
///     r#"{"error":"invalid_grant","error_description":"the code was used before","hint":"x"}"#,
/// )?;
/// assert_eq!(error.error, ErrorCode::InvalidGrant);
/// assert_eq!(error.to_string(), "invalid_grant: the code was used before");
/// assert_eq!(error.extra.get_str("hint"), Some("x"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct ErrorResponse {
    /// Why the server refuses.
    pub error: ErrorCode,
    /// The same for people who develop the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_description: Option<String>,
    /// A page for these people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_uri: Option<String>,
    /// What else the server says.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl ErrorResponse {
    /// A refusal that says nothing but its code.
    pub fn new(error: ErrorCode) -> Self {
        Self { error, error_description: None, error_uri: None, extra: Extra::default() }
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let description = self.error_description.iter().flat_map(|text| [": ", text]);
        for text in [self.error.as_str()].into_iter().chain(description) {
            // The text of a server must not command a terminal.
            for char in text.chars() {
                f.write_char(if char.is_control() { '\u{fffd}' } else { char })?;
            }
        }
        Ok(())
    }
}

impl core::error::Error for ErrorResponse {}

crate::models::open_enum! {
    /// Why a server refuses: the codes of RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1,
    /// RFC 8628 §3.5 and RFC 8693 §2.2.2.
    ///
    /// Servers have codes of their own; a code that is not listed is kept.
    ///
    /// ```
    /// use token_runtime::models::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::from("slow_down"), ErrorCode::SlowDown);
    /// assert_eq!(ErrorCode::from("bad_verification_code").as_str(), "bad_verification_code");
    /// ```
    ErrorCode {
        /// The request lacks a parameter, or has one twice or one that is wrong.
        InvalidRequest = "invalid_request",
        /// The client is unknown or did not prove who it is.
        InvalidClient = "invalid_client",
        /// The code or refresh token is expired, revoked or not the client's: the user
        /// has to sign in again.
        InvalidGrant = "invalid_grant",
        /// The client may not use this grant.
        UnauthorizedClient = "unauthorized_client",
        /// The server does not know this grant.
        UnsupportedGrantType = "unsupported_grant_type",
        /// The server does not know this response type.
        UnsupportedResponseType = "unsupported_response_type",
        /// A scope is unknown or beyond what the user granted.
        InvalidScope = "invalid_scope",
        /// The resource that the token was asked for is unknown.
        InvalidTarget = "invalid_target",
        /// The user or the server said no.
        AccessDenied = "access_denied",
        /// The user has not finished on the other device: ask again.
        AuthorizationPending = "authorization_pending",
        /// The same, and from now on five seconds later each time.
        SlowDown = "slow_down",
        /// The device code is expired.
        ExpiredToken = "expired_token",
        /// The access token is expired, revoked or malformed.
        InvalidToken = "invalid_token",
        /// The access token lacks a scope.
        InsufficientScope = "insufficient_scope",
        /// The server failed.
        ServerError = "server_error",
        /// The server is overloaded or down: ask again later.
        TemporarilyUnavailable = "temporarily_unavailable",
    }
}

/// The reply of an endpoint: the token `T`, or an [`ErrorResponse`].
///
/// A reply with a member `error` is an error, whatever its status: GitHub and Slack send
/// errors with the status 200. (A member that is null, false or empty is none.) Any other
/// reply is read as a `T`, and what is wrong with it is said as when `T` is read by
/// itself: with the name of the field, and without its value.
///
/// ```
/// use token_runtime::models::{ErrorCode, Reply, TokenResponse};
///
/// let body = r#"{"error":"authorization_pending"}"#;
/// let reply: Reply<TokenResponse> = serde_json::from_str(body)?;
/// match reply {
///     Reply::Token(token) => println!("{token:?}"),
///     Reply::Error(error) if error.error == ErrorCode::AuthorizationPending => {
///         // Wait, then ask again.
///     }
///     Reply::Error(error) => eprintln!("{error}"),
/// }
///
/// let body = r#"{"access_token":"a","expires_in":"soon"}"#;
/// let error = serde_json::from_str::<Reply<TokenResponse>>(body).unwrap_err();
/// assert!(error.to_string().contains("`expires_in`") && !error.to_string().contains("soon"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// The reply is kept until all of it is there, so `T` cannot borrow from it. As with
/// serde's `flatten`, a form (`serde_urlencoded`) is then made of strings alone: each of
/// its members wants a role or a string.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply<T> {
    /// The server gave a token.
    Token(T),
    /// The server refused.
    Error(ErrorResponse),
}

impl<T> Reply<T> {
    /// The token, or the refusal as an error.
    ///
    /// ```
    /// use token_runtime::models::{Reply, TokenResponse};
    ///
    /// fn read(body: &str) -> Result<TokenResponse, Box<dyn std::error::Error>> {
    ///     Ok(serde_json::from_str::<Reply<_>>(body)?.into_result()?)
    /// }
    ///
    /// assert!(read(r#"{"access_token":"a"}"#).is_ok());
    /// let error = read(r#"{"error":"invalid_grant"}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "invalid_grant");
    /// ```
    ///
    /// # Errors
    /// The server refused.
    pub fn into_result(self) -> Result<T, ErrorResponse> {
        match self {
            Self::Token(token) => Ok(token),
            Self::Error(error) => Err(error),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Reply<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Err(D::Error::custom("a reply is read from a human-readable format"));
        }
        let redacted = |error| {
            redact(error, "", true, &|probe| {
                let answer = T::deserialize(probe).err().filter(|answer| answer.confirms(probe));
                answer.or_else(|| ErrorResponse::deserialize(probe).err()).unwrap_or_default()
            })
        };
        let reply = Buffer::deserialize(deserializer).map_err(redacted)?;
        let is_error = is_error(&reply);
        let reply = reply.into_deserializer();
        let reply = if is_error {
            ErrorResponse::deserialize(reply).map(Self::Error)
        } else {
            T::deserialize(reply).map(Self::Token)
        };
        reply.map_err(redacted)
    }
}

fn is_error(reply: &Buffer) -> bool {
    let Buffer::Map(members) = reply else { return false };
    members.iter().any(|(name, value)| {
        let is_none = match value {
            Buffer::Null | Buffer::Bool(false) => true,
            Buffer::Text(text) => text.is_empty(),
            _ => false,
        };
        name == "error" && !is_none
    })
}
