//! Tokens of two models in an embedded database: kept, found again, and those
//! selected that need a refresh.
//!
//! ```sh
//! cargo run --example storage                 # a database in memory
//! cargo run --example storage -- tokens.redb  # one in a file; run it twice
//! ```
//!
//! The database is [redb](https://docs.rs/redb). In an SQL database it is the same: a
//! column for the JSON of the token, and one with an index for its expiry.

use chrono::{DateTime, TimeDelta, Utc};
use redb::{Database, ReadableDatabase, TableDefinition, backends::InMemoryBackend};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::{env, error::Error};
use token_runtime::models::OAuth2TokenResponse;
use token_runtime::{Expiry, ScopeSet, Secret, TokenModel};

/// A token of the user's own model.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires_in)]
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(scopes = "comma")]
    scope: ScopeSet,
}

/// What is kept, with the name of its model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "model", rename_all = "lowercase")]
enum Kept {
    Session(Session),
    Easyship(OAuth2TokenResponse),
}

impl Kept {
    fn expiry(&self) -> Expiry {
        match self {
            Self::Session(token) => token.expiry(),
            Self::Easyship(token) => token.expiry(),
        }
    }

    fn needs_refresh(&self) -> bool {
        match self {
            Self::Session(token) => token.needs_refresh() && token.can_refresh(),
            Self::Easyship(token) => token.needs_refresh() && token.can_refresh(),
        }
    }

    /// No model here is stale earlier than this before its end.
    fn longest_margin() -> TimeDelta {
        let longest = Session::MARGIN.max(OAuth2TokenResponse::MARGIN);
        TimeDelta::from_std(longest).unwrap_or_default()
    }
}

/// Account to token, as JSON. The secrets in it are in clear: without them a
/// stored token would be useless. What guards them is the file.
const TOKENS: TableDefinition<&str, &[u8]> = TableDefinition::new("tokens");

/// When a token ends, in Unix seconds, and whose it is. Tokens without an end are
/// not in it.
const ENDS: TableDefinition<(i64, &str), ()> = TableDefinition::new("ends");

fn put(db: &Database, account: &str, token: &Kept) -> Result<(), Box<dyn Error>> {
    let json = serde_json::to_vec(token)?;
    let transaction = db.begin_write()?;
    {
        let mut tokens = transaction.open_table(TOKENS)?;
        let mut ends = transaction.open_table(ENDS)?;
        if let Some(old) = tokens.insert(account, &*json)?
            && let Some(end) = read(account, old.value())?.expiry().time()
        {
            ends.remove((end.timestamp(), account))?;
        }
        if let Some(end) = token.expiry().time() {
            ends.insert((end.timestamp(), account), ())?;
        }
    }
    Ok(transaction.commit()?)
}

fn get(db: &Database, account: &str) -> Result<Option<Kept>, Box<dyn Error>> {
    let tokens = db.begin_read()?.open_table(TOKENS)?;
    tokens.get(account)?.map(|json| read(account, json.value())).transpose()
}

/// The accounts whose token needs a refresh now, the most urgent first.
fn due(db: &Database) -> Result<Vec<(String, Kept)>, Box<dyn Error>> {
    let transaction = db.begin_read()?;
    let (tokens, ends) = (transaction.open_table(TOKENS)?, transaction.open_table(ENDS)?);
    let soon = (Utc::now() + Kept::longest_margin()).timestamp();
    let mut due = Vec::new();
    for entry in ends.range(..(soon + 1, ""))? {
        let (key, _) = entry?;
        let (_, account) = key.value();
        let Some(json) = tokens.get(account)? else { continue };
        // The index is a first choice; what is stale, the token knows.
        let token = read(account, json.value())?;
        if token.needs_refresh() {
            due.push((account.to_owned(), token));
        }
    }
    Ok(due)
}

/// An error says whose token it is and what is wrong, and quotes nothing of it.
fn read(account: &str, json: &[u8]) -> Result<Kept, Box<dyn Error>> {
    serde_json::from_slice(json)
        .map_err(|error| format!("the token of `{account}`: {error}").into())
}

/// Opens a database that only its owner can read.
fn open(path: &Path) -> Result<Database, Box<dyn Error>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file: File = options.open(path)?;
    Ok(Database::builder().create_file(file)?)
}

/// Tokens as their providers send them.
const REPLIES: [(&str, &str); 4] = [
    (
        "ada",
        r#"{"model":"session","access_token":"at-ada","refresh_token":"rt-ada","expires_in":0,"scope":"a,b"}"#,
    ),
    (
        "ben",
        r#"{"model":"session","access_token":"at-ben","refresh_token":"rt-ben","expires_in":86400,"scope":"a"}"#,
    ),
    (
        "eve",
        r#"{"model":"easyship","access_token":"at-eve","refresh_token":"rt-eve","expires_in":7200,"scope":"rate label","created_at":1645532460}"#,
    ),
    (
        "joe",
        r#"{"model":"easyship","access_token":"at-joe","expires_in":7200,"created_at":1645532460}"#,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let db = match env::args_os().nth(1) {
        Some(path) => open(Path::new(&path))?,
        None => Database::builder().create_with_backend(InMemoryBackend::new())?,
    };
    create_tables(&db)?;

    for (account, reply) in REPLIES {
        let token = if let Some(token) = get(&db, account)? {
            println!("{account}: found");
            token
        } else {
            let token = serde_json::from_str(reply)?;
            put(&db, account, &token)?;
            println!("{account}: kept");
            token
        };
        println!("  {token:?}");
    }

    println!("need a refresh:");
    for (account, token) in due(&db)? {
        let end = token.expiry().time().map(|end| end.to_rfc3339()).unwrap_or_default();
        println!("  {account}, which ends {end}");
    }
    Ok(())
}

fn create_tables(db: &Database) -> Result<(), Box<dyn Error>> {
    let transaction = db.begin_write()?;
    transaction.open_table(TOKENS)?;
    transaction.open_table(ENDS)?;
    Ok(transaction.commit()?)
}
