//! The life of a token: receive, store, load, refresh.
//!
//! Run it with `cargo run --example refresh`.

use chrono::{DateTime, TimeDelta, Utc};
use std::error::Error;
use token_runtime::{ScopeSet, Secret, TokenModel};

/// The reply of a token endpoint (RFC 6749 §5.1).
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(scopes)]
    scope: Option<ScopeSet>,
}

/// The server's first reply.
const GRANTED: &str = r#"{
    "access_token": "first-access",
    "expires_in": 3600,
    "refresh_token": "the-refresh-token",
    "scope": "profile mail"
}"#;

/// The server's reply to the refresh. Like many servers, it leaves out what did not change.
const REFRESHED: &str = r#"{"access_token": "second-access", "expires_in": 1800}"#;

fn main() -> Result<(), Box<dyn Error>> {
    // Receive. The payload has no instant, so `received_at` is set to the time of decoding.
    let token: Session = serde_json::from_str(GRANTED)?;
    println!("received   expires at {}", end(&token));

    // Store and load. `received_at` is stored too, so the token keeps its expiry.
    // The stored text contains the secrets in clear: protect it like a password.
    let stored = serde_json::to_string(&token)?;
    let loaded: Session = serde_json::from_str(&stored)?;
    println!("loaded     expires at {}", end(&loaded));
    println!("           equal to the stored token: {}", loaded == token);

    // Refresh one margin before the end. The margin is 30 seconds, unless the struct
    // declares another. Instead of waiting, this example asks about a later instant.
    let later = Utc::now() + TimeDelta::minutes(59) + TimeDelta::seconds(45);
    println!(
        "later      {}, needs a refresh: {}",
        loaded.status_at(later),
        loaded.needs_refresh_at(later)
    );
    let Some(_credential) = loaded.refresh_token().filter(|_| loaded.can_refresh()) else {
        return Err("no refresh token: the user has to sign in again".into());
    };
    // A client now sends the refresh token to the token endpoint.
    let reply: Session = serde_json::from_str(REFRESHED)?;

    // Merge. The access token and the times are the reply's. The refresh token and the
    // scopes, which the reply leaves out, are those of the old token.
    let refreshed = loaded.refresh_with(reply);
    println!("refreshed  expires at {}", end(&refreshed));
    println!("           has the scope `mail`: {}", refreshed.has_scope("mail"));
    println!("           can be refreshed again: {}", refreshed.can_refresh());
    println!("{refreshed:#?}");
    Ok(())
}

/// The expiry of `token` as text.
fn end(token: &Session) -> String {
    token.expires_at().map_or_else(|| "no known time".to_owned(), |time| time.to_rfc3339())
}
