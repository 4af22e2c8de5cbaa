#[derive(TokenModel)]
struct Session {
    #[token(expires = 5)] //~
    expires_at: Option<DateTime<Utc>>,
}
