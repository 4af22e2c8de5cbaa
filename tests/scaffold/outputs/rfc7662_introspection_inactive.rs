// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::TokenModel;

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    // Check that it is about the token, and not about the user.
    #[token(active)]
    pub active: bool,
}
