#[derive(TokenModel)]
struct Session {
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "rfc339")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix-ms")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "UNIX")] //~
    first_used_at: Option<DateTime<Utc>>,
    #[token(instant = "httpdate")] //~
    last_used_at: Option<DateTime<Utc>>,
    #[token(instant("rfc3339", "dat"))] //~
    last_seen_at: Option<DateTime<Utc>>,
}
