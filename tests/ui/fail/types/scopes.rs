use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Numbers {
    #[token(scopes)]
    scope: Option<u64>, //~
    #[token(refresh_scopes = "list")]
    refresh_scope: Vec<u64>, //~
}

#[derive(Debug, TokenModel)]
struct Others {
    #[token(scopes = "comma")]
    scope: bool, //~
    #[token(refresh_scopes = "list")]
    refresh_scope: BTreeSet<DateTime<Utc>>, //~
}

fn main() {
    let token = serde_json::from_str::<Numbers>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
    let token = serde_json::from_str::<Others>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
}
