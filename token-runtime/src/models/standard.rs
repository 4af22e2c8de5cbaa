//! Models of the standards: the token response
//! ([RFC 6749 §5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)), the introspection
//! response ([RFC 7662](https://www.rfc-editor.org/rfc/rfc7662)), the claims of a JWT
//! ([RFC 7519](https://www.rfc-editor.org/rfc/rfc7519)), the error response, and the responses of
//! related endpoints.
//!
//! For an extension that adds members to the token response, flatten [`TokenResponse`] into a
//! struct of your own. For example, token exchange
//! ([RFC 8693 §2.2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.2.1)):
//!
//! ```
//! use token_runtime::{TokenModel, models::{Reply, TokenResponse}};
//!
//! #[derive(Debug, TokenModel)]
//! struct ExchangedToken {
//!     #[serde(flatten)]
//!     #[token(nested)]
//!     token: TokenResponse,
//!     issued_token_type: String,
//! }
//!
//! let body = r#"{"access_token":"eyJhbGciOiJFUzI1NiJ9","token_type":"Bearer","expires_in":60,
//!     "issued_token_type":"urn:ietf:params:oauth:token-type:access_token"}"#;
//! let token = serde_json::from_str::<Reply<ExchangedToken>>(body)?.into_result()?;
//! assert!(token.issued_token_type.ends_with(":access_token") && !token.is_expired());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod audience;
mod endpoints;
mod error;

#[cfg(feature = "clock")]
pub use self::endpoints::{DeviceAuthorizationResponse, PushedAuthorizationResponse};
pub use self::{
    audience::Audience,
    endpoints::ClientRegistration,
    error::{ErrorCode, ErrorResponse, Reply},
};
use crate::{Expiry, Extra, ScopeSet, TokenModel, TokenType};
#[cfg(feature = "clock")]
use crate::{Secret, clock};
use alloc::string::String;
use chrono::{DateTime, TimeDelta, Utc};
use core::time::Duration;

