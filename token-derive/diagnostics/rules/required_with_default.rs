#[derive(TokenModel)]
struct Session {
    #[token(refresh_token, required)] //~
    #[serde(default)]
    refresh_token: Option<Secret>,
    #[token(expires = "unix", required, never(absent))]
    expires_at: Option<DateTime<Utc>>,
}
