// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub token: Secret,
    #[token(expires = "unix_ms")]
    pub expires: DateTime<Utc>,
}
