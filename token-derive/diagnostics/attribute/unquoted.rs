#[derive(TokenModel)]
#[token(margin = 30s)] //~
#[token(default_lifetime = one_hour)] //~
struct Session {
    #[token(expires = unix)] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = DateTime::RFC3339)] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires_in = millis)] //~
    expires_in: Option<u64>,
    #[token(scopes = space)] //~
    scope: Vec<String>,
    #[token(instant = %Y-%m-%d)] //~
    updated_at: Option<DateTime<Utc>>,
}
