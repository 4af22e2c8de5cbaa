#[derive(TokenModel)]
#[token(margin = "1m")] //~
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
#[token(never_expires, margin = "1m")] //~
struct ApiKey {
    #[token(access_token)]
    access_token: Secret,
}
