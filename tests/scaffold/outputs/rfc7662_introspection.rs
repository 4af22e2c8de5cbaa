// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    // Check that it is about the token, and not about the user.
    #[token(active)]
    pub active: bool,
    pub client_id: String,
    pub username: String,
    #[token(scopes)]
    pub scope: ScopeSet,
    pub sub: String,
    pub aud: String,
    pub iss: String,
    #[token(expires = "unix")]
    pub exp: DateTime<Utc>,
    pub iat: u64,
    pub extension_field: String,
}
