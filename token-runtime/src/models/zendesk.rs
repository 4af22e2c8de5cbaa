//! Zendesk: the [OAuth Tokens](https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_tokens/)
//! of the Support API.

use crate::{ScopeSet, Secret, TokenModel};
use alloc::{string::String, vec::Vec};
use chrono::{DateTime, Utc};

/// An OAuth token of a Zendesk account: `OauthTokenObject` of its Support API.
///
/// Every member may be absent or null. A token without `expires_at` never expires. Only the
/// reply to *Create Token* contains the complete token.
///
/// ```
/// use token_runtime::{Expiry, TokenModel, models::OauthTokenObject};
///
/// let created = r#"{"id":1,"token":"af3t24tfj3","full_token":"af3t24tfj34h43s","scopes":["read"]}"#;
/// let token: OauthTokenObject = serde_json::from_str(created)?;
/// assert_eq!(token.access_token(), Some("af3t24tfj34h43s"));
/// assert_eq!(token.expiry(), Expiry::Never);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct OauthTokenObject {
    /// ID of the OAuth client that the token was issued to.
    pub client_id: Option<i64>,
    /// Time of issue. RFC 3339.
    #[token(issued = "rfc3339")]
    pub created_at: Option<DateTime<Utc>>,
    /// Expiry of the token. `None` means never. RFC 3339.
    #[token(expires = "rfc3339", never(absent))]
    pub expires_at: Option<DateTime<Utc>>,
    /// The complete access token. Zendesk sends it once, in the reply to *Create Token*.
    #[token(access_token)]
    pub full_token: Option<Secret>,
    /// ID of the token, which is the last part of its `url`.
    pub id: Option<i64>,
    /// The refresh token, if the client may have one.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// Expiry of the refresh token. Often absent, which means unknown. RFC 3339.
    #[token(refresh_expires = "rfc3339")]
    pub refresh_token_expires_at: Option<DateTime<Utc>>,
    /// The scopes: `read`, `tickets:write`, … Zendesk also stores and returns scopes that do not
    /// exist.
    #[token(scopes = "list")]
    pub scopes: Option<ScopeSet>,
    /// The access token. The replies to *List Tokens* and *Show Token* truncate it to ten
    /// characters, which authorize nothing.
    #[token(access_token, fallback)]
    pub token: Option<Secret>,
    /// URL of this record. Do not parse it.
    pub url: Option<String>,
    /// Time of the last request with the token. RFC 3339.
    #[token(instant = "rfc3339")]
    pub used_at: Option<DateTime<Utc>>,
    /// ID of the user on whose behalf the token acts.
    pub user_id: Option<i64>,
}

/// The reply to *Show Token* and *Create Token* of the Support API: `{"token": {…}}`.
///
/// Its answers are those of the token inside.
///
/// ```
/// use token_runtime::{TokenModel, models::OAuthTokenResponse};
///
/// let reply = r#"{"token":{"id":1,"expires_at":"2011-07-22T02:11:12+02:00","scopes":["read"]}}"#;
/// let reply: OAuthTokenResponse = serde_json::from_str(reply)?;
/// assert_eq!(reply.expires_at().unwrap().to_rfc3339(), "2011-07-22T00:11:12+00:00");
/// assert!(reply.has_scope("read"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct OAuthTokenResponse {
    /// The token: an object, whose member `token` is the access token.
    #[token(nested)]
    pub token: Option<OauthTokenObject>,
}

/// The reply to *List Tokens* of the Support API: `{"tokens": [{…}, …]}`.
///
/// The members for pagination (`meta`, `links`, `count`, `next_page`) are skipped.
///
/// ```
/// use token_runtime::models::OAuthTokensResponse;
///
/// let reply = r#"{"tokens":[{"id":223443,"token":"af3345kdj3"}],"next_page":null,"count":1}"#;
/// let reply: OAuthTokensResponse = serde_json::from_str(reply)?;
/// assert_eq!(reply.tokens[0].id, Some(223_443));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct OAuthTokensResponse {
    /// The tokens of this page. The member is required, so that an error reply is not read as an
    /// empty list.
    pub tokens: Vec<OauthTokenObject>,
}
