#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(access_token)] //~
    id_token: Secret,
}
