// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub account_id: String,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(expires = "unix")]
    pub access_token_expires_at: DateTime<Utc>,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix")]
    pub refresh_token_expires_at: DateTime<Utc>,
    #[token(secret)]
    pub token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
}
