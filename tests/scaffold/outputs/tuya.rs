// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested)]
    pub result: Result,
    pub success: bool,
    // Check that the lifetime counts from it.
    #[token(issued = "unix_ms")]
    pub t: DateTime<Utc>,
    pub tid: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
pub struct Result {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(expires_in)]
    pub expire_time: u64,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    pub uid: String,
}
