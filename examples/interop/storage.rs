//! Tokens of two models in typed columns of SQLite: store them, find them again, and select those
//! that need a refresh.
//!
//! ```sh
//! cargo run --example storage                # a database in memory
//! cargo run --example storage -- tokens.db   # a database in a file; run it twice
//! ```
//!
//! Every column is text or a number, so the table works in any other database:
//!
//! | column | holds |
//! |---|---|
//! | `access_token`, `refresh_token` | the secrets, in clear, because a stored token must be usable. The permissions of the file protect them |
//! | `expires` | the text of an `Expiry`: `2026-01-01T00:00:00Z`, `never`, `unknown` |
//! | `refresh_at` | when `needs_refresh` turns true, in Unix seconds; null: never |
//! | `scopes` | the text of a `ScopeSet`: `read write` |

use chrono::Utc;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::fs::OpenOptions;
use std::path::Path;
use std::{env, error::Error};
use token_runtime::models::{OAuth2TokenResponse, TokenResponse};
use token_runtime::{AnyToken, Expiry, ScopeSet, Secret, TokenModel};

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS tokens (
        account       TEXT PRIMARY KEY,
        access_token  TEXT NOT NULL,
        refresh_token TEXT,
        expires       TEXT NOT NULL,
        refresh_at    INTEGER,
        scopes        TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS due ON tokens (refresh_at);
";

/// The stored part of a token of any model. `Kept` is a model too.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct Kept {
    #[token(access_token)]
    access_token: Secret,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(expires = "rfc3339")]
    expires: Expiry,
    #[token(scopes)]
    scopes: ScopeSet,
}

impl Kept {
    fn read(row: &Row<'_>) -> Result<Self, Box<dyn Error>> {
        let text = |column| row.get::<_, String>(column);
        Ok(Self {
            access_token: text("access_token")?.into(),
            refresh_token: row.get::<_, Option<String>>("refresh_token")?.map(Secret::from),
            expires: text("expires")?.parse()?,
            scopes: text("scopes")?.into(),
        })
    }
}

fn put(db: &Connection, account: &str, token: &dyn AnyToken) -> Result<(), Box<dyn Error>> {
    let values = params![
        account,
        token.access_token().ok_or("there is no access token")?,
        token.refresh_token(),
        token.expiry().to_string(),
        token.refresh_at().map(|time| time.timestamp()),
        token.scopes().collect::<ScopeSet>().to_string(),
    ];
    db.execute("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?, ?, ?, ?)", values)?;
    Ok(())
}

fn get(db: &Connection, account: &str) -> Result<Option<Kept>, Box<dyn Error>> {
    let mut query = db.prepare("SELECT * FROM tokens WHERE account = ?")?;
    let kept = query.query_row([account], |row| Ok(Kept::read(row))).optional()?;
    // The error names the account and the mistake, and quotes no value of the row.
    kept.transpose().map_err(|error| format!("the token of `{account}`: {error}").into())
}

/// The accounts whose token needs a refresh now and can be refreshed, the most urgent first.
fn due(db: &Connection) -> Result<Vec<String>, Box<dyn Error>> {
    let mut query = db.prepare(
        "SELECT account FROM tokens WHERE refresh_at <= ? AND refresh_token IS NOT NULL
            ORDER BY refresh_at",
    )?;
    let accounts = query.query_map([Utc::now().timestamp()], |row| row.get(0))?;
    Ok(accounts.collect::<Result<_, _>>()?)
}

/// Opens a database that only its owner can read.
fn open(path: &Path) -> Result<Connection, Box<dyn Error>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(Connection::open(path)?)
}

/// Each account with its token, which may be of any model.
type Replies = Vec<(&'static str, Box<dyn AnyToken>)>;

fn replies() -> Result<Replies, serde_json::Error> {
    let standard = |body| serde_json::from_str::<TokenResponse>(body);
    let easyship = |body| serde_json::from_str::<OAuth2TokenResponse>(body);
    let ada = r#"{"access_token":"at-ada","refresh_token":"rt-ada","expires_in":0,"scope":"a b"}"#;
    let ben = r#"{"access_token":"at-ben","refresh_token":"rt-ben","expires_in":86400}"#;
    let eve = r#"{"access_token":"at-eve","refresh_token":"rt-eve","expires_in":7200,
        "created_at":1645532460,"scope":"rate label"}"#;
    let joe = r#"{"access_token":"at-joe","expires_in":7200,"created_at":1645532460}"#;
    Ok(vec![
        ("ada", Box::new(standard(ada)?)),
        ("ben", Box::new(standard(ben)?)),
        ("eve", Box::new(easyship(eve)?)),
        ("joe", Box::new(easyship(joe)?)),
    ])
}

fn main() -> Result<(), Box<dyn Error>> {
    let db = match env::args_os().nth(1) {
        Some(path) => open(Path::new(&path))?,
        None => Connection::open_in_memory()?,
    };
    db.execute_batch(TABLE)?;

    for (account, reply) in replies()? {
        if get(&db, account)?.is_none() {
            put(&db, account, &*reply)?;
            println!("{account}: kept");
        } else {
            println!("{account}: found");
        }
        let kept = get(&db, account)?.ok_or("it was just kept")?;
        println!("  {}, {kept:?}", kept.status());
    }

    println!("need a refresh:");
    for account in due(&db)? {
        println!("  {account}");
    }
    Ok(())
}
