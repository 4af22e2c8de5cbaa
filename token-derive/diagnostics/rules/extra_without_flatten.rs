#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(extra)] //~
    rest: Extra,
}
