//! Words that are none: the errors list those there are.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "julian")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(instant = "YYYY-MM-DD HH:mm:ss")] //~
    activated_at: Option<DateTime<Utc>>,
    #[token(instant = "seconds")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant = "millis")] //~
    last_used_at: Option<DateTime<Utc>>,
    #[token(instant = "")] //~
    last_seen_at: Option<DateTime<Utc>>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(refresh_expires_in = "fortnights")] //~
    refresh_expires_in: Option<u64>,
}
