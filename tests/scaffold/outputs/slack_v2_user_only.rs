// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{ExtraValue, ScopeSet, Secret, TokenModel, TokenType};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    pub ok: bool,
    pub app_id: String,
    #[token(nested)]
    pub authed_user: AuthedUser,
    pub team: Team,
    // Check the type: the sample has null.
    pub enterprise: Option<ExtraValue>,
    pub is_enterprise_install: bool,
}

// Check when the token ends: no member says so. If never, write `#[token(never_expires)]`; if
// after a fixed time, `#[token(default_lifetime = "1h")]` and a field with the role `received`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct AuthedUser {
    pub id: String,
    #[token(scopes = "comma")]
    pub scope: ScopeSet,
    #[token(access_token)]
    pub access_token: Secret,
    #[token(token_type)]
    pub token_type: TokenType,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Team {
    pub id: String,
}
