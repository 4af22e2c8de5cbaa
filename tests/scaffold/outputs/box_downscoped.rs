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
    #[token(token_type)]
    pub token_type: TokenType,
    // Check that these are the scopes of the token.
    #[token(scopes = "objects(scope)")]
    pub restricted_to: ScopeSet,
    pub issued_token_type: String,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
