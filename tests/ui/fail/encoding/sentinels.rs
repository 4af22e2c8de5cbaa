use chrono::{DateTime, Utc};
use token_runtime::TokenModel;

macro_rules! used {
    ($($name:ident)*) => {$(
        let token = serde_json::from_str::<$name>("{}").unwrap();
        println!("{token:?} {}", token.is_expired());
    )*};
}

#[derive(Debug, TokenModel)]
struct Words {
    #[token(expires = "unix", never(null))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", unknown(None))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", unknown(absnt))] //~
    issued: Option<DateTime<Utc>>,
}

#[derive(Debug, TokenModel)]
struct Literals {
    #[token(expires = "unix", never(true))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", unknown('0'))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", unknown(0.5))] //~
    issued: Option<DateTime<Utc>>,
}

#[derive(Debug, TokenModel)]
struct Repeated {
    #[token(expires = "unix", never(0, -1, 0))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", never(0), unknown(0))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
}

fn main() {
    used!(Words Literals Repeated);
}
