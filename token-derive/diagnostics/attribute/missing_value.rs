#[derive(TokenModel)]
#[token(margin)] //~
#[token(default_lifetime)] //~
struct Session {
    #[token(issued)] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(instant)] //~
    updated_at: Option<DateTime<Utc>>,
    #[token(refresh_expires)] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
}

#[derive(TokenModel)]
#[token(crate)] //~
struct Elsewhere {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
