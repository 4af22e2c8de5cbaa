use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct OnTheTime {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "jwt")] //~
    expires_at: Option<DateTime<Utc>>,
}

#[derive(Debug, TokenModel)]
struct Issued {
    #[token(access_token, issued = "jwt")] //~
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}

fn main() {
    let token = serde_json::from_str::<OnTheTime>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Issued>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
