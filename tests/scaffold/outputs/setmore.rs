// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub response: bool,
    #[token(nested)]
    pub data: Data,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Data {
    #[token(nested)]
    pub token: Token,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Token {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(expires_in)]
    pub expires_in: u64,
    pub user_id: String,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
