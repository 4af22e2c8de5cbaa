//! The standards themselves: the reply of a token endpoint
//! ([RFC 6749 §5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)), the
//! answer to a question about a token
//! ([RFC 7662](https://www.rfc-editor.org/rfc/rfc7662)), the claims of a JWT
//! ([RFC 7519](https://www.rfc-editor.org/rfc/rfc7519)), errors, and the replies of the
//! endpoints around them.
//!
//! A standard that adds members to a reply is a struct of your own around the reply. The
//! one of token exchange ([RFC 8693 §2.2.1](https://www.rfc-editor.org/rfc/rfc8693)):
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

/// The successful reply of a token endpoint (RFC 6749 §5.1).
///
/// For providers that follow the standard. The access token must be there; the
/// expiry counts from the moment at which the reply was decoded, and is unknown
/// if it has no `expires_in`.
///
/// Members that the standard does not know are skipped, as it asks. To have
/// them, put the reply into a struct of your own, beside your fields:
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
/// For tests of your own code, without a payload:
///
/// ```
/// use token_runtime::{TokenModel, models::TokenResponse};
///
/// let token = TokenResponse::new("at").with_expires_in(60).with_scope("read");
/// assert!(!token.needs_refresh() && token.has_scope("read") && !token.can_refresh());
///
/// // Equal, as they are received at the same time.
/// let noon = "2026-01-01T12:00:00Z".parse()?;
/// assert_eq!(token.clone().with_received_at(noon), token.with_received_at(noon));
/// # Ok::<(), token_runtime::chrono::ParseError>(())
/// ```
#[cfg(feature = "clock")]
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct TokenResponse {
    /// The secret that authorizes requests.
    #[token(access_token)]
    pub access_token: Secret,
    /// How to present the token; `Bearer` where a server forgets to say.
    #[token(token_type)]
    pub token_type: TokenType,
    /// How long the token lives, from the reply on. Seconds.
    #[token(expires_in)]
    pub expires_in: Option<u64>,
    /// Trades for a new access token.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// What the token may do; none means: what was asked for. See
    /// [`scopes_or`](TokenModel::scopes_or).
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// Who signed in (OIDC Core §3.1.3.3): a JWT, not verified here.
    #[token(secret)]
    pub id_token: Option<Secret>,
    /// When the reply was decoded. Not in the reply; written with the rest, in
    /// RFC 3339, so that a stored token does not gain time. `==` compares it: two
    /// decodes of one reply differ in it.
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[cfg(feature = "clock")]
impl TokenResponse {
    /// A bearer token that is received now and says nothing else.
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

    /// The same with a lifetime, in seconds.
    #[must_use]
    pub fn with_expires_in(self, seconds: u64) -> Self {
        Self { expires_in: Some(seconds), ..self }
    }

    /// The same with a refresh token.
    #[must_use]
    pub fn with_refresh_token(self, refresh_token: impl Into<Secret>) -> Self {
        Self { refresh_token: Some(refresh_token.into()), ..self }
    }

    /// The same with scopes.
    #[must_use]
    pub fn with_scope(self, scope: impl Into<ScopeSet>) -> Self {
        Self { scope: Some(scope.into()), ..self }
    }

    /// The same, received at another time.
    #[must_use]
    pub fn with_received_at(self, received_at: DateTime<Utc>) -> Self {
        Self { received_at, ..self }
    }
}

/// What a server says about a token (RFC 7662 §2.2).
///
/// Only `active` must be there. About a token that is not active the server should say
/// nothing else; if it does, the answers are those of a token without scopes that is
/// expired. What the standard does not know is in `extra`.
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
    /// Whether the server accepts the token. An answer that was kept grows old:
    /// ask [`is_active_at`](Self::is_active_at).
    #[token(active)]
    pub active: bool,
    /// What the token may do.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// The client that the token was issued to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The resource owner, for people to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// How the token is presented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<TokenType>,
    /// When the token ends. Unix seconds.
    #[token(expires = "unix")]
    pub exp: Option<DateTime<Utc>>,
    /// When the token was issued. Unix seconds.
    #[token(issued = "unix")]
    pub iat: Option<DateTime<Utc>>,
    /// When the token begins. Unix seconds.
    #[token(instant = "unix")]
    pub nbf: Option<DateTime<Utc>>,
    /// The resource owner, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// Whom the token is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// Who issued the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// The name of this one token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    /// What else the server says.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl IntrospectionResponse {
    /// Whether the token may be accepted now: the server said so, it has begun (`nbf`), and it is
    /// not expired (`exp`).
    #[cfg(feature = "clock")]
    pub fn is_active(&self) -> bool {
        self.is_active_at(clock::now())
    }

    /// Whether the token may be accepted at `now`.
    pub fn is_active_at(&self, now: DateTime<Utc>) -> bool {
        self.is_active_with_at(Duration::ZERO, now)
    }

    /// Whether the token may be accepted now, if the clocks of the server and of this
    /// program differ by up to `leeway` (RFC 7519 §4.1.4: usually no more than a few
    /// minutes).
    #[cfg(feature = "clock")]
    pub fn is_active_with(&self, leeway: Duration) -> bool {
        self.is_active_with_at(leeway, clock::now())
    }

    /// Whether the token may be accepted at `now`, with a leeway.
    pub fn is_active_with_at(&self, leeway: Duration, now: DateTime<Utc>) -> bool {
        self.active && is_current(self.nbf, self.expiry(), leeway, now)
    }
}

