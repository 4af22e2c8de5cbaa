#[derive(TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
struct Session {
    #[token(access_token, refresh_token)] //~
    token: Secret,
    #[token(token_type, scopes)] //~
    kind: String,
    #[token(received, issued = "unix")] //~
    received_at: DateTime<Utc>,
    #[token(expires = "unix", expires_in)] //~
    expires_at: Option<u64>,
    #[token(expires_in, refresh_expires_in)] //~
    expires_in: Option<u64>,
    #[token(nested, secret)] //~
    inner: Inner,
    #[serde(flatten)]
    #[token(extra, nested)] //~
    rest: Extra,
}
