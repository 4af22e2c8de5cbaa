#[derive(TokenModel)]
struct Session {
    #[token(access_token = "access_token")] //~
    access_token: Secret,
    #[token(refresh_token = true)] //~
    refresh_token: Option<Secret>,
    #[token(secret("id_token"))] //~
    id_token: Secret,
    #[token(token_type = "Bearer")] //~
    token_type: TokenType,
    #[token(active = "true")] //~
    active: bool,
    #[token(public = "yes")] //~
    public_key: String,
    #[token(received = "unix")] //~
    received_at: DateTime<Utc>,
    #[token(expires_in, required = true)] //~
    expires_in: Option<u64>,
    #[token(expires = "unix", fallback = 1)] //~
    expires_at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    #[token(extra = "rest")] //~
    rest: Extra,
}

#[derive(TokenModel)]
#[token(never_expires = true)] //~
struct ApiKey {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
#[token(debug = "all")] //~
struct Printed {
    #[token(access_token)]
    access_token: String,
}
