#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_expires_in = "seconds")] //~
    refresh_expires_in: u64,
}
