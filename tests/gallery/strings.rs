//! Numbers in strings. They need no attribute, because a field with a role reads both.

use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// Azure DevOps. Its `token_type` is the name of a grant. Requests use `Bearer`, so the field has
/// no role.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct AzureDevOpsToken {
    #[token(access_token)]
    access_token: Secret,
    token_type: String,
    #[token(expires_in)]
    expires_in: u64,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Broadcom Pulse: instants in Unix milliseconds, and a lifetime in seconds that is used only if
/// the instant is missing.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct BroadcomPulseToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix_ms")]
    access_token_expires_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in_secs: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix_ms")]
    refresh_token_expires_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Firebase, after signing in with a password. Requests carry the ID token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct FirebaseUser {
    kind: String,
    local_id: String,
    email: String,
    display_name: String,
    #[token(access_token)]
    id_token: Secret,
    registered: bool,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// GitHub, for an app that acts for a user: scopes with commas, and lifetimes for both tokens if
/// the app's user tokens expire.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GitHubUserToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in, never(absent))]
    expires_in: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_token_expires_in: Option<u64>,
    #[token(scopes = "comma")]
    scope: ScopeSet,
    #[token(token_type)]
    token_type: TokenType,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The National Health Service of England, and other servers that run on Apigee.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct NhsToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    issued_token_type: String,
    refresh_count: String,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_token_expires_in: Option<u64>,
    #[token(token_type)]
    token_type: TokenType,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Microsoft Entra, version 1 of the token endpoint: an instant and a lifetime.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct EntraV1Token {
    #[token(token_type)]
    token_type: TokenType,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(expires_in)]
    expires_in: Option<u64>,
    ext_expires_in: Option<String>,
    #[token(expires = "unix")]
    expires_on: Option<DateTime<Utc>>,
    #[token(instant = "unix")]
    not_before: Option<DateTime<Utc>>,
    resource: String,
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(secret)]
    id_token: Option<Secret>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// An access token in the cache file of the Microsoft Authentication Library.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct MsalCacheEntry {
    home_account_id: String,
    environment: String,
    realm: String,
    credential_type: String,
    client_id: String,
    #[token(access_token)]
    secret: Secret,
    #[token(scopes)]
    target: ScopeSet,
    #[token(issued = "unix")]
    cached_at: DateTime<Utc>,
    #[token(expires = "unix")]
    expires_on: DateTime<Utc>,
    #[token(instant = "unix")]
    extended_expires_on: Option<DateTime<Utc>>,
    #[token(token_type)]
    token_type: Option<TokenType>,
}

/// A channel on which Google reports changes, such as those of a calendar. The client chooses the
/// token, and Google repeats it with each report.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct GoogleWatchChannel {
    kind: String,
    id: String,
    resource_id: String,
    resource_uri: String,
    #[token(access_token)]
    token: Secret,
    #[token(expires = "unix_ms")]
    expiration: DateTime<Utc>,
}

gallery! {
    azure_devops "azure-devops": AzureDevOpsToken => access_token, refresh_token, expiry, scopes;
    broadcom_pulse "broadcom-pulse": BroadcomPulseToken, received at "/receivedAt"
        => access_token, refresh_token, expiry, refresh_expiry;
    firebase_identity_toolkit "firebase-identity-toolkit":
        FirebaseUser, received at "/receivedAt" => access_token, refresh_token, expiry;
    github_user "github-app-user-to-server-strings": GitHubUserToken
        => access_token, refresh_token, expiry, refresh_expiry, scopes;
    nhs "nhs-api-platform": NhsToken => access_token, refresh_token, expiry, refresh_expiry;
    microsoft_entra_v1 "microsoft-entra-v1": EntraV1Token
        => access_token, refresh_token, expiry, scopes;
    msal_cache "msal-cache-access-token": MsalCacheEntry => access_token, expiry, scopes;
    google_watch_channel "google-watch-channel": GoogleWatchChannel => access_token, expiry;
}
