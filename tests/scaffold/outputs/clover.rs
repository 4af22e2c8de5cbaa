// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(expires = "unix")]
    pub access_token_expiration: DateTime<Utc>,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix")]
    pub refresh_token_expiration: DateTime<Utc>,
}
