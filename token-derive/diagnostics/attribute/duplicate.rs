#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    #[token(access_token)] //~
    access_token: Secret,
}
