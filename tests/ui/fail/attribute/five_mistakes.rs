//! Five mistakes in one struct: five errors, in the order of the source.

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(margin = "30x")] //~
struct Session {
    #[token(acces_token)] //~
    access_token: Secret,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = "space", scopes = "space")] //~
    scope: Vec<String>,
    #[token(rename = "uid")] //~
    user_id: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
}
