//! The field's name where the role's name belongs.

use chrono::{DateTime, Utc};
use token_runtime::{Extra, Secret, TokenModel, TokenType};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access)] //~
    access_token: Secret,
    #[token(refresh = "refresh_token")] //~
    refresh_token: Option<Secret>,
    #[token(expires_at = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires_at = "unix")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued_at = "unix")] //~
    issued_at: Option<DateTime<Utc>>,
    #[token(created_at = "rfc3339")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(received_at)] //~
    received_at: DateTime<Utc>,
    #[token(scope = "space")] //~
    scope: Vec<String>,
    #[token(type)] //~
    token_type: TokenType,
    #[token(id_token)] //~
    id_token: Secret,
    #[serde(flatten)]
    #[token(rest)] //~
    rest: Extra,
}

#[derive(Debug, TokenModel)]
struct Other {
    #[token(token)] //~
    access_token: Secret,
    #[token(expiry = "unix")] //~
    expiry: Option<DateTime<Utc>>,
    #[token(iat = "unix")] //~
    iat: Option<DateTime<Utc>>,
    #[token(ttl = "seconds")] //~
    ttl: Option<u64>,
    #[token(permissions)] //~
    permissions: Vec<String>,
}

#[derive(Debug, TokenModel)]
struct Jwt {
    #[token(bearer)] //~
    token: Secret,
    #[token(exp = "unix")] //~
    exp: Option<DateTime<Utc>>,
    #[token(lifetime = "seconds")] //~
    lifetime: Option<u64>,
    #[token(time = "unix")] //~
    nbf: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    println!("{:?} {}", token.access_token(), token.can_refresh());
    let token = serde_json::from_str::<Other>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    let token = serde_json::from_str::<Jwt>("{}").unwrap();
    println!("{token:?} {} {:?}", token.is_expired(), token.access_token());
}
