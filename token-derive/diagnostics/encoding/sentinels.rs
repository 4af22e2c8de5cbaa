#[derive(TokenModel)]
struct Words {
    #[token(expires = "unix", never(null))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", unknown(None))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", unknown(absnt))] //~
    issued: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct Literals {
    #[token(expires = "unix", never(true))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", unknown('0'))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", unknown(0.5))] //~
    issued: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct Repeated {
    #[token(expires = "unix", never(0, -1, 0))] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires = "unix", never(0), unknown(0))] //~
    refresh_expires_at: Option<DateTime<Utc>>,
}
