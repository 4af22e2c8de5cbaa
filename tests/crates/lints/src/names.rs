//! Names that are as the provider spells them.

use token_runtime::{Secret, TokenModel};

/// As in JSON.
#[derive(Debug, TokenModel)]
#[allow(non_snake_case, reason = "as in JSON")]
pub struct Session {
    /// The access token.
    #[token(access_token)]
    pub accessToken: Secret,
    /// Whose it is.
    pub userId: Option<u8>,
}
