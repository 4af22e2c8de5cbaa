// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use std::time::Duration;
use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested)]
    pub credentials: Credentials,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Credentials {
    pub site: Site,
    pub user: User,
    #[token(access_token)]
    pub token: Secret,
    #[token(expires_in = "clock")]
    pub estimated_time_to_expiration: Duration,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    pub id: String,
    pub content_url: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub id: String,
}
