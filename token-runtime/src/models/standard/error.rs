//! The error response, and the reply that is a token or an error.

use crate::{Extra, TokenModel, codec::buffer::Buffer, redact::errors::redact};
use alloc::string::String;
use core::fmt::{self, Write};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, IntoDeserializer},
};

/// The error response of an endpoint (RFC 6749 §5.2).
///
/// The endpoints for tokens, device authorization (RFC 8628 §3.5), client registration (RFC 7591
/// §3.2.2) and pushed authorization requests (RFC 9126 §2.3) send it. To read a reply that is a
/// token or an error, decode a [`Reply`].
///
/// `Display` shows the code and the description. The server chooses that text, and some servers
/// quote the request in it, so be careful where you show it.
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
    /// The error code.
    pub error: ErrorCode,
    /// A description for the developer of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_description: Option<String>,
    /// A web page for the developer of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_uri: Option<String>,
    /// Members that the standard does not define.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl ErrorResponse {
    /// An error response with a code. All other fields are empty.
    pub fn new(error: ErrorCode) -> Self {
        Self { error, error_description: None, error_uri: None, extra: Extra::default() }
    }
}

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let description = self.error_description.iter().flat_map(|text| [": ", text]);
        for text in [self.error.as_str()].into_iter().chain(description) {
            // A terminal would obey control characters in the server's text.
            for char in text.chars() {
                f.write_char(if char.is_control() { '\u{fffd}' } else { char })?;
            }
        }
        Ok(())
    }
}

impl core::error::Error for ErrorResponse {}

crate::models::open_enum! {
    /// An error code of RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 8628 §3.5 or RFC 8693
    /// §2.2.2.
    ///
    /// An unknown code is kept, because many servers define their own codes.
    ///
    /// ```
    /// use token_runtime::models::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::from("slow_down"), ErrorCode::SlowDown);
    /// assert_eq!(ErrorCode::from("bad_verification_code").as_str(), "bad_verification_code");
    /// ```
    ErrorCode {
        /// A parameter of the request is missing, duplicate or invalid.
        InvalidRequest = "invalid_request",
        /// The client is unknown, or its authentication failed.
        InvalidClient = "invalid_client",
        /// The code or the refresh token is invalid, expired, revoked or of another client. The
        /// user has to sign in again.
        InvalidGrant = "invalid_grant",
        /// The client may not use this grant.
        UnauthorizedClient = "unauthorized_client",
        /// The server does not support this grant.
        UnsupportedGrantType = "unsupported_grant_type",
        /// The server does not support this response type.
        UnsupportedResponseType = "unsupported_response_type",
        /// A requested scope is unknown, or exceeds what the user granted.
        InvalidScope = "invalid_scope",
        /// The server does not accept the requested resource or audience.
        InvalidTarget = "invalid_target",
        /// The user or the server denied the request.
        AccessDenied = "access_denied",
        /// The user has not yet finished on the other device. Ask again.
        AuthorizationPending = "authorization_pending",
        /// As `AuthorizationPending`. Increase the poll interval by five seconds.
        SlowDown = "slow_down",
        /// The device code is expired.
        ExpiredToken = "expired_token",
        /// The access token is expired, revoked or malformed.
        InvalidToken = "invalid_token",
        /// The access token lacks a scope.
        InsufficientScope = "insufficient_scope",
        /// The server failed.
        ServerError = "server_error",
        /// The server is overloaded or down. Ask again later.
        TemporarilyUnavailable = "temporarily_unavailable",
    }
}

/// The reply of an endpoint: the token `T`, or an [`ErrorResponse`].
///
/// A reply with a member `error` is an error, unless the member is null, false or empty. The HTTP
/// status does not matter, because GitHub and Slack send errors with the status 200. Any other
/// reply is decoded as a `T`, with the same errors as `T` alone: an error names the field and
/// quotes no value.
///
/// ```
/// use token_runtime::models::{ErrorCode, Reply, TokenResponse};
///
/// let body = r#"{"error":"authorization_pending"}"#;
/// let reply: Reply<TokenResponse> = serde_json::from_str(body)?;
/// match reply {
///     Reply::Token(token) => println!("{token:?}"),
///     Reply::Error(error) if error.error == ErrorCode::AuthorizationPending => {
///         // Wait for the poll interval, then ask again.
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
/// The whole reply is buffered before `T` is decoded, so `T` cannot borrow from the input. As
/// with serde's `flatten`, all values of a buffered form (`serde_urlencoded`) are strings: every
/// field needs a role or the type of a string.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply<T> {
    /// The server sent a token.
    Token(T),
    /// The server sent an error.
    Error(ErrorResponse),
}

impl<T> Reply<T> {
    /// Returns the token, or the error response as an error.
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
    /// The server sent an error.
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
