//! A word that may stand for two attributes: its value decides, then the type of the field; else
//! both are named.

#[derive(TokenModel)]
struct ByValue {
    #[token(expiry = "unix")] //~
    a: Custom,
    #[token(expiry = "minutes")] //~
    b: Custom,
    #[token(expiry)] //~
    c: Custom,
}

#[derive(TokenModel)]
struct ByType {
    #[token(expiry)] //~
    a: DateTime<Utc>,
    #[token(expiry)] //~
    b: Duration,
    #[token(expire = "unix_s")] //~
    c: Duration,
}

#[derive(TokenModel)]
struct Encodings {
    #[token(expires = "seconds")] //~
    a: u64,
    #[token(expires = "millis")] //~
    b: u64,
    #[token(expires = "seconds")] //~
    c: DateTime<Utc>,
    #[token(expires = "hours")] //~
    d: u64,
    #[token(expires_in = "unix")] //~
    e: u64,
    #[token(expires_in = "rfc3339")] //~
    f: String,
}
