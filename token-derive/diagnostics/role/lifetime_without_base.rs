#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)] //~
    expires_in: u64,
}
