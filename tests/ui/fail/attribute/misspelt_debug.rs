//! A misspelt `debug` is one error: the strings that it allows and the `Debug` that it writes
//! are there for the rest of the program.

use std::collections::BTreeMap;
use token_runtime::TokenModel;

#[derive(TokenModel)]
#[token(debgu)] //~
struct Session {
    #[token(access_token)]
    access_token: String,
    #[token(refresh_token)]
    refresh_token: Option<Box<str>>,
    #[token(extra)]
    #[serde(flatten)]
    extra: BTreeMap<String, String>,
}

fn main() {
    let session: Session = serde_json::from_str("{}").unwrap();
    println!("{session:?} {:?}", session.access_token());
}
