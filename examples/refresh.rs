//! The life of a token: receive it, store it, load it, refresh it.
//!
//! Run it with `cargo run --example refresh`.

use chrono::{DateTime, TimeDelta, Utc};
use std::error::Error;
use token_runtime::{ScopeSet, Secret, TokenModel};

/// The reply of a token endpoint as RFC 6749 describes it.
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

/// The first reply of the server.
const GRANTED: &str = r#"{
    "access_token": "first-access",
    "expires_in": 3600,
    "refresh_token": "the-refresh-token",
    "scope": "profile mail"
}"#;

/// Its reply to the refresh: what did not change is left out, as many servers do.
const REFRESHED: &str = r#"{"access_token": "second-access", "expires_in": 1800}"#;

fn main() -> Result<(), Box<dyn Error>> {
    // Receive. The payload holds no time; the moment of decoding is stamped.
    let token: Session = serde_json::from_str(GRANTED)?;
    println!("received   expires at {}", end(&token));

    // Store and load. The stamp is stored too, so the hour does not begin anew.
    // What is stored holds the secrets in clear: guard it like a password.
    let stored = serde_json::to_string(&token)?;
    let loaded: Session = serde_json::from_str(&stored)?;
    println!("loaded     expires at {}", end(&loaded));
    println!("           the same token: {}", loaded == token);

    // Refresh when it is time: 30 seconds before the end, unless `margin` says
    // otherwise. Here we look at a moment to come instead of waiting for it.
    let later = Utc::now() + TimeDelta::minutes(59) + TimeDelta::seconds(45);
    println!(
        "later      {}, needs a refresh: {}",
        loaded.status_at(later),
        loaded.needs_refresh_at(later)
    );
    let Some(_credential) = loaded.refresh_token().filter(|_| loaded.can_refresh()) else {
        return Err("no refresh token: the user has to sign in again".into());
    };
    // … here a client sends the credential to the token endpoint …
    let reply: Session = serde_json::from_str(REFRESHED)?;

    // Merge. Token and times are the reply's; what it left out stays.
    let refreshed = loaded.refresh_with(reply);
    println!("refreshed  expires at {}", end(&refreshed));
    println!("           still has scope mail: {}", refreshed.has_scope("mail"));
    println!("           may be refreshed again: {}", refreshed.can_refresh());
    println!("{refreshed:#?}");
    Ok(())
}

/// The end of `token` as text.
fn end(token: &Session) -> String {
    token.expires_at().map_or_else(|| "no known time".to_owned(), |time| time.to_rfc3339())
}
