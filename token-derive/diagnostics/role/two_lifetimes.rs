#[derive(TokenModel)]
struct Session {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(expires_in = "millis")] //~
    ttl: Option<u64>,
    #[token(refresh_expires_in)]
    refresh_expires_in: Option<u64>,
    #[token(refresh_expires_in)] //~
    refresh_ttl: Option<u64>,
}
