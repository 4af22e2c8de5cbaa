// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct Reply {
    #[serde(rename = "AccessorID")]
    pub accessor_id: String,
    // Check that this token authorizes requests.
    #[serde(rename = "SecretID")]
    #[token(access_token)]
    pub secret_id: Secret,
    pub description: String,
    // Check that these are the scopes of the token.
    #[token(scopes = "objects(Name)")]
    pub policies: ScopeSet,
    pub local: bool,
    #[token(expires = "rfc3339")]
    pub expiration_time: DateTime<Utc>,
    #[token(instant = "rfc3339")]
    pub create_time: DateTime<Utc>,
    pub hash: String,
    pub create_index: u64,
    pub modify_index: u64,
}
