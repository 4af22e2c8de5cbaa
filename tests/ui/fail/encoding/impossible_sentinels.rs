//! Values that the declared encoding never has on the wire.

use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

macro_rules! used {
    ($($name:ident)*) => {$(
        let token = serde_json::from_str::<$name>("{}").unwrap();
        println!("{token:?} {}", token.is_expired());
    )*};
}

#[derive(Debug, TokenModel)]
struct Integer {
    #[token(expires = "unix", never("x"))] //~
    expires_at: i64,
}

#[derive(Debug, TokenModel)]
struct IntegerLifetime {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in, never("unlimited"))] //~
    expires_in: u32,
}

#[derive(Debug, TokenModel)]
struct Absent {
    #[token(expires = "unix", never(absent))] //~
    expires_at: i64,
}

#[derive(Debug, TokenModel)]
struct Unsigned {
    #[token(expires = "unix", unknown(-1))] //~
    expires_at: u64,
}

fn main() {
    used!(Integer IntegerLifetime Absent Unsigned);
}
