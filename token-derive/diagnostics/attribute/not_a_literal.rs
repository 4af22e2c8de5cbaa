#[derive(TokenModel)]
struct Session {
    #[token(expires = ENCODING)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = concat!("un", "ix"))] //~
    created_at: Option<DateTime<Utc>>,
}
