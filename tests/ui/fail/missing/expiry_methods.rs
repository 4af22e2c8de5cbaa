use std::time::Duration;

use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    // The role is forgotten.
    expires_at: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    let now = DateTime::<Utc>::UNIX_EPOCH;
    println!("{:?}", token.expiry()); //~
    println!("{:?}", token.expires_at()); //~
    println!("{:?}", token.is_expired_at(now)); //~
    println!("{:?}", token.time_left()); //~
    println!("{:?}", token.expires_within(Duration::from_secs(60))); //~
    println!("{:?}", token.needs_refresh()); //~
    println!("{:?}", token.needs_refresh_with(Duration::ZERO)); //~
    println!("{:?}", token.refresh_at()); //~
    println!("{:?}", token.time_until_refresh()); //~
    println!("{:?}", token.status_at(now)); //~
}
