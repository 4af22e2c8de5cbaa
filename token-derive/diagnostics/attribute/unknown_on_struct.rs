#[derive(TokenModel)]
#[token(provider = "acme", margin = "1m")] //~
struct Session {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
