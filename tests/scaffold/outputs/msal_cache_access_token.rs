// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub home_account_id: String,
    pub environment: String,
    pub realm: String,
    pub credential_type: String,
    pub client_id: String,
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub secret: Secret,
    pub target: String,
    #[token(instant = "unix")]
    pub cached_at: DateTime<Utc>,
    #[token(expires = "unix")]
    pub expires_on: DateTime<Utc>,
    #[token(instant = "unix")]
    pub extended_expires_on: DateTime<Utc>,
    #[token(token_type)]
    pub token_type: TokenType,
}