/// The claims of a JWT (RFC 7519 §4.1), with those of an access token
/// (RFC 9068).
///
/// This reads claims; it does not verify them. Give it what a JWT library
/// returned after it has checked the signature. Every claim may be absent; what
/// the standards do not know is in `extra`.
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
    /// Who issued the token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    /// Whom the token is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// Whom the token is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aud: Option<Audience>,
    /// When the token ends. Unix seconds, with or without a fraction.
    #[token(expires = "unix")]
    pub exp: Option<DateTime<Utc>>,
    /// When the token begins. Unix seconds.
    #[token(instant = "unix")]
    pub nbf: Option<DateTime<Utc>>,
    /// When the token was issued. Unix seconds.
    #[token(issued = "unix")]
    pub iat: Option<DateTime<Utc>>,
    /// The name of this one token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jti: Option<String>,
    /// The client that the token was issued to (RFC 8693 §4.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What the token may do (RFC 8693 §4.2).
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// What the token may do, as Microsoft Entra (one string) and Okta (an array) name
    /// it: used where `scope` is absent. It is written as one string.
    #[token(scopes, fallback)]
    pub scp: Option<ScopeSet>,
    /// What else the token claims.
    #[serde(flatten)]
    #[token(extra)]
    pub extra: Extra,
}

impl JwtClaims {
    /// Whether the token may be accepted now: it has begun (`nbf`), and it is
    /// not expired (`exp`).
    #[cfg(feature = "clock")]
    pub fn is_active(&self) -> bool {
        self.is_active_at(clock::now())
    }

    /// Whether the token may be accepted at `now`.
    pub fn is_active_at(&self, now: DateTime<Utc>) -> bool {
        self.is_active_with_at(Duration::ZERO, now)
    }

    /// Whether the token may be accepted now, if the clocks of the server and of this
    /// program differ by up to `leeway` (RFC 7519 §4.1.4: usually no more than a few
    /// minutes).
    #[cfg(feature = "clock")]
    pub fn is_active_with(&self, leeway: Duration) -> bool {
        self.is_active_with_at(leeway, clock::now())
    }

    /// Whether the token may be accepted at `now`, with a leeway.
    pub fn is_active_with_at(&self, leeway: Duration, now: DateTime<Utc>) -> bool {
        is_current(self.nbf, self.expiry(), leeway, now)
    }
}

/// Whether a token has begun and is not expired, on a clock that is off by up to
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
