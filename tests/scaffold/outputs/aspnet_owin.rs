// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(expires_in)]
    pub expires_in: u64,
    #[serde(rename = "userName")]
    pub user_name: String,
    // Check that the lifetime counts from it.
    #[serde(rename = ".issued")]
    #[token(issued = "http_date")]
    pub issued: DateTime<Utc>,
    #[serde(rename = ".expires")]
    #[token(expires = "http_date")]
    pub expires: DateTime<Utc>,
}
