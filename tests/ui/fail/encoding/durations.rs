use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

macro_rules! used {
    ($($name:ident)*) => {$(
        let token = serde_json::from_str::<$name>("{}").unwrap();
        println!("{token:?} {} {}", token.is_expired(), token.needs_refresh());
    )*};
}

#[derive(Debug, TokenModel)]
#[token(margin = "30")] //~
#[token(default_lifetime = "1w")] //~
struct Unit {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(margin = "")] //~
#[token(default_lifetime = "h")] //~
struct Empty {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(margin = "1h30m")] //~
#[token(default_lifetime = "1.5h")] //~
struct Compound {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(margin = -30)] //~
#[token(default_lifetime = "-1h")] //~
struct Negative {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(margin = "99999999999999999999s")] //~
#[token(default_lifetime = 99999999999999999999)] //~
struct Huge {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

#[derive(Debug, TokenModel)]
#[token(margin = "30 seconds")] //~
#[token(default_lifetime = "500ms")] //~
struct Words {
    #[token(issued = "unix")]
    issued: DateTime<Utc>,
}

fn main() {
    used!(Unit Empty Compound Negative Huge Words);
}
