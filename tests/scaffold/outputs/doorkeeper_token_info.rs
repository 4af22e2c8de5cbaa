// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub resource_owner_id: u64,
    #[token(scopes = "list")]
    pub scope: ScopeSet,
    // Check the unit, and what null means: if never, add `never(absent)`.
    #[token(expires_in)]
    pub expires_in: Option<u64>,
    pub application: Application,
    // Check that the lifetime counts from it.
    #[token(issued = "unix")]
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Application {
    pub uid: String,
}
