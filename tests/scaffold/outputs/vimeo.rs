// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

// Check when the token ends: no member says so. If never, write `#[token(never_expires)]`; if
// after a fixed time, `#[token(default_lifetime = "1h")]` and a field with the role `received`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
    #[token(scopes)]
    pub scope: ScopeSet,
    pub app: App,
    pub user: User,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct App {
    pub name: String,
    pub uri: String,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub uri: String,
    pub name: String,
}
