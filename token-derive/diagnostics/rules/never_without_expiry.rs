#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(never(0))] //~
    expires_at: Option<u64>,
}
