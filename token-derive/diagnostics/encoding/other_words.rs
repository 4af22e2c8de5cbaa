//! The encodings under names from elsewhere.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "timestamp")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "iso8601")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "epoch")] //~
    created_at: Option<DateTime<Utc>>,
}
