#[derive(TokenModel)]
#[token(margin = )] //~
struct Session {
    #[token(expires = )] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = , required)] //~
    scope: Option<Vec<String>>,
}
