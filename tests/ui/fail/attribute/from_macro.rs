//! A mistake that comes through `macro_rules`.

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

macro_rules! session {
    ($name:ident, $encoding:literal, $time:ty) => {
        #[derive(Debug, TokenModel)]
        struct $name {
            #[token(expires = $encoding)]
            expires_at: $time,
        }
    };
}

session!(Good, "unix", Option<DateTime<Utc>>);
session!(Wrong, "unxi", Option<DateTime<Utc>>); //~

fn main() {
    let token = serde_json::from_str::<Good>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Wrong>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
