// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{Expiry, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    // Check that this time means: never.
    #[token(expires = "rfc3339", never("0001-01-01T00:00:00Z"))]
    pub expiry: Expiry,
}
