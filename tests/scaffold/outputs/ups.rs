// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(token_type)]
    pub token_type: TokenType,
    // Check that the lifetime counts from it.
    #[token(issued = "unix_ms")]
    pub issued_at: DateTime<Utc>,
    pub client_id: String,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(scopes)]
    pub scope: ScopeSet,
    #[token(expires_in)]
    pub expires_in: u64,
    pub refresh_count: String,
    pub status: String,
}
