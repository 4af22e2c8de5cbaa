//! Instants in every encoding. If a payload has an instant and a lifetime, the instant wins, and
//! the lifetime is used only if the instant is missing.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// AliExpress: Unix milliseconds, and lifetimes in seconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct AliExpressToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix_ms")]
    expire_time: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix_ms")]
    refresh_token_valid_time: Option<DateTime<Utc>>,
    #[token(refresh_expires_in)]
    refresh_expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
    havana_id: String,
    locale: String,
    user_nick: String,
    user_id: String,
    account_platform: String,
    sp: String,
    seller_id: String,
    account: String,
}

/// The Azure CLI before 2.54, `az account get-access-token`: wall-clock time without a zone, read
/// as UTC, and `N/A` for a managed identity.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct AzureCliToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "%Y-%m-%d %H:%M:%S%.f", unknown("N/A"))]
    expires_on: Option<DateTime<Utc>>,
    subscription: String,
    tenant: String,
    #[token(token_type)]
    token_type: TokenType,
}

/// Clover: Unix seconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct CloverToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    access_token_expiration: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_expires = "unix")]
    refresh_token_expiration: DateTime<Utc>,
}

/// Corrently: Unix milliseconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct CorrentlyToken {
    #[token(access_token)]
    token: Secret,
    #[token(expires = "unix_ms")]
    expires: DateTime<Utc>,
}

/// Epic Games: an instant and a lifetime for both tokens. `refresh_expires` is a lifetime, in spite
/// of its name.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct EpicGamesToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires = "rfc3339")]
    expires_at: Option<DateTime<Utc>>,
    #[token(token_type)]
    token_type: TokenType,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_expires: Option<u64>,
    #[token(refresh_expires = "rfc3339")]
    refresh_expires_at: Option<DateTime<Utc>>,
    account_id: String,
    client_id: String,
    internal_client: bool,
    client_service: String,
    #[serde(rename = "displayName")]
    display_name: String,
    app: String,
    in_app_id: String,
    device_id: String,
    #[token(scopes = "list")]
    scope: ScopeSet,
    acr: String,
    #[token(instant = "rfc3339")]
    auth_time: DateTime<Utc>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Garmin Connect: the token file of its clients.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GarminToken {
    #[token(scopes)]
    scope: ScopeSet,
    jti: String,
    #[token(token_type)]
    token_type: TokenType,
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires_in)]
    refresh_token_expires_in: Option<u64>,
    #[token(refresh_expires = "unix")]
    refresh_token_expires_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// GitHub, for an installation of an app. The scopes are a map from permission to level. Each
/// member is one scope, `permission:level`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GitHubInstallationToken {
    #[token(access_token)]
    token: Secret,
    #[token(expires = "rfc3339")]
    expires_at: DateTime<Utc>,
    #[token(scopes = "map")]
    permissions: BTreeSet<String>,
    repository_selection: String,
    #[serde(default)]
    repositories: Vec<GitHubRepository>,
}

/// A repository that a GitHub token can access.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct GitHubRepository {
    id: u64,
    full_name: String,
}

/// A personal access token of GitLab. It expires at the start of a day. A self-managed server may
/// issue tokens that never expire.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GitLabPersonalToken {
    id: u64,
    name: String,
    revoked: bool,
    #[token(issued = "rfc3339")]
    created_at: DateTime<Utc>,
    description: Option<String>,
    #[token(scopes = "list")]
    scopes: ScopeSet,
    user_id: u64,
    #[token(instant = "rfc3339")]
    last_used_at: Option<DateTime<Utc>>,
    active: bool,
    #[token(expires = "date", never(absent))]
    expires_at: Option<DateTime<Utc>>,
    #[token(access_token)]
    token: Secret,
}

/// The output of a program that supplies credentials to Google's clients: an ID token or a SAML
/// response, as `token_type` says.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GoogleExecutableCredential {
    version: u32,
    success: bool,
    token_type: String,
    #[token(access_token)]
    id_token: Option<Secret>,
    #[token(access_token, fallback)]
    saml_response: Option<Secret>,
    #[token(expires = "unix")]
    expiration_time: Option<DateTime<Utc>>,
}

/// Squarespace: Unix seconds with a fraction. The payload contains the access token twice.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SquarespaceToken {
    account_id: String,
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    access_token_expires_at: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_expires = "unix")]
    refresh_token_expires_at: DateTime<Utc>,
    #[token(secret)]
    token: Option<Secret>,
    #[token(token_type)]
    token_type: TokenType,
}

/// Supabase: an instant, and a lifetime as a fallback.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SupabaseSession {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_token)]
    refresh_token: Secret,
    user: SupabaseUser,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The user of a Supabase session. The struct has no token, only an `instant`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SupabaseUser {
    id: String,
    email: String,
    #[token(instant = "rfc3339")]
    last_sign_in_at: Option<DateTime<Utc>>,
}

gallery! {
    aliexpress "aliexpress": AliExpressToken
        => access_token, refresh_token, expiry, refresh_expiry;
    azure_cli "azure-cli-legacy": AzureCliToken => access_token, expiry;
    clover "clover": CloverToken => access_token, refresh_token, expiry, refresh_expiry;
    corrently "corrently": CorrentlyToken => access_token, expiry;
    epic_games "epic-games": EpicGamesToken
        => access_token, refresh_token, expiry, refresh_expiry, scopes;
    garmin_connect "garmin-connect": GarminToken
        => access_token, refresh_token, expiry, refresh_expiry, scopes;
    github_installation "github-app-installation": GitHubInstallationToken
        => access_token, expiry, scopes;
    gitlab_personal_token "gitlab-pat": GitLabPersonalToken => access_token, expiry, scopes;
    google_executable_credential "google-executable-credential": GoogleExecutableCredential
        => access_token, expiry;
    squarespace "squarespace": SquarespaceToken
        => access_token, refresh_token, expiry, refresh_expiry;
    supabase "supabase": SupabaseSession => access_token, refresh_token, expiry;
}
