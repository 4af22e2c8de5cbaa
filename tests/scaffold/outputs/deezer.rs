// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    // Check what 0 means: never is assumed.
    #[token(expires_in, never(0))]
    pub expires: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
