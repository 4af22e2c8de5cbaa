//! Token keys written under `serde`.

#[derive(TokenModel)]
struct Session {
    #[serde(access_token)] //~
    access_token: Secret,
}
