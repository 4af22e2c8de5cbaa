#[derive(TokenModel)]
struct Only {
    #[token(expires = "unix", fallback)] //~
    expires_at: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
struct NoRole {
    #[token(fallback)] //~
    user_id: Option<u64>,
}
