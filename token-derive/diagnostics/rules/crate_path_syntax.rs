#[derive(TokenModel)]
#[token(crate = "token-runtime")] //~
struct Hyphen {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
#[token(crate = "")] //~
struct Empty {
    #[token(access_token)]
    access_token: Secret,
}
