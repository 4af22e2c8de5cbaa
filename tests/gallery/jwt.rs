//! JWTs whose `exp` claim is the expiry. The signature is not verified.

use token_runtime::{Secret, TokenModel};

/// A session of Bluesky (AT Protocol). The expiry is in the tokens and in no other member.
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
