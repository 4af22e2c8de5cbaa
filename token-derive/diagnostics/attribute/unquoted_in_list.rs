#[derive(TokenModel)]
struct Session {
    #[token(expires(rfc3339, "unix"))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued(unix))] //~
    created_at: Option<DateTime<Utc>>,
    #[token(scopes(comma))] //~
    scope: Vec<String>,
    #[token(refresh_expires["unix", "rfc3339"])] //~
    refresh_expires_at: Option<DateTime<Utc>>,
}
