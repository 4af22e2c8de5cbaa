// Made from one sample. Look up in the provider's documentation which other members there are,
// and which of these may be absent or null: make them `Option`.

use token_runtime::{Secret, TokenModel};

// Check when the token ends: no member says so. If never, write `#[token(never_expires)]`; if
// after a fixed time, `#[token(default_lifetime = "1h")]` and a field with the role `received`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub struct Reply {
    #[token(access_token)]
    pub access_token: Secret,
    pub item_id: String,
    pub request_id: String,
}
