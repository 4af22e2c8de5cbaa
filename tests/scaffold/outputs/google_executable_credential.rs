// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub version: u64,
    pub success: bool,
    #[token(token_type)]
    pub token_type: TokenType,
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub id_token: Secret,
    #[token(expires = "unix")]
    pub expiration_time: DateTime<Utc>,
}
