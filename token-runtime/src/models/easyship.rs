//! Easyship, [OAuth 2 token](https://developers.easyship.com/reference/oauth2_token).

use crate::{ScopeSet, Secret, TokenModel, TokenType};
use chrono::{DateTime, Utc};

/// The reply of Easyship's token endpoint: `OAuth2TokenResponse` of its API.
///
/// Every member may be absent or null. The expiry is `created_at` + `expires_in`. It is unknown
/// if one of them is missing.
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
    /// The access token.
    #[token(access_token)]
    pub access_token: Option<Secret>,
    /// Time of issue. Unix seconds.
    #[token(issued = "unix")]
    pub created_at: Option<DateTime<Utc>>,
    /// Lifetime of the access token, counted from `created_at`. Seconds.
    #[token(expires_in)]
    pub expires_in: Option<i64>,
    /// The refresh token. Easyship's document does not list it, and not every reply has it.
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    /// The granted scopes: one string on the wire, separated by spaces. An empty string means
    /// no scopes.
    #[token(scopes)]
    pub scope: Option<ScopeSet>,
    /// The token type. Easyship documents `Bearer` only.
    #[token(token_type)]
    pub token_type: Option<TokenType>,
}
