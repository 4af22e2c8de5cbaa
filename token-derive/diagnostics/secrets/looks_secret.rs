#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    client_secret: String, //~
}
