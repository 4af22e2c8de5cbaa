#[derive(TokenModel)]
struct OnTheTime {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "jwt")] //~
    expires_at: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct Issued {
    #[token(access_token, issued = "jwt")] //~
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
