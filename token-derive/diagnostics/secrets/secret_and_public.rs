#[derive(TokenModel)]
struct Session {
    #[token(secret, public)] //~
    client_secret: Secret,
}
