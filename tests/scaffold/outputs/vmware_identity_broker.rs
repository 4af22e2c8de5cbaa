// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(scopes)]
    pub scope: ScopeSet,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    // Check what this number means: if never, write `never` for `unknown`.
    #[token(expires_in, unknown(-1))]
    pub expires_in: i64,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(secret)]
    pub id_token: Secret,
    pub issued_token_type: String,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
