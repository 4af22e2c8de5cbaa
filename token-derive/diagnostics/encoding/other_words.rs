//! The encodings under names from elsewhere.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "timestamp")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "iso8601")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "epoch")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "YYYY-MM-DD HH:mm:ss")] //~
    activated_at: Option<DateTime<Utc>>,
    #[token(instant = "seconds")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant = "millis")] //~
    last_used_at: Option<DateTime<Utc>>,
    #[token(instant = "")] //~
    last_seen_at: Option<DateTime<Utc>>,
}
