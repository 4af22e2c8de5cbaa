#[derive(TokenModel)]
enum Token { //~
    Bearer {
        #[token(access_token)]
        access_token: Secret,
    },
    Mac(Secret),
}
