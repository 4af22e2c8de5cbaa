// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(refresh_expires = "unix_ms")]
    pub refresh_token_valid_time: DateTime<Utc>,
    pub havana_id: String,
    #[token(expires = "unix_ms")]
    pub expire_time: DateTime<Utc>,
    pub locale: String,
    pub user_nick: String,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    pub user_id: String,
    pub account_platform: String,
    #[token(refresh_expires_in)]
    pub refresh_expires_in: u64,
    #[token(expires_in)]
    pub expires_in: u64,
    pub sp: String,
    pub seller_id: String,
    pub account: String,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
