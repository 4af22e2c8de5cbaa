// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, ScopeSet, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested)]
    pub token: Token,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Token {
    pub methods: Vec<String>,
    #[token(expires = "rfc3339")]
    pub expires_at: DateTime<Utc>,
    #[token(instant = "rfc3339")]
    pub issued_at: DateTime<Utc>,
    pub audit_ids: Vec<String>,
    pub user: User,
    // Check that these are the scopes of the token.
    #[token(scopes = "objects(name)")]
    pub roles: ScopeSet,
    pub is_domain: bool,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub id: String,
    pub name: String,
    // Check the type: the sample has null.
    pub password_expires_at: Option<ExtraValue>,
}
