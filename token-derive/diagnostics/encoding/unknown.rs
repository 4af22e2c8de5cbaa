#[derive(TokenModel)]
struct Session {
    #[token(expires = "julian")] //~
    expires_at: Option<DateTime<Utc>>,
}