/// The successful response of a token endpoint (RFC 6749 §5.1), for providers that follow the
/// standard.
///
/// The access token is required. The lifetime counts from the time of decoding. Without
/// `expires_in` the expiry is unknown.
///
/// Unknown members are skipped, as RFC 6749 §5.1 requires. To read them, flatten the response
/// into a struct of your own:
///
/// ```
/// use token_runtime::{TokenModel, models::TokenResponse};
///
/// #[derive(Debug, Clone, TokenModel)]
/// struct Login {
///     #[serde(flatten)]
///     #[token(nested)]
///     token: TokenResponse,
///     instance_url: String,
/// }
///
/// let reply = r#"{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600,
///     "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA","instance_url":"https://eu1.example.com"}"#;
/// let login: Login = serde_json::from_str(reply)?;
/// assert!(!login.is_expired() && login.can_refresh());
/// assert_eq!(login.instance_url, "https://eu1.example.com");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// In tests of your own code, construct a token without a payload:
///
/// ```
/// use token_runtime::{TokenModel, models::TokenResponse};
///
/// let token = TokenResponse::new("at").with_expires_in(60).with_scope("read");
/// assert!(!token.needs_refresh() && token.has_scope("read") && !token.can_refresh());
///
/// // Two tokens are equal only if they were received at the same time.
/// let noon = "2026-01-01T12:00:00Z".parse()?;
/// assert_eq!(token.clone().with_received_at(noon), token.with_received_at(noon));
/// # Ok::<(), token_runtime::chrono::ParseError>(())
/// ```
#[cfg(feature = "clock")]
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct TokenResponse {
    /// The access token.
    #[token(access_token)]
    pub access_token: Secret,
    /// The token type (RFC 6749 §7.1). `Bearer` if the server omits it.
    #[token(token_type)]
    pub token_type: TokenType,
    /// Lifetime of the access token, counted from `received_at`. Seconds.
    #[token(expires_in)]
    pub expires_in: Option<u64>,
    /// The refresh token (RFC 6749 §6).
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The granted scopes (RFC 6749 §3.3). `None` means that the server granted the requested
    /// scopes: see [`scopes_or`](TokenModel::scopes_or).
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// The ID token, a JWT (OIDC Core §3.1.3.3). This crate does not verify it.
    #[token(secret)]
    pub id_token: Option<Secret>,
    /// Time of decoding. The server does not send it. It is written in RFC 3339, so that a stored
    /// token keeps its expiry. `==` compares it, so two decodes of one reply are not equal.
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[cfg(feature = "clock")]
impl TokenResponse {
    /// A bearer token that was received now. All other fields are empty.
    pub fn new(access_token: impl Into<Secret>) -> Self {
        Self {
            access_token: access_token.into(),
            token_type: TokenType::Bearer,
            expires_in: None,
            refresh_token: None,
            scope: None,
            id_token: None,
            received_at: clock::now(),
        }
    }

    /// Sets the lifetime, in seconds.
    #[must_use]
    pub fn with_expires_in(self, seconds: u64) -> Self {
        Self { expires_in: Some(seconds), ..self }
    }

    /// Sets the refresh token.
    #[must_use]
    pub fn with_refresh_token(self, refresh_token: impl Into<Secret>) -> Self {
        Self { refresh_token: Some(refresh_token.into()), ..self }
    }

    /// Sets the scopes.
    #[must_use]
    pub fn with_scope(self, scope: impl Into<ScopeSet>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }

    /// Sets the time of receipt.
    #[must_use]
    pub fn with_received_at(self, received_at: DateTime<Utc>) -> Self {
        Self { received_at, ..self }
    }
}

/// The introspection response (RFC 7662 §2.2): what an authorization server knows about a token.
///
/// Only `active` is required. If a token is not active, the server should send no other member.
/// If the server does, the token still answers as expired and without scopes. Members that the
/// standard does not define are in `extra`.
///
/// ```
/// use token_runtime::{TokenModel, models::IntrospectionResponse};
/// use token_runtime::chrono::DateTime;
///
/// let reply: IntrospectionResponse = serde_json::from_str(
///     r#"{"active":true,"scope":"read write","exp":1419356238,"aud":"https://api.example.com","tier":"gold"}"#,
/// )?;
/// let now = DateTime::from_timestamp(1_419_356_237, 0).unwrap();
/// assert!(reply.is_active_at(now) && reply.has_scope("read"));
/// assert!(reply.aud.is_some_and(|aud| aud.contains("https://api.example.com")));
/// assert_eq!(reply.extra.get("tier").and_then(|tier| tier.as_str()), Some("gold"));
///
/// let reply: IntrospectionResponse = serde_json::from_str(r#"{"active":false}"#)?;
/// assert!(!reply.is_active_at(now));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct IntrospectionResponse {
    /// Whether the server accepts the token. A cached response may be outdated: use
    /// [`is_active`](Self::is_active), which also checks `nbf` and `exp`.
    #[token(active)]
    pub active: bool,
    /// The granted scopes.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// ID of the client that requested the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Human-readable name of the resource owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The token type (RFC 6749 §7.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<TokenType>,
    /// Expiry. Unix seconds.
    #[token(expires = "unix")]
    pub exp: Option<DateTime<Utc>>,
    /// Time of issue. Unix seconds.
    #[token(issued = "unix")]
    pub iat: Option<DateTime<Utc>>,
    /// Start of validity. Unix seconds.
    #[token(instant = "unix")]
    pub nbf: Option<DateTime<Utc>>,
    /// Subject: usually the ID of the resource owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// Intended audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// Issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// Unique token ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    /// Members that the standard does not define.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl IntrospectionResponse {
    /// Whether to accept the token now: `active` is true, `nbf` has passed, and `exp` has not.
    #[cfg(feature = "clock")]
    pub fn is_active(&self) -> bool {
        self.is_active_at(clock::now())
    }

    /// Whether to accept the token at `now`.
    pub fn is_active_at(&self, now: DateTime<Utc>) -> bool {
        self.is_active_with_at(Duration::ZERO, now)
    }

    /// Whether to accept the token now, if the clocks of the server and of this program may
    /// differ by `leeway` (RFC 7519 §4.1.4: usually no more than a few minutes).
    #[cfg(feature = "clock")]
    pub fn is_active_with(&self, leeway: Duration) -> bool {
        self.is_active_with_at(leeway, clock::now())
    }

    /// Whether to accept the token at `now`, with a leeway.
    pub fn is_active_with_at(&self, leeway: Duration, now: DateTime<Utc>) -> bool {
        self.active && is_current(self.nbf, self.expiry(), leeway, now)
    }
}

