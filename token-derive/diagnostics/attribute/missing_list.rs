#[derive(TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix", never)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", unknown())] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires("rfc3339", "unix"), fallback, never = 0)] //~
    expiry: Option<DateTime<Utc>>,
    #[token(nested())] //~
    inner: Inner,
    #[token(refresh_expires())] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
}

#[derive(TokenModel)]
#[token(manual)] //~
struct ByHand {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
