// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::chrono::{DateTime, Utc};
use token_runtime::{ExtraValue, ScopeSet, Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(nested(access_token, expires))]
    pub access_token: AccessToken,
    // Check the type: the sample has null.
    pub client: Option<ExtraValue>,
    // Check that the lifetime counts from it.
    #[token(issued = "rfc3339")]
    pub created_at: DateTime<Utc>,
    // Check the type: the sample has null.
    pub grant: Option<ExtraValue>,
    pub id: String,
    #[token(nested(refresh_expires, refresh_token))]
    pub refresh_token: RefreshToken,
    #[token(scopes = "list")]
    pub scope: ScopeSet,
    #[token(instant = "rfc3339")]
    pub updated_at: DateTime<Utc>,
    pub user: User,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
pub struct AccessToken {
    #[token(expires_in)]
    pub expires_in: u64,
    pub id: String,
    #[token(access_token)]
    pub token: Secret,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
pub struct RefreshToken {
    // Check the unit, and what null means: if never, add `never(absent)`.
    #[token(refresh_expires_in)]
    pub expires_in: Option<u64>,
    pub id: String,
    #[token(refresh_token)]
    pub token: Option<Secret>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct User {
    pub id: String,
    pub email: String,
}
