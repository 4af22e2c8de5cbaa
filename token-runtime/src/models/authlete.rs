//! Authlete, the tokens that a service issued: `/auth/token/get/list` of the
//! [Authlete API](https://docs.authlete.com/).

use crate::{Extra, ScopeSet, Secret, TokenModel};
use alloc::{string::String, vec::Vec};
use chrono::{DateTime, Utc};

/// What Authlete knows about a token that it issued for your service.
///
/// Every field may be absent. The rules are those of `AccessToken` in
/// Authlete's API: names are camelCase, times are Unix milliseconds, and a time
/// of 0 is none. The tokens themselves are not in it, only their hashes, so
/// there is no access token to ask for.
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
    /// Hash that identifies the access token.
    #[token(secret)]
    pub access_token_hash: Option<Secret>,
    /// When the access token expires. Unix milliseconds.
    #[token(expires = "unix_ms", unknown(0))]
    pub access_token_expires_at: Option<DateTime<Utc>>,
    /// Hash that identifies the refresh token.
    #[token(secret)]
    pub refresh_token_hash: Option<Secret>,
    /// When the refresh token expires; none if there is no such token. Unix
    /// milliseconds.
    #[token(refresh_expires = "unix_ms", unknown(0))]
    pub refresh_token_expires_at: Option<DateTime<Utc>>,
    /// When the access token was first made. Unix milliseconds.
    #[token(issued = "unix_ms", unknown(0))]
    pub created_at: Option<DateTime<Utc>>,
    /// When it was last renewed by the refresh token; none if never. Unix
    /// milliseconds.
    #[token(instant = "unix_ms", unknown(0))]
    pub last_refreshed_at: Option<DateTime<Utc>>,
    /// Number of the client that the token belongs to. Exceeds 32 bits.
    pub client_id: Option<i64>,
    /// The user whom the token stands for; none where a client acts for itself.
    pub subject: Option<String>,
    /// How the access token was first obtained.
    pub grant_type: Option<GrantType>,
    /// What the access token may do.
    #[token(scopes = "list")]
    pub scopes: Option<ScopeSet>,
    /// What your service attached to the token.
    pub properties: Option<Vec<Property>>,
    /// What the refresh token may hand on.
    #[token(refresh_scopes = "list")]
    pub refresh_token_scopes: Option<ScopeSet>,
}

super::open_enum! {
    /// How a token was obtained.
    ///
    /// The known values are those of `GrantType` in Authlete's API, which are not
    /// the ones of OAuth. The set grows; a value that is not in it is kept.
    ///
    /// ```
    /// use token_runtime::models::GrantType;
    ///
    /// assert_eq!(GrantType::from("CIBA"), GrantType::Ciba);
    /// assert_eq!(GrantType::from("TELEPATHY").as_str(), "TELEPATHY");
    /// ```
    GrantType {
        /// A code that the user agent brought back.
        AuthorizationCode = "AUTHORIZATION_CODE",
        /// A token that came straight with the redirection.
        Implicit = "IMPLICIT",
        /// The user's name and password.
        Password = "PASSWORD",
        /// The client's own credentials.
        ClientCredentials = "CLIENT_CREDENTIALS",
        /// A refresh token.
        RefreshToken = "REFRESH_TOKEN",
        /// The user's consent on another device, asked for by the client.
        Ciba = "CIBA",
        /// A code that the user typed in on another device.
        DeviceCode = "DEVICE_CODE",
        /// Another token.
        TokenExchange = "TOKEN_EXCHANGE",
        /// A signed assertion.
        JwtBearer = "JWT_BEARER",
        /// A code that an issuer of credentials handed out beforehand.
        PreAuthorizedCode = "PRE_AUTHORIZED_CODE",
    }
}

/// A value that a service attached to a token under a name.
///
/// Every key may be absent; the rules are those of `Property` in Authlete's API.
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
    /// The name.
    pub key: Option<String>,
    /// The value.
    pub value: Option<String>,
    /// Whether client applications do not get to see it; false when absent.
    #[serde(default, deserialize_with = "super::or_default")]
    pub hidden: bool,
}

/// The reply that lists tokens: `{"accessTokens": [{…}, …], …}`.
///
/// Every key may be absent; the rules are those of `TokenGetListResponse` in
/// Authlete's API.
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
    /// The tokens from `start` up to `end`.
    #[serde(default, deserialize_with = "super::or_default")]
    pub access_tokens: Vec<AccessToken>,
    /// The client that was asked about: any JSON object.
    pub client: Option<Extra>,
    /// Index behind the last token of this reply.
    pub end: Option<i64>,
    /// Index of the first token of this reply.
    pub start: Option<i64>,
    /// The user who was asked about.
    pub subject: Option<String>,
    /// How many tokens match on all pages.
    pub total_count: Option<i64>,
}
