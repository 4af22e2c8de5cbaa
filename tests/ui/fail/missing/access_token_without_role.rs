use chrono::{DateTime, Utc};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    println!("{:?}", token.access_token()); //~
    println!("{:?}", token.authorization()); //~
}
