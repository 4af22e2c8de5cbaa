#[derive(TokenModel)]
struct Session {
    #[token(acces_token)] //~
    access_token: Secret,
}
