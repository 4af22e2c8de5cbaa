//! Field names in the provider's spelling.

use token_runtime::{Secret, TokenModel};

/// A model with the names of the JSON members.
#[derive(Debug, TokenModel)]
#[allow(non_snake_case, reason = "as in JSON")]
pub struct Session {
    /// The access token.
    #[token(access_token)]
    pub accessToken: Secret,
    /// The user.
    pub userId: Option<u8>,
}
