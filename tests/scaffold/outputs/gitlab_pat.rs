// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub id: u64,
    pub name: String,
    pub revoked: bool,
    #[token(instant = "rfc3339")]
    pub created_at: DateTime<Utc>,
    // Check the type: the sample has null.
    pub description: Option<ExtraValue>,
    #[token(scopes = "list")]
    pub scopes: ScopeSet,
    pub user_id: u64,
    // Check the type: the sample has null.
    pub last_used_at: Option<ExtraValue>,
    // Check that it is about the token, and not about the user.
    #[token(active)]
    pub active: bool,
    // Check the time of day: the start of the day is assumed.
    #[token(expires = "date")]
    pub expires_at: DateTime<Utc>,
    #[token(access_token)]
    pub token: Secret,
}
