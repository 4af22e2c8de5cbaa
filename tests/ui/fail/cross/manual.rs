use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
#[token(manual(Serialise))] //~
struct Misspelt {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(manual(Debug))] //~
struct Other {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(manual = "Serialize")] //~
struct Value {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

fn main() {
    let token = serde_json::from_str::<Misspelt>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Other>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Value>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
