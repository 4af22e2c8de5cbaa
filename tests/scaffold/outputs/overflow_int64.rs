// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(scopes)]
    pub scope: ScopeSet,
    #[token(token_type)]
    pub token_type: TokenType,
    // Check that this number means: never.
    #[token(expires_in, never(9223372036854775))]
    pub expires_in: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
