#[derive(TokenModel)]
struct Session {
    #[token(colour)] //~
    user_id: u64,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
