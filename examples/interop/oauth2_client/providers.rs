//! Five providers that depart from RFC 6749 §5.1, each in a different way: their replies and the
//! models that read them.

use crate::server::{Question, Reply};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use token_runtime::{ScopeSet, Secret, TokenModel};

/// Instagram: tokens in an array, scopes with commas, and no lifetime in the reply. The
/// documentation says one hour.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Instagram {
    #[token(nested)]
    data: Vec<InstagramToken>,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
#[token(default_lifetime = "1h")]
pub(crate) struct InstagramToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(scopes = "comma")]
    permissions: ScopeSet,
    user_id: String,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// GitLab: scopes in an array, and a date as the expiry.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Gitlab {
    #[token(access_token)]
    token: Secret,
    #[token(scopes = "list")]
    scopes: ScopeSet,
    #[token(expires = "date", never(absent))]
    expires_at: Option<DateTime<Utc>>,
    user_id: u64,
}

/// NHS API platform: lifetimes in strings.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Nhs {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_expires_in)]
    refresh_token_expires_in: Option<u64>,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Setmore: the token is two objects deep.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Setmore {
    #[token(nested)]
    data: SetmoreData,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct SetmoreData {
    #[token(nested)]
    token: SetmoreToken,
}

#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct SetmoreToken {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

/// Clover: no token type, and instants instead of lifetimes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
pub(crate) struct Clover {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    access_token_expiration: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_expires = "unix")]
    refresh_token_expiration: DateTime<Utc>,
}

/// The lifetime of NHS's first token, in seconds. It is short, so that the example can show its
/// expiry.
pub(crate) const FIRST_LIFETIME: u64 = 1;

/// The providers' replies. `/NAME/token` is the token endpoint of each provider, and `/nhs/me`
/// requires a token.
pub(crate) fn answer(question: &Question) -> Reply {
    let Question { path, form, authorization } = question;
    let refresh = form.get("grant_type").is_some_and(|grant| grant == "refresh_token");
    let now = Utc::now();
    let reply = match path.as_str() {
        "/instagram/token" => json!({"data": [{
            "access_token": "ig-access",
            "user_id": "1020",
            "permissions": "instagram_business_basic,instagram_business_manage_messages",
        }]}),
        "/gitlab/token" => json!({
            "token": "gl-access",
            "scopes": ["api", "read_user"],
            "expires_at": (now + TimeDelta::days(30)).date_naive().to_string(),
            "user_id": 24,
        }),
        "/nhs/token" if !refresh => json!({
            "access_token": "nhs-access-1",
            "expires_in": FIRST_LIFETIME.to_string(),
            "refresh_token": "nhs-refresh",
            "refresh_token_expires_in": "43199",
            "token_type": "Bearer",
        }),
        // The refresh token does not change, so the reply leaves it out.
        "/nhs/token" if form.get("refresh_token").is_some_and(|token| token == "nhs-refresh") => {
            json!({"access_token": "nhs-access-2", "expires_in": "599", "token_type": "Bearer"})
        }
        "/nhs/token" => return Reply::json(400, r#"{"error":"invalid_grant"}"#),
        "/nhs/me" => match authorization.as_deref() {
            Some("Bearer nhs-access-2") => json!({"name": "A. Patient"}),
            _ => return Reply::json(401, r#"{"error":"invalid_token"}"#),
        },
        "/setmore/token" => json!({"response": true, "data": {"token": {
            "access_token": "sm-access",
            "token_type": "BEARER",
            "expires_in": 604_800,
        }}}),
        "/clover/token" => json!({
            "access_token": "cl-access",
            "access_token_expiration": (now + TimeDelta::minutes(30)).timestamp(),
            "refresh_token": "cl-refresh",
            "refresh_token_expiration": (now + TimeDelta::days(365)).timestamp(),
        }),
        _ => return Reply::json(404, r#"{"error":"not_found"}"#),
    };
    Reply::json(200, reply.to_string())
}
