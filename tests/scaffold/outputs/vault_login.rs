// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub request_id: String,
    pub lease_id: String,
    pub renewable: bool,
    pub lease_duration: u64,
    // Check the type: the sample has null.
    pub data: Option<ExtraValue>,
    // Check the type: the sample has null.
    pub wrap_info: Option<ExtraValue>,
    // Check the type: the sample has null.
    pub warnings: Option<ExtraValue>,
    #[token(nested)]
    pub auth: Auth,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Auth {
    // Check that this token authorizes requests.
    #[token(access_token)]
    pub client_token: Secret,
    pub accessor: String,
    // Check that these are the scopes of the token.
    #[token(scopes = "list")]
    pub policies: ScopeSet,
    pub token_policies: Vec<String>,
    pub metadata: Metadata,
    #[token(expires_in)]
    pub lease_duration: u64,
    pub renewable: bool,
    pub entity_id: String,
    #[token(token_type)]
    pub token_type: TokenType,
    pub orphan: bool,
    // Check the type: the sample has null.
    pub mfa_requirement: Option<ExtraValue>,
    pub num_uses: u64,
    #[token(received)]
    pub received_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Metadata {
    pub username: String,
}
