// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct Reply {
    pub request_id: String,
    pub assumed_role_user: AssumedRoleUser,
    #[token(nested)]
    pub credentials: Credentials,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct AssumedRoleUser {
    pub arn: String,
    pub assumed_role_id: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
pub struct Credentials {
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub security_token: Secret,
    pub access_key_id: String,
    #[token(secret)]
    pub access_key_secret: Secret,
    #[token(expires = "rfc3339")]
    pub expiration: DateTime<Utc>,
}
