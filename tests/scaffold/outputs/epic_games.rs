// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(expires_in)]
    pub expires_in: u64,
    #[token(expires = "rfc3339")]
    pub expires_at: DateTime<Utc>,
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    pub refresh_expires: u64,
    #[token(refresh_expires = "rfc3339")]
    pub refresh_expires_at: DateTime<Utc>,
    pub account_id: String,
    pub client_id: String,
    pub internal_client: bool,
    pub client_service: String,
    #[serde(rename = "displayName")]
    pub display_name: String,
    pub app: String,
    pub in_app_id: String,
    pub device_id: String,
    #[token(scopes = "list")]
    pub scope: ScopeSet,
    pub acr: String,
    #[token(instant = "rfc3339")]
    pub auth_time: DateTime<Utc>,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
