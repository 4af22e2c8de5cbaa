#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(expires = "rfc3339")] //~
    expiry: Option<DateTime<Utc>>,
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(issued = "unix")] //~
    issued_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix")]
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "rfc3339")] //~
    refresh_expiry: Option<DateTime<Utc>>,
    #[token(refresh_expires = "rfc3339")] //~
    refresh_until: Option<DateTime<Utc>>,
}
