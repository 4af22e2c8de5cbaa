//! No guess is of another unit than the word says.

#[derive(TokenModel)]
struct Session {
    #[token(instant = "unix timestamp")] //~
    a: i64,
    #[token(instant = "epoch_seconds")] //~
    b: i64,
    #[token(instant = "epoch_millis")] //~
    c: i64,
    #[token(instant = "unix_micros")] //~
    d: i64,
    #[token(instant = "nanos")] //~
    e: i64,
    #[token(instant = "date_time")] //~
    f: DateTime<Utc>,
    #[token(instant = "minutes")] //~
    g: i64,
    #[token(expires_in = "micros")] //~
    h: u64,
    #[token(refresh_expires_in = "ms")] //~
    i: u64,
    #[token(instant = "jwt")] //~
    j: i64,
    #[token(instant = "unix_m")] //~
    k: i64,
}
