#[derive(TokenModel)]
struct Session {
    #[token(access_token, public)] //~
    access_token: Secret,
    #[token(public)] //~
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(public)] //~
    client_secret: Secret,
}
