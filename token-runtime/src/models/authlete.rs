//! Authlete: the tokens that a service has issued, from `/auth/token/get/list` of the
//! [Authlete API](https://docs.authlete.com/).

use crate::{Extra, ScopeSet, Secret, TokenModel};
use alloc::{string::String, vec::Vec};
use chrono::{DateTime, Utc};

/// A token that Authlete issued for your service: `AccessToken` of its API.
///
/// Every member may be absent or null. Names are in camelCase on the wire. Times are Unix
/// milliseconds, and 0 is a sentinel value that means "none". The record contains hashes of the
/// tokens and not the tokens, so the model has no access token.
///
/// ```
/// use token_runtime::{TokenModel, models::AccessToken};
///
/// let body = r#"{"accessTokenExpiresAt":1642048149123,"lastRefreshedAt":0,"scopes":["history.read"]}"#;
/// let token: AccessToken = serde_json::from_str(body)?;
/// assert_eq!(token.expires_at().unwrap().to_rfc3339(), "2022-01-13T04:29:09.123+00:00");
/// assert_eq!(token.last_refreshed_at, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
#[serde(rename_all = "camelCase")]
pub struct AccessToken {
    /// Hash of the access token. It identifies the token and authorizes nothing.
    #[token(secret)]
    pub access_token_hash: Option<Secret>,
    /// Expiry of the access token. Unix milliseconds.
    #[token(expires = "unix_ms", unknown(0))]
    pub access_token_expires_at: Option<DateTime<Utc>>,
    /// Hash of the refresh token. It identifies the token and authorizes nothing.
    #[token(secret)]
    pub refresh_token_hash: Option<Secret>,
    /// Expiry of the refresh token. `None` if there is no refresh token. Unix milliseconds.
    #[token(refresh_expires = "unix_ms", unknown(0))]
    pub refresh_token_expires_at: Option<DateTime<Utc>>,
    /// When the access token was first issued. Unix milliseconds.
    #[token(issued = "unix_ms", unknown(0))]
    pub created_at: Option<DateTime<Utc>>,
    /// Time of the last refresh. `None` if there was no refresh. Unix milliseconds.
    #[token(instant = "unix_ms", unknown(0))]
    pub last_refreshed_at: Option<DateTime<Utc>>,
    /// ID of the client that the token was issued to. It may exceed 32 bits.
    pub client_id: Option<i64>,
    /// The user who authorized the client. `None` if the client acts for itself.
    pub subject: Option<String>,
    /// The grant by which the access token was first obtained.
    pub grant_type: Option<GrantType>,
    /// Scopes of the access token.
    #[token(scopes = "list")]
    pub scopes: Option<ScopeSet>,
    /// Properties that your service attached to the token.
    pub properties: Option<Vec<Property>>,
    /// Scopes of the refresh token.
    #[token(refresh_scopes = "list")]
    pub refresh_token_scopes: Option<ScopeSet>,
}

super::open_enum! {
    /// The grant by which a token was obtained: `GrantType` of Authlete's API.
    ///
    /// The values on the wire are constants of Authlete, not the grant types of OAuth. Authlete
    /// adds values over time, so an unknown value is kept.
    ///
    /// ```
    /// use token_runtime::models::GrantType;
    ///
    /// assert_eq!(GrantType::from("CIBA"), GrantType::Ciba);
    /// assert_eq!(GrantType::from("TELEPATHY").as_str(), "TELEPATHY");
    /// ```
    GrantType {
        /// Authorization code grant (RFC 6749 §4.1).
        AuthorizationCode = "AUTHORIZATION_CODE",
        /// Implicit grant (RFC 6749 §4.2).
        Implicit = "IMPLICIT",
        /// Resource owner password credentials grant (RFC 6749 §4.3).
        Password = "PASSWORD",
        /// Client credentials grant (RFC 6749 §4.4).
        ClientCredentials = "CLIENT_CREDENTIALS",
        /// Refresh token grant (RFC 6749 §6).
        RefreshToken = "REFRESH_TOKEN",
        /// Client-initiated backchannel authentication (OIDC CIBA).
        Ciba = "CIBA",
        /// Device authorization grant (RFC 8628).
        DeviceCode = "DEVICE_CODE",
        /// Token exchange (RFC 8693).
        TokenExchange = "TOKEN_EXCHANGE",
        /// JWT bearer assertion grant (RFC 7523).
        JwtBearer = "JWT_BEARER",
        /// Pre-authorized code (OID4VCI).
        PreAuthorizedCode = "PRE_AUTHORIZED_CODE",
    }
}

/// A property that a service attached to a token: `Property` of Authlete's API.
///
/// Every member may be absent.
///
/// ```
/// use token_runtime::models::Property;
///
/// let property: Property = serde_json::from_str(r#"{"key":"tier","value":"gold"}"#)?;
/// assert!(!property.hidden);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct Property {
    /// Name of the property.
    pub key: Option<String>,
    /// Value of the property.
    pub value: Option<String>,
    /// Whether the property is hidden from client applications. An absent member means false.
    #[serde(default, deserialize_with = "super::or_default")]
    pub hidden: bool,
}

/// A list of tokens, `{"accessTokens": [{…}, …], …}`: `TokenGetListResponse` of Authlete's API.
///
/// Every member may be absent.
///
/// ```
/// use token_runtime::models::TokenGetListResponse;
///
/// let reply = r#"{"accessTokens":[{"subject":"john"}],"start":0,"end":1,"totalCount":3}"#;
/// let reply: TokenGetListResponse = serde_json::from_str(reply)?;
/// assert_eq!(reply.access_tokens[0].subject.as_deref(), Some("john"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
#[serde(rename_all = "camelCase")]
pub struct TokenGetListResponse {
    /// The tokens from `start` (inclusive) to `end` (exclusive).
    #[serde(default, deserialize_with = "super::or_default")]
    pub access_tokens: Vec<AccessToken>,
    /// The client of the query: any JSON object.
    pub client: Option<Extra>,
    /// Index after the last token of this reply.
    pub end: Option<i64>,
    /// Index of the first token of this reply.
    pub start: Option<i64>,
    /// The user of the query.
    pub subject: Option<String>,
    /// Number of matching tokens on all pages.
    pub total_count: Option<i64>,
}
