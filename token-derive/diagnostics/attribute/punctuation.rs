#[derive(TokenModel)]
struct Session {
    #[token(access_token; required)] //~
    access_token: Option<Secret>,
    #[token(refresh_token required)] //~
    refresh_token: Option<Secret>,
    #[token(expires: "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(token::scopes)] //~
    scope: Vec<String>,
    #[token(client-secret)] //~
    client_secret: Secret,
    #[token(!public)] //~
    user_id: u64,
}
