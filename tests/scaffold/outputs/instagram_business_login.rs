// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested)]
    pub data: Vec<Data>,
}

// Check when the token ends: no member says so. If never, write `#[token(never_expires)]`; if
// after a fixed time, `#[token(default_lifetime = "1h")]` and a field with the role `received`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Data {
    #[token(access_token)]
    pub access_token: Secret,
    pub user_id: String,
    // Check that these are the scopes of the token.
    #[token(scopes = "comma")]
    pub permissions: ScopeSet,
}
