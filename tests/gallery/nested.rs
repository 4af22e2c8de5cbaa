//! Tokens inside envelopes. The answers of an envelope are those of the token inside.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{ScopeSet, Secret, TokenModel, TokenType};

/// Firebase Installations: the refresh token is outside, the access token inside.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct FirebaseInstallation {
    name: String,
    fid: String,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(nested)]
    auth_token: FirebaseAuthToken,
}

/// The access token of an installation. Its lifetime is text: `604800s`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct FirebaseAuthToken {
    #[token(access_token)]
    token: Secret,
    #[token(expires_in = "duration")]
    expires_in: Duration,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// An authorization of the Heroku Platform API: two objects with a token each. Their lifetimes
/// count from the time of issue of the authorization.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct HerokuAuthorization {
    #[token(nested(access_token, expires))]
    access_token: HerokuAccessToken,
    #[token(issued = "rfc3339")]
    created_at: DateTime<Utc>,
    id: String,
    #[token(nested(refresh_token, refresh_expires))]
    refresh_token: Option<HerokuRefreshToken>,
    #[token(scopes = "list")]
    scope: ScopeSet,
    #[token(instant = "rfc3339")]
    updated_at: DateTime<Utc>,
    user: HerokuUser,
}

/// Heroku's access token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
struct HerokuAccessToken {
    #[token(expires_in, never(absent))]
    expires_in: Option<u64>,
    id: String,
    #[token(access_token)]
    token: Secret,
}

/// Heroku's refresh token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
struct HerokuRefreshToken {
    #[token(refresh_expires_in, never(absent))]
    expires_in: Option<u64>,
    id: String,
    #[token(refresh_token)]
    token: Secret,
}

/// The user of a Heroku authorization.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct HerokuUser {
    id: String,
    email: String,
}

/// Instagram for businesses: an array with one token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct InstagramReply {
    #[token(nested)]
    data: Vec<InstagramToken>,
}

/// The token of Instagram. It lives for one hour, which is not in the reply.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(default_lifetime = "1h")]
struct InstagramToken {
    #[token(access_token)]
    access_token: Secret,
    user_id: String,
    #[token(scopes = "comma")]
    permissions: ScopeSet,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Setmore: an envelope in an envelope.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SetmoreReply {
    response: bool,
    #[token(nested)]
    data: SetmoreData,
}

/// The inner envelope of Setmore.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SetmoreData {
    #[token(nested)]
    token: SetmoreToken,
}

/// The token of Setmore.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct SetmoreToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: u64,
    user_id: String,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Tableau, after signing in.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct TableauReply {
    #[token(nested)]
    credentials: TableauCredentials,
}

/// The token of Tableau. Its lifetime is in hours, minutes and seconds.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase")]
struct TableauCredentials {
    site: TableauSite,
    user: TableauUser,
    #[token(access_token)]
    token: Secret,
    #[token(expires_in = "clock")]
    estimated_time_to_expiration: Duration,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// The Tableau site that was signed in to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TableauSite {
    id: String,
    content_url: String,
}

/// The user of a Tableau token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct TableauUser {
    id: String,
}

/// Tuya: the lifetime inside counts from the server's time `t`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct TuyaReply {
    #[token(nested)]
    result: TuyaToken,
    success: bool,
    #[token(issued = "unix_ms")]
    t: DateTime<Utc>,
    tid: String,
}

/// The token of Tuya. `expire_time` is a lifetime, in spite of its name.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(base = "parent")]
struct TuyaToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expire_time: u64,
    #[token(refresh_token)]
    refresh_token: Secret,
    uid: String,
}

gallery! {
    firebase_installations "firebase-installations":
        FirebaseInstallation, received at "/authToken/receivedAt"
        => access_token, refresh_token, expiry;
    heroku_platform "heroku-platform": HerokuAuthorization
        => access_token, refresh_token, expiry, refresh_expiry, scopes;
    instagram_business_login "instagram-business-login":
        InstagramReply, received at "/data/0/received_at" => access_token, expiry, scopes;
    setmore "setmore": SetmoreReply, received at "/data/token/received_at"
        => access_token, expiry;
    tableau "tableau": TableauReply, received at "/credentials/receivedAt"
        => access_token, expiry;
    tuya "tuya": TuyaReply => access_token, refresh_token, expiry;
}
