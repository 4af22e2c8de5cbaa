#[derive(TokenModel)]
#[token = "session"] //~
struct Session {
    #[token = "access_token"] //~
    access_token: Secret,
    #[token = "unix"] //~
    expires_at: Option<DateTime<Utc>>,
}
