// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{Expiry, ScopeSet, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub client_id: String,
    // Check how it is written, and what an empty string means: never is assumed.
    #[token(expires = "rfc3339", never(""))]
    pub expires_at: Expiry,
    pub merchant_id: String,
    #[token(scopes = "list")]
    pub scopes: ScopeSet,
}
