//! Standards, and libraries that many servers and clients use.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{Expiry, Extra, ScopeSet, Secret, TokenModel, TokenType};

/// The token response of RFC 6749 §5.1. Unknown members are in `extra`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct StandardToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[serde(flatten)]
    #[token(extra)]
    extra: Extra,
}

/// The introspection response (RFC 7662). The response for an inactive token has only `active`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Introspection {
    active: bool,
    client_id: Option<String>,
    username: Option<String>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
    sub: Option<String>,
    aud: Option<Audience>,
    iss: Option<String>,
    #[token(expires = "unix")]
    exp: Option<DateTime<Utc>>,
    #[token(issued = "unix")]
    iat: Option<DateTime<Utc>>,
}

/// The intended audience of a token: a string or an array.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// `GET /oauth/token/info` of Doorkeeper, which most Rails servers use. The lifetime is the time
/// left at receipt, so `created_at` is not its base: it has the role `instant`, not `issued`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct DoorkeeperInfo {
    resource_owner_id: Option<u64>,
    #[token(scopes = "list")]
    scope: ScopeSet,
    #[token(expires_in, never(absent))]
    expires_in: Option<u64>,
    application: DoorkeeperApplication,
    #[token(instant = "unix")]
    created_at: DateTime<Utc>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The client that a Doorkeeper token was issued to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DoorkeeperApplication {
    uid: String,
}

/// The form in the tests of golang/oauth2. The lifetime has a fraction, which a `Duration` keeps.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GolangReply {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: Duration,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(instant = "unix")]
    server_time: DateTime<Utc>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// A token file of golang/oauth2. Go's zero time means never.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct GolangFile {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: Option<TokenType>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires = "rfc3339", never("0001-01-01T00:00:00Z", absent))]
    expiry: Expiry,
}

/// WSO2 API Manager. A token that never expires has the lifetime of Java's `Long.MAX_VALUE`
/// milliseconds, in seconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Wso2Token {
    #[token(access_token)]
    access_token: Secret,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in, never(9_223_372_036_854_775))]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The OAuth server of ASP.NET (OWIN): names with a leading dot, dates as in an HTTP header.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct OwinToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: u64,
    #[serde(rename = "userName")]
    user_name: Option<String>,
    #[serde(rename = ".issued")]
    #[token(issued = "http_date")]
    issued: DateTime<Utc>,
    #[serde(rename = ".expires")]
    #[token(expires = "http_date")]
    expires: Option<DateTime<Utc>>,
}

gallery! {
    rfc6749 "rfc6749-5.1": StandardToken => access_token, refresh_token, expiry;
    introspection "rfc7662-introspection": Introspection => expiry, scopes;
    introspection_inactive "rfc7662-introspection-inactive": Introspection => expiry;
    doorkeeper_token_info "doorkeeper-token-info": DoorkeeperInfo => expiry, scopes;
    golang_reply "golang-oauth2-extra-test": GolangReply => access_token, expiry, scopes;
    golang_file "golang-oauth2-token-file-never": GolangFile => access_token, refresh_token, expiry;
    wso2 "overflow-int64": Wso2Token => access_token, expiry, scopes;
    aspnet_owin "aspnet-owin": OwinToken => access_token, expiry;
}
