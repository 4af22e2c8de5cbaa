// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    #[token(expires = "unix_ms")]
    pub access_token_expires_at: DateTime<Utc>,
    #[token(expires_in)]
    pub expires_in_secs: u64,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix_ms")]
    pub refresh_token_expires_at: DateTime<Utc>,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
