//! serde alone reads no time: the role is missing.

use chrono::{DateTime, NaiveDate, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    updated_at: DateTime<Utc>, //~
    seen_at: Option<DateTime<Utc>>, //~
    days: Vec<NaiveDate>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
