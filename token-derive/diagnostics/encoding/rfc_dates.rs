//! The dates of mail have an offset: the format that reads it is named.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "rfc2822")] //~
    expires_at: DateTime<Utc>,
    #[token(issued = "rfc5322")] //~
    issued_at: DateTime<Utc>,
    #[token(instant = "rfc7231")] //~
    date: DateTime<Utc>,
    #[token(instant = "imf-fixdate")] //~
    last_modified: DateTime<Utc>,
}
