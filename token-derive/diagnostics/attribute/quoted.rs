#[derive(TokenModel)]
#[token("debug")] //~
struct Session {
    #[token("access_token")] //~
    access_token: Secret,
    #[token("expires" = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(5)] //~
    user_id: u64,
    #[token(true)] //~
    admin: bool,
}
