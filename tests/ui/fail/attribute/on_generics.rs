//! A mistake in a struct with parameters.

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(TokenModel)]
#[token(debug)]
struct Session<'a, T: Clone, const N: usize = 2>
where
    T: Debug,
{
    #[token(acces_token)] //~
    access_token: &'a str,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = "colon")] //~
    scope: Vec<String>,
    user: [T; 2],
    unused: std::marker::PhantomData<[(); N]>,
}

fn user<'a>(json: &'a str) -> Session<'a, u64> {
    let token = serde_json::from_str::<Session<'a, u64>>(json).unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    println!("{:?}", token.access_token());
    token
}

fn main() {
    user("{}");
}
