// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access: Secret,
    #[token(expires_in)]
    pub access_expires: u64,
    #[token(refresh_token)]
    pub refresh: Option<Secret>,
    #[token(refresh_expires_in)]
    pub refresh_expires: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
