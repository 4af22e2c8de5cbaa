use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(TokenModel)]
#[token(
    margn = "30s", //~
    defualt_lifetime = "60s", //~
    debgu, //~
)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
}

#[derive(Debug, TokenModel)]
#[token(never_expire)] //~
struct ApiKey {
    #[token(access_token)]
    key: Secret,
}

#[derive(Debug, TokenModel)]
#[token(krate = "::token_runtime")] //~
struct Elsewhere {
    #[token(access_token)]
    key: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<ApiKey>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Elsewhere>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
