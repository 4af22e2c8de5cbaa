#[derive(TokenModel)]
struct Session {
    #[token(accessToken)] //~
    access_token: Secret,
    #[token(RefreshToken)] //~
    refresh_token: Option<Secret>,
    #[token(Expires = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(SCOPES)] //~
    scope: Vec<String>,
}
