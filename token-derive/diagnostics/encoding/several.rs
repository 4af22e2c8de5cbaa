#[derive(TokenModel)]
struct Session {
    #[token(expires("rfc3339", "unix", "rfc3339"))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires("rfc3339" "unix"))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "rfc3339", "unix")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(instant = "rfc3339, unix")] //~
    updated_at: Option<DateTime<Utc>>,
    #[token(instant = ("rfc3339", "unix"))] //~
    revoked_at: Option<DateTime<Utc>>,
    #[token(instant = ["rfc3339", "unix"])] //~
    seen_at: Option<DateTime<Utc>>,
}
