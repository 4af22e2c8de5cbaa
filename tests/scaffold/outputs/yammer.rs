// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested)]
    pub access_token: AccessToken,
    pub user: User,
    pub network: Network,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct AccessToken {
    pub user_id: u64,
    pub network_id: u64,
    #[token(instant = "%Y/%m/%d %H:%M:%S %z")]
    pub created_at: DateTime<Utc>,
    #[token(instant = "%Y/%m/%d %H:%M:%S %z")]
    pub authorized_at: DateTime<Utc>,
    #[token(access_token)]
    pub token: Secret,
    // Check how it is written, and what null means: if never, add `never(absent)`.
    #[token(expires = "rfc3339")]
    pub expires_at: Option<DateTime<Utc>>,
    pub network_permalink: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub id: u64,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Network {
    pub id: u64,
}
