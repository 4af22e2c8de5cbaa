//! A resource server. Copy this file and change it.
//!
//! Every request carries a token. The authorization server introspects the token (RFC 7662). The
//! scopes are an enum of this program. A refused request gets a challenge with the reason (RFC
//! 6750 §3).

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use http::{StatusCode, request::Parts};
use reqwest::Client;
use serde_json::{Value, json};
use std::error::Error;
use std::time::Duration;
use token_runtime::models::IntrospectionResponse;
use token_runtime::{MissingScopes, Secret, TokenModel};

/// The scopes of this API.
#[derive(Debug, Clone, Copy)]
enum Scope {
    Read,
    Write,
}

impl AsRef<str> for Scope {
    fn as_ref(&self) -> &str {
        match self {
            Self::Read => "orders:read",
            Self::Write => "orders:write",
        }
    }
}

/// The routes of the API.
pub(crate) fn app(introspection: Introspection) -> Router {
    Router::new().route("/orders", get(list).post(create)).with_state(introspection)
}

async fn list(Caller(token): Caller) -> Result<Json<Value>, Refusal> {
    token.require_scopes([Scope::Read])?;
    Ok(Json(json!([{"id": 1, "customer": token.sub}])))
}

async fn create(Caller(token): Caller) -> Result<StatusCode, Refusal> {
    token.require_scopes([Scope::Read, Scope::Write])?;
    Ok(StatusCode::CREATED)
}

/// The introspected token of the request. A handler with this argument runs only if the token is
/// active.
struct Caller(IntrospectionResponse);

impl FromRequestParts<Introspection> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(
        parts: &mut Parts,
        introspection: &Introspection,
    ) -> Result<Self, Refusal> {
        /// The clocks of the two servers may differ by this much.
        const LEEWAY: Duration = Duration::from_secs(5);

        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(Secret::from_bearer).ok_or(Refusal::NoToken)?;
        let answer = introspection.ask(&token).await.map_err(|_| Refusal::NoAnswer)?;
        if answer.is_active_with(LEEWAY) { Ok(Self(answer)) } else { Err(Refusal::InvalidToken) }
    }
}

/// The introspection endpoint, and the credentials for it.
#[derive(Clone)]
pub(crate) struct Introspection {
    pub(crate) http: Client,
    pub(crate) endpoint: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret,
}

impl Introspection {
    /// Introspects a token. A busy server caches the answer for some seconds and calls
    /// `is_active` on it for every request.
    async fn ask(&self, token: &Secret) -> Result<IntrospectionResponse, Box<dyn Error>> {
        let request = self
            .http
            .post(&self.endpoint)
            .basic_auth(&self.client_id, Some(self.client_secret.expose_secret()))
            .form(&[("token", token.expose_secret())]);
        let response = request.send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&response.bytes().await?)?)
    }
}

/// Why a request is refused.
enum Refusal {
    NoToken,
    InvalidToken,
    MissingScopes(MissingScopes),
    /// The authorization server did not answer.
    NoAnswer,
}

impl From<MissingScopes> for Refusal {
    fn from(missing: MissingScopes) -> Self {
        Self::MissingScopes(missing)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, challenge) = match self {
            // RFC 6750 §3.1: the challenge for a request without a token has no error code.
            Self::NoToken => (StatusCode::UNAUTHORIZED, "Bearer".to_owned()),
            Self::InvalidToken => {
                (StatusCode::UNAUTHORIZED, r#"Bearer error="invalid_token""#.to_owned())
            }
            Self::MissingScopes(missing) => (StatusCode::FORBIDDEN, missing.challenge()),
            Self::NoAnswer => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        };
        (status, [(WWW_AUTHENTICATE, challenge)]).into_response()
    }
}
