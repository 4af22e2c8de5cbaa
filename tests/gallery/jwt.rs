//! Tokens that carry their expiry inside. The claims are read, not verified.

use token_runtime::{Secret, TokenModel};

/// A session of Bluesky (AT Protocol): no member says when its tokens expire,
/// only the tokens do.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct BlueskySession {
    did: String,
    handle: String,
    email: Option<String>,
    email_confirmed: Option<bool>,
    #[token(access_token, expires = "jwt")]
    access_jwt: Secret,
    #[token(refresh_token, refresh_expires = "jwt")]
    refresh_jwt: Secret,
    active: Option<bool>,
}

gallery! {
    bluesky "bluesky-create-session": BlueskySession
        => access_token, refresh_token, expiry, refresh_expiry;
}
