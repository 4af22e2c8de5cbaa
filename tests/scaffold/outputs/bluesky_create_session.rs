// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{Secret, TokenModel};

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    pub did: String,
    pub handle: String,
    pub email: String,
    pub email_confirmed: bool,
    // Check that it is a JWT: its claim `exp` is read, by the feature `jwt`.
    #[token(access_token, expires = "jwt")]
    pub access_jwt: Secret,
    #[token(refresh_token, refresh_expires = "jwt")]
    pub refresh_jwt: Option<Secret>,
    // Check that it is about the token, and not about the user.
    #[token(active)]
    pub active: bool,
}
