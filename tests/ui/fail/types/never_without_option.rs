use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Never {
    #[token(expires = "unix", never(0))]
    expires_at: DateTime<Utc>, //~
}

#[derive(Debug, TokenModel)]
struct Unknown {
    #[token(expires = "rfc3339", unknown(""))]
    expires_at: DateTime<Utc>, //~
}

fn main() {
    let token = serde_json::from_str::<Never>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
    let token = serde_json::from_str::<Unknown>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
