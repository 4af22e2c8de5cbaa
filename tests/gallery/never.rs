//! Tokens that never expire, and sentinel values for "never".

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// Deezer replies with a form. A lifetime of 0 means never.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct DeezerToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in, never(0))]
    expires: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Plaid sends no expiry, because its tokens never expire.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(never_expires)]
struct PlaidToken {
    #[token(access_token)]
    access_token: Secret,
    item_id: String,
    request_id: String,
}

/// Slack, `oauth.v2.access`: the token of the app, or that of the user if the app requested only
/// user scopes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(never_expires)]
struct SlackReply {
    ok: bool,
    app_id: String,
    #[token(access_token)]
    access_token: Option<Secret>,
    #[token(scopes = "comma")]
    scope: Option<ScopeSet>,
    #[token(nested(access_token, scopes), fallback)]
    authed_user: SlackUser,
    team: SlackTeam,
    is_enterprise_install: bool,
}

/// The user who installed a Slack app. The token type, `user` or `bot`, is no scheme. Requests use
/// `Bearer`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SlackUser {
    id: String,
    #[token(scopes = "comma")]
    scope: Option<ScopeSet>,
    #[token(access_token)]
    access_token: Option<Secret>,
    token_type: Option<String>,
}

/// A Slack workspace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SlackTeam {
    id: String,
}

/// Square's token status. An empty expiry means never.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SquareTokenStatus {
    client_id: String,
    #[token(expires = "rfc3339", never("", absent))]
    expires_at: Option<DateTime<Utc>>,
    merchant_id: String,
    #[token(scopes = "list")]
    scopes: ScopeSet,
}

/// Vimeo sends no expiry.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(never_expires)]
struct VimeoToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(scopes)]
    scope: ScopeSet,
    app: VimeoParty,
    user: VimeoParty,
}

/// An app or a person on Vimeo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct VimeoParty {
    name: String,
    uri: String,
}

/// VK: a lifetime of 0 means never, for a token with offline access.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct VkToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in, never(0))]
    expires_in: u64,
    user_id: u64,
    email: Option<String>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Yammer: `access_token` is an object that contains the token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct YammerReply {
    #[token(nested)]
    access_token: YammerToken,
    user: YammerUser,
}

/// The token of Yammer. Its dates have slashes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct YammerToken {
    user_id: u64,
    network_id: u64,
    network_permalink: String,
    #[token(issued = "%Y/%m/%d %H:%M:%S %z")]
    created_at: DateTime<Utc>,
    #[token(instant = "%Y/%m/%d %H:%M:%S %z")]
    authorized_at: DateTime<Utc>,
    #[token(access_token)]
    token: Secret,
    #[token(expires = "%Y/%m/%d %H:%M:%S %z", never(absent))]
    expires_at: Option<DateTime<Utc>>,
}

/// The user of a Yammer token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct YammerUser {
    id: u64,
    name: String,
}

gallery! {
    deezer "deezer": DeezerToken => access_token, expiry;
    plaid "plaid-exchange": PlaidToken => access_token, expiry;
    slack_user "slack-v2-user-only": SlackReply => access_token, expiry, scopes;
    square_token_status "square-token-status": SquareTokenStatus => expiry, scopes;
    vimeo "vimeo": VimeoToken => access_token, expiry, scopes;
    vk "vk": VkToken => access_token, expiry;
    yammer "yammer": YammerReply => access_token, expiry;
}
