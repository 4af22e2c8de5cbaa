#[derive(TokenModel)]
#[serde(remote = "Other")] //~
struct Remote {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
#[serde(crate = "serde")] //~
struct Crate {
    #[token(access_token)]
    access_token: Secret,
}
