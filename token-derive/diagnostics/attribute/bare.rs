#[derive(TokenModel)]
#[token] //~
struct Session {
    #[token] //~
    access_token: Secret,
}
