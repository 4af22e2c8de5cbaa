//! Attributes that change nothing.

#[derive(TokenModel)]
struct Session {
    #[token(access_token, secret)] //~
    access_token: Secret,
    #[token(refresh_token)]
    #[token(secret)] //~
    refresh_token: Option<Secret>,
    #[token(expires = "unix", instant = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(public)] //~
    user_id: u64,
    #[token(public)] //~
    user_name: String,
}
