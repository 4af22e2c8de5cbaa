#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix", nevr(0))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(expires = "rfc3339", fallbak)] //~
    expiry: Option<DateTime<Utc>>,
    #[token(refresh_token, requierd)] //~
    refresh_token: Option<Secret>,
    #[token(refresh_expires = "unix", unkown(-1))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
}
