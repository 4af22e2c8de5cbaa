//! Lifetimes that count from the receipt or from a time of issue in the reply.

use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// Box, after a token exchange (downscoping): each scope is a member of an object, beside the
/// folder that it applies to.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct BoxDownscopedToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(token_type)]
    token_type: TokenType,
    #[token(scopes = "objects(scope)")]
    restricted_to: ScopeSet,
    issued_token_type: String,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// CARTO sends a fraction of a second, which `f64` keeps.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct CartoToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: f64,
    user_info_url: String,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Fiserv sends `expires_in` in milliseconds. In RFC 6749 it is in seconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct FiservToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in = "millis")]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// GoCardless Bank Account Data. The reply to a refresh has only the first two members, so the
/// others are `Option`s.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GoCardlessToken {
    #[token(access_token)]
    access: Secret,
    #[token(expires_in)]
    access_expires: u64,
    #[token(refresh_token)]
    refresh: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_expires: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Marketo. The scope is the e-mail address of the API user.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct MarketoToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: u64,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Polar AccessLink: tokens that live for ten years.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct PolarToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: u64,
    x_user_id: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Snowflake: lifetimes for both tokens, and one name in camel case.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SnowflakeToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_token_expires_in: Option<u64>,
    #[token(token_type)]
    token_type: TokenType,
    username: String,
    #[token(scopes)]
    scope: ScopeSet,
    #[serde(rename = "idpInitiated")]
    idp_initiated: bool,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// UPS: a lifetime in seconds that counts from a time of issue in milliseconds. Both are in the
/// reply, so the time of receipt does not matter.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct UpsToken {
    #[token(token_type)]
    token_type: TokenType,
    #[token(issued = "unix_ms")]
    issued_at: DateTime<Utc>,
    client_id: String,
    #[token(access_token)]
    access_token: Secret,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(expires_in)]
    expires_in: u64,
    refresh_count: String,
    status: String,
}

/// A session of SAP Business One: a lifetime in minutes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
struct SapSession {
    #[serde(rename = "odata.metadata")]
    odata_metadata: String,
    #[token(access_token)]
    session_id: Secret,
    version: String,
    #[token(expires_in = "minutes")]
    session_timeout: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// VMware Identity Broker sends -1 if the lifetime is unknown. 0 means expired.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct VmwareToken {
    #[token(scopes)]
    scope: ScopeSet,
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in, unknown(-1))]
    expires_in: i64,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(secret)]
    id_token: Option<Secret>,
    issued_token_type: String,
    #[token(received)]
    received_at: DateTime<Utc>,
}

gallery! {
    box_downscoped "box-downscoped": BoxDownscopedToken => access_token, expiry, scopes;
    carto "carto": CartoToken => access_token, refresh_token, expiry;
    fiserv "fiserv": FiservToken => access_token, expiry;
    gocardless "gocardless-bank-account-data": GoCardlessToken
        => access_token, refresh_token, expiry, refresh_expiry;
    marketo "marketo": MarketoToken => access_token, expiry, scopes;
    polar "polar": PolarToken => access_token, expiry;
    snowflake "snowflake-oauth": SnowflakeToken
        => access_token, refresh_token, expiry, refresh_expiry, scopes;
    ups "ups": UpsToken => access_token, expiry, scopes;
    sap_business_one "sap-business-one": SapSession, received at "/ReceivedAt"
        => access_token, expiry;
    vmware "vmware-identity-broker": VmwareToken => access_token, refresh_token, expiry, scopes;
}
