// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use std::time::Duration;
use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    pub name: String,
    pub fid: String,
    #[token(refresh_token)]
    pub refresh_token: Option<Secret>,
    #[token(nested)]
    pub auth_token: AuthToken,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct AuthToken {
    #[token(access_token)]
    pub token: Secret,
    #[token(expires_in = "duration")]
    pub expires_in: Duration,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}
