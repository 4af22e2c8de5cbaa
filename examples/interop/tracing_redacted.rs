//! Tokens in structured logs, without their secrets.
//!
//! Run it with `cargo run --example tracing_redacted`. Every line is a JSON object.
//!
//! `redacted()` is a view of the token that serializes every secret as `***`. The members of
//! the view become searchable fields of the log. `Debug` masks secrets too, so `?token` is safe.

use chrono::{DateTime, Utc};
use std::{error::Error, io};
use token_runtime::{Extra, ScopeSet, Secret, TokenModel, TokenType};
use tracing::{Level, debug, info, info_span, warn};

#[derive(Debug, Clone, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: TokenType,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(secret)]
    id_token: Option<Secret>,
    /// Members that the provider adds later may be secrets, so all their values are masked.
    #[serde(flatten)]
    #[token(extra)]
    extra: Extra,
}

/// Logs an event of a token, with a field for each member that is worth searching.
fn tell(token: &Session, happened: &str) {
    let view = serde_json::to_value(token.redacted()).unwrap_or_default();
    let unknown: Vec<&str> = token.extra.iter().map(|(name, _)| name).collect();
    info!(
        token.access_token = view["access_token"].as_str(),
        token.refresh_token = view["refresh_token"].as_str(),
        token.id_token = view["id_token"].as_str(),
        token.scope = view["scope"].as_str(),
        token.expires_in = view["expires_in"].as_u64(),
        token.unknown = unknown.join(" "),
        token.status = %token.status(),
        token.can_refresh = token.can_refresh(),
        "{happened}"
    );
}

/// The expiry of the token, as a field of the log.
fn end(token: &Session) -> Option<String> {
    token.expires_at().map(|end| end.to_rfc3339())
}

const GRANTED: &str = r#"{"access_token":"at-3f9c","token_type":"Bearer","expires_in":20,
    "refresh_token":"rt-77b0","scope":"profile mail","id_token":"id-51aa","device_secret":"ds-09e2"}"#;
const REFRESHED: &str = r#"{"access_token":"at-8d21","token_type":"Bearer","expires_in":3600}"#;
const BROKEN: &str = r#"{"access_token":["at-c0de"],"token_type":"Bearer","expires_in":3600}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let log = tracing_subscriber::fmt().json().with_max_level(Level::DEBUG).with_writer(io::stdout);
    log.init();

    let token: Session = serde_json::from_str(GRANTED)?;
    // A field of the span is on every line.
    let span = info_span!("session", expires_at = end(&token));
    let _entered = span.enter();

    tell(&token, "signed in");
    debug!(?token, "the token with `Debug`");

    let header = token.authorization()?;
    info!(?header, "request sent");

    // `refresh_with` keeps the scopes, which the reply leaves out.
    let token = token.refresh_with(serde_json::from_str(REFRESHED)?);
    // The new token has another expiry.
    span.record("expires_at", end(&token));
    tell(&token, "refreshed");

    if let Err(missing) = token.require_scopes(["admin"]) {
        warn!(%missing, "not allowed");
    }
    // An error names the field and quotes nothing of the reply.
    if let Err(error) = serde_json::from_str::<Session>(BROKEN) {
        warn!(%error, "unreadable reply");
    }
    Ok(())
}
