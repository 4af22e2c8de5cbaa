#[derive(TokenModel)]
#[token(base = "sibling")] //~
struct Unknown {
    #[token(expires_in)]
    expires_in: u64,
}

#[derive(TokenModel)]
#[token(base = "parent")] //~
struct NoLifetime {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}
