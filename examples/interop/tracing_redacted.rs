//! Tokens in structured logs: what happens to them, without their secrets.
//!
//! Run it with `cargo run --example tracing_redacted`; each line is a JSON object.
//!
//! `redacted()` is a view of the token that serialises with every secret masked.
//! `Debug` prints none either, so `?token` is safe too; the view gives a log
//! pipeline fields that it can search.

use chrono::{DateTime, Utc};
use serde::Serialize;
use std::{error::Error, fmt, io};
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
    /// What the provider adds tomorrow may be a secret: it is masked too.
    #[serde(flatten)]
    #[token(extra)]
    extra: Extra,
}

/// A value in a log line as JSON. It is made only if the line is written.
struct Json<T>(T);

impl<T: Serialize> fmt::Display for Json<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}

const GRANTED: &str = r#"{"access_token":"at-3f9c","token_type":"Bearer","expires_in":20,
    "refresh_token":"rt-77b0","scope":"profile mail","id_token":"id-51aa","device_secret":"ds-09e2"}"#;
const REFRESHED: &str = r#"{"access_token":"at-8d21","token_type":"Bearer","expires_in":3600}"#;
const BROKEN: &str = r#"{"access_token":["at-c0de"],"token_type":"Bearer","expires_in":3600}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let log = tracing_subscriber::fmt().json().with_max_level(Level::DEBUG).with_writer(io::stdout);
    log.init();

    let token: Session = serde_json::from_str(GRANTED)?;
    // What one asks about later stands in the span; it is then on every line.
    let span = info_span!("session", expires_at = token.expires_at().map(|end| end.to_rfc3339()));
    let _entered = span.enter();

    info!(token = %Json(token.redacted()), status = %token.status(), "signed in");
    debug!(?token, "the same by Debug");

    let header = token.authorization()?;
    info!(?header, "request sent");

    // The scopes that a reply leaves out are those that were granted before.
    let token = token.refresh_with(serde_json::from_str(REFRESHED)?);
    info!(token = %Json(token.redacted()), can_refresh = token.can_refresh(), "refreshed");

    if let Err(missing) = token.require_scopes(["admin"]) {
        warn!(%missing, "not allowed");
    }
    // An error names the field and quotes nothing of the reply.
    if let Err(error) = serde_json::from_str::<Session>(BROKEN) {
        warn!(%error, "unreadable reply");
    }
    Ok(())
}
