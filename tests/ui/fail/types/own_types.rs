//! A user's own type can hold a role once it implements the trait that the error names.

use serde::{Deserialize, Serialize};
use token_runtime::TokenModel;

#[derive(Debug, Serialize, Deserialize)]
struct Stamp(i64);

#[derive(Debug, Serialize, Deserialize)]
struct Seconds(i64);

#[derive(Debug, Serialize, Deserialize)]
struct Rights(Vec<String>);

#[derive(Debug, Serialize, Deserialize)]
struct Hidden(String);

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Hidden, //~
    #[token(issued = "unix")]
    created_at: Stamp, //~
    #[token(expires_in)]
    expires_in: Seconds, //~
    #[token(scopes)]
    scope: Rights, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    println!("{:?}", token.access_token());
}
