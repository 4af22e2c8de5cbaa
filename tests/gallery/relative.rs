//! A lifetime in the reply, counted from its receipt or from the time of issue
//! that stands beside it.

use chrono::{DateTime, Utc};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// Box, after exchanging a token for a narrower one: the scopes are members of
/// the objects that they apply to.
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

/// CARTO sends fractions of a second; `f64` keeps them.
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

/// Fiserv means milliseconds where the standard has seconds.
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

/// GoCardless Bank Account Data. A reply to a refresh has only the first two
/// members, hence the `Option`s.
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

/// Marketo. The scope holds the e-mail address of the API user.
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

/// UPS: seconds, counted from a time of issue in milliseconds. It comes with
/// the reply, so nothing depends on when that was received.
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

/// A session of SAP Business One: minutes.
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

/// VMware Identity Broker sends -1 when it cannot tell the lifetime; 0 is an
/// expired token.
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
