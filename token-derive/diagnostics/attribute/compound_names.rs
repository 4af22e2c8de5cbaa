//! Names made of the words of the roles, in any case.

#[derive(TokenModel)]
struct Times {
    #[token(access_token_expires = "unix")] //~
    a: i64,
    #[token(accessTokenExpiresAt = "unix")] //~
    b: i64,
    #[token(token_expiration_date = "date")] //~
    c: DateTime<Utc>,
    #[token(refresh_token_expires_at = "unix")] //~
    d: i64,
    #[token(refreshTokenExpiry = "unix")] //~
    e: i64,
    #[token(expiration_time = "rfc3339")] //~
    f: DateTime<Utc>,
    #[token(created_on = "unix")] //~
    g: i64,
}

#[derive(TokenModel)]
struct Lifetimes {
    #[token(access_token_expires_in)] //~
    a: u64,
    #[token(refresh_token_lifetime)] //~
    b: u64,
    #[token(refresh_token_scopes)] //~
    c: Vec<String>,
}
