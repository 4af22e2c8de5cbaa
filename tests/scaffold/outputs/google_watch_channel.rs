// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    pub kind: String,
    pub id: String,
    pub resource_id: String,
    pub resource_uri: String,
    #[token(access_token)]
    pub token: Secret,
    #[token(expires = "unix_ms")]
    pub expiration: DateTime<Utc>,
}
