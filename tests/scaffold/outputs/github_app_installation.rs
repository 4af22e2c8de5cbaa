// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub token: Secret,
    #[token(expires = "rfc3339")]
    pub expires_at: DateTime<Utc>,
    // Check that these are the scopes of the token.
    #[token(scopes = "map")]
    pub permissions: ScopeSet,
    pub repository_selection: String,
    // Check the type of the elements.
    pub repositories: Vec<ExtraValue>,
}
