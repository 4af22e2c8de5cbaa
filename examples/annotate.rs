//! From a provider's documentation to a token model, one field at a time.
//!
//! Run it with `cargo run --example annotate`.
//!
//! Harbour, an invented provider, documents its token reply like this:
//!
//! | member               | type    | meaning                                        |
//! |----------------------|---------|------------------------------------------------|
//! | `access_token`       | string  | send it as `Authorization: Bearer …`           |
//! | `token_type`         | string  | `bearer`                                       |
//! | `expires_in`         | integer | lifetime of the access token in seconds        |
//! | `refresh_token`      | string  | only with the scope `offline`                  |
//! | `refresh_expires_at` | integer | Unix time; 0: valid until it is used           |
//! | `scope`              | string  | what was granted, separated by spaces          |
//! | `harbour_id`         | integer | the account                                    |
//! | `session_key`        | string  | decrypts the cargo lists                       |
//! | `routing_key`        | string  | which office serves the account; no secret     |

use chrono::{DateTime, Utc};
use std::{error::Error, time::Duration};
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel, TokenType};

// Step 1. Write the struct as documented and derive `TokenModel`. The derive also
//         writes serde's `Serialize` and `Deserialize`.
// Step 2. Give each field its role: what the field is to the token.
// Step 3. Compile. The compiler explains every missing or wrong annotation.

/// Harbour's token reply. `Debug` is safe to derive: `Secret` prints as `***`.
#[derive(Debug, Clone, TokenModel)]
#[token(margin = "5m")] // refresh five minutes before the end
struct HarbourToken {
    #[token(access_token)]
    access_token: Secret,

    #[token(token_type)]
    token_type: TokenType,

    // A lifetime needs a base. This reply has no time of issue, so the lifetime counts
    // from `received`: the time of decoding, which is written with the other fields.
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,

    // An `Option` may be absent or null.
    #[token(refresh_token)]
    refresh_token: Option<Secret>,

    // You declare encodings and sentinel values; nothing is guessed.
    #[token(refresh_expires = "unix", never(0))]
    refresh_expires_at: Expiry,

    #[token(scopes = "space")]
    scope: ScopeSet,

    // A field without a role needs no attribute. The attributes of serde work as usual.
    #[serde(rename = "harbour_id")]
    account: u64,

    // A secret that is neither the access token nor the refresh token.
    #[token(secret)]
    session_key: Secret,

    // The name looks like that of a secret. Without `public` this would not compile.
    #[token(public)]
    routing_key: String,
}

const REPLY: &str = r#"{
    "access_token": "hb_access_81f5",
    "token_type": "bearer",
    "expires_in": 3600,
    "refresh_token": "hb_refresh_02c7",
    "refresh_expires_at": 0,
    "scope": "ships:read ships:write offline",
    "harbour_id": 8123,
    "session_key": "hb_session_77aa",
    "routing_key": "north-3"
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let token: HarbourToken = serde_json::from_str(REPLY)?;

    println!("When does the token expire?");
    println!("  status()             {}", token.status());
    println!("  is_expired()         {}", token.is_expired());
    println!("  needs_refresh()      {}", token.needs_refresh());
    let two_hours = Duration::from_secs(2 * 60 * 60);
    println!("  expires_within(2 h)  {}", token.expires_within(two_hours));

    println!("Which scopes does it have?");
    println!("  has_scope            {}", token.has_scope("ships:read"));
    println!("  missing_scopes       {:?}", token.missing_scopes(["ships:read", "crew:read"]));
    if let Err(missing) = token.require_scopes(["crew:read"]) {
        println!("  require_scopes       {missing}");
    }

    println!("Can it be refreshed?");
    println!("  can_refresh()        {}", token.can_refresh());
    println!("  refresh_expiry()     {:?}", token.refresh_expiry());

    // The `Authorization` header of the next request is a secret too. Its text is
    // available through `expose_secret` only, which is easy to find in a review.
    let header = token.authorization()?;
    println!("How long is the header? {} bytes", header.expose_secret().len());

    println!("What does a log contain?");
    println!("{token:#?}");
    println!("{}", serde_json::to_string(&token.redacted())?);

    println!(
        "Which other fields are there? account {}, routing_key {}",
        token.account, token.routing_key
    );
    Ok(())
}
