#[derive(TokenModel)]
#[token(
    margn = "30s", //~
    defualt_lifetime = "60s", //~
    debgu, //~
)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(issued = "unix")]
    created_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
}

#[derive(TokenModel)]
#[token(never_expire)] //~
struct ApiKey {
    #[token(access_token)]
    key: Secret,
}

#[derive(TokenModel)]
#[token(krate = "::token_runtime")] //~
struct Elsewhere {
    #[token(access_token)]
    key: Secret,
}
