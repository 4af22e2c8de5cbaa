//! Easyship, [OAuth 2 token](https://developers.easyship.com/reference/oauth2_token).

use crate::{ScopeSet, Secret, TokenModel, TokenType};
use chrono::{DateTime, Utc};

/// The reply to a token request.
///
/// Every field may be absent. The rules are those of `OAuth2TokenResponse` in
/// Easyship's API. The expiry is `created_at` + `expires_in`, and unknown if one
/// of them is missing.
///
/// ```
/// use token_runtime::{TokenModel, models::OAuth2TokenResponse};
///
/// let body = r#"{"access_token":"test_Bwv0","token_type":"Bearer","expires_in":7200,
///     "scope":"rate label","created_at":1645532460}"#;
/// let token: OAuth2TokenResponse = serde_json::from_str(body)?;
/// assert_eq!(token.expires_at().unwrap().timestamp(), 1_645_532_460 + 7_200);
/// assert!(token.has_scope("label"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TokenModel)]
#[token(crate = "crate")]
pub struct OAuth2TokenResponse {
    /// The secret that authorizes requests.
    #[token(access_token)]
    pub access_token: Option<Secret>,
    /// When the token was made. Unix seconds.
    #[token(issued = "unix")]
    pub created_at: Option<DateTime<Utc>>,
    /// How long it lives, from the reply on. Seconds.
    #[token(expires_in)]
    pub expires_in: Option<i64>,
    /// Trades for a new access token. Newer than the document; not in every reply.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// What the token may do: one string on the wire, parted by spaces. An empty
    /// one is no scopes.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// How to present the token: `Bearer` in all that Easyship documents.
    #[token(token_type)]
    pub token_type: Option<TokenType>,
}
