// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(expires_in)]
    pub expires_in: u64,
    #[token(expires = "unix")]
    pub expires_at: DateTime<Utc>,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    pub user: User,
    // Check the type: the sample has null.
    pub weak_password: Option<ExtraValue>,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub id: String,
    pub email: String,
    #[token(instant = "rfc3339")]
    pub last_sign_in_at: DateTime<Utc>,
}