/// The claims of a JWT (RFC 7519 §4.1), including those of a JWT access token (RFC 9068 §2.2).
///
/// This model does not verify a signature: decode the claims that a JWT library has verified.
/// Every claim may be absent. Claims that the standards do not define are in `extra`.
///
/// ```
/// use core::time::Duration;
/// use token_runtime::{TokenModel, models::JwtClaims};
/// use token_runtime::chrono::DateTime;
///
/// let claims: JwtClaims = serde_json::from_str(
///     r#"{"iss":"joe","sub":"7","aud":["shop","mail"],"nbf":1300816380,"exp":1300819380,"scope":"orders"}"#,
/// )?;
/// let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
/// assert!(!claims.is_active_at(at(1_300_816_379)));
/// assert!(claims.is_active_at(at(1_300_816_380)));
/// assert!(claims.is_expired_at(at(1_300_819_380)));
/// let leeway = Duration::from_secs(60);
/// assert!(claims.is_active_with_at(leeway, at(1_300_819_380)));
/// assert!(claims.has_scope("orders"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct JwtClaims {
    /// Issuer (RFC 7519 §4.1.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// Subject (RFC 7519 §4.1.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// Intended audience (RFC 7519 §4.1.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// Expiry (RFC 7519 §4.1.4). Unix seconds, with or without a fraction.
    #[token(expires = "unix")]
    pub exp: Option<DateTime<Utc>>,
    /// Start of validity (RFC 7519 §4.1.5). Unix seconds.
    #[token(instant = "unix")]
    pub nbf: Option<DateTime<Utc>>,
    /// Time of issue (RFC 7519 §4.1.6). Unix seconds.
    #[token(issued = "unix")]
    pub iat: Option<DateTime<Utc>>,
    /// Unique token ID (RFC 7519 §4.1.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    /// ID of the client that requested the token (RFC 8693 §4.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The granted scopes (RFC 8693 §4.2).
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// The granted scopes under the name of Microsoft Entra (one string) and Okta (an array).
    /// Fallback if `scope` is absent. Written as one string.
    #[token(scopes, fallback)]
    pub scp: Option<ScopeSet>,
    /// Claims that the standards do not define.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl JwtClaims {
    /// Whether to accept the token now: `nbf` has passed, and `exp` has not.
    #[cfg(feature = "clock")]
    pub fn is_active(&self) -> bool {
        self.is_active_at(clock::now())
    }

    /// Whether to accept the token at `now`.
    pub fn is_active_at(&self, now: DateTime<Utc>) -> bool {
        self.is_active_with_at(Duration::ZERO, now)
    }

    /// Whether to accept the token now, if the clocks of the server and of this program may
    /// differ by `leeway` (RFC 7519 §4.1.4: usually no more than a few minutes).
    #[cfg(feature = "clock")]
    pub fn is_active_with(&self, leeway: Duration) -> bool {
        self.is_active_with_at(leeway, clock::now())
    }

    /// Whether to accept the token at `now`, with a leeway.
    pub fn is_active_with_at(&self, leeway: Duration, now: DateTime<Utc>) -> bool {
        is_current(self.nbf, self.expiry(), leeway, now)
    }
}

/// Whether `nbf` has passed and the token is not expired, on a clock that is off by up to
/// `leeway`.
fn is_current(
    nbf: Option<DateTime<Utc>>,
    expiry: Expiry,
    leeway: Duration,
    now: DateTime<Utc>,
) -> bool {
    let leeway = TimeDelta::from_std(leeway).unwrap_or(TimeDelta::MAX);
    let latest = now.checked_add_signed(leeway).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let earliest = now.checked_sub_signed(leeway).unwrap_or(DateTime::<Utc>::MIN_UTC);
    nbf.is_none_or(|nbf| nbf <= latest) && !expiry.is_expired_at(earliest)
}
