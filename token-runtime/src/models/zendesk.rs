//! Zendesk, [OAuth Tokens](https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_tokens/).

use crate::{ScopeSet, Secret, TokenModel};
use alloc::{string::String, vec::Vec};
use chrono::{DateTime, Utc};

/// One OAuth token of a Zendesk account.
///
/// Every field may be absent. The rules are those of the `OauthTokenObject` in
/// Zendesk's Support API: a token without `expires_at` never expires, and only
/// the reply to *create* carries the secret as a whole.
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
    /// Number of the OAuth client that the token was issued to.
    pub client_id: Option<i64>,
    /// When the token was made. RFC 3339.
    #[token(issued = "rfc3339")]
    pub created_at: Option<DateTime<Utc>>,
    /// When the token stops working; none means never. RFC 3339.
    #[token(expires = "rfc3339", never(absent))]
    pub expires_at: Option<DateTime<Utc>>,
    /// The usable secret. Zendesk shows it once, in the reply to *create*.
    #[token(access_token)]
    pub full_token: Option<Secret>,
    /// Number of this token; what its URL ends in.
    pub id: Option<i64>,
    /// Trades for a new access token, where the client was allowed one.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// When the refresh token stops working; often not told. RFC 3339.
    #[token(refresh_expires = "rfc3339")]
    pub refresh_token_expires_at: Option<DateTime<Utc>>,
    /// What the token may do: `read`, `tickets:write`, … Zendesk keeps names
    /// that it does not know, too.
    #[token(scopes = "list")]
    pub scopes: Option<ScopeSet>,
    /// The secret as far as this reply tells it: when tokens are listed or
    /// shown, its first ten characters, which authorize nothing.
    #[token(access_token, fallback)]
    pub token: Option<Secret>,
    /// Where Zendesk serves this record. Opaque.
    pub url: Option<String>,
    /// When a request last used the token. RFC 3339.
    #[token(instant = "rfc3339")]
    pub used_at: Option<DateTime<Utc>>,
    /// Number of the user on whose behalf the token acts.
    pub user_id: Option<i64>,
}

/// The reply that carries one token: `{"token": {…}}`.
///
/// It answers for the token in it. The rules are those of *Show Token* and
/// *Create Token* in Zendesk's Support API.
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
    /// The token: an object, whose own `token` is the secret.
    #[token(nested)]
    pub token: Option<OauthTokenObject>,
}

/// The reply that lists tokens: `{"tokens": [{…}, …]}`.
///
/// What Zendesk adds for paging (`meta`, `links`, `count`, `next_page`) is
/// skipped. The rules are those of *List Tokens* in its Support API.
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
    /// The tokens of this page. The key is required: a reply without it, such
    /// as an error, is no empty list.
    pub tokens: Vec<OauthTokenObject>,
}
