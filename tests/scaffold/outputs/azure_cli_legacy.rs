// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    // Check the time zone: without one it is read as UTC.
    #[token(expires = "%Y-%m-%d %H:%M:%S%.f")]
    pub expires_on: DateTime<Utc>,
    pub subscription: String,
    pub tenant: String,
    #[token(token_type)]
    pub token_type: TokenType,
}
