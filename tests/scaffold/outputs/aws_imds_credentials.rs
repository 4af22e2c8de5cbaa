// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct Reply {
    pub code: String,
    #[token(instant = "rfc3339")]
    pub last_updated: DateTime<Utc>,
    pub r#type: String,
    pub access_key_id: String,
    #[token(secret)]
    pub secret_access_key: Secret,
    #[token(access_token)]
    pub token: Secret,
    #[token(expires = "rfc3339")]
    pub expiration: DateTime<Utc>,
}
