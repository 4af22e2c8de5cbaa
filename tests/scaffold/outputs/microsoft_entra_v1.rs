// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(scopes)]
    pub scope: ScopeSet,
    #[token(expires_in)]
    pub expires_in: u64,
    pub ext_expires_in: String,
    #[token(expires = "unix")]
    pub expires_on: DateTime<Utc>,
    #[token(instant = "unix")]
    pub not_before: DateTime<Utc>,
    pub resource: String,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(secret)]
    pub id_token: Secret,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
