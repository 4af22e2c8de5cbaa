#[derive(TokenModel)]
#[token(margin = true)] //~
#[token(default_lifetime = 1.5)] //~
struct Session {
    #[token(issued = 'u')] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires = b"unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in = 1000)] //~
    expires_in: Option<u64>,
    #[token(scopes = ' ')] //~
    scope: Vec<String>,
    #[token(instant = true)] //~
    updated_at: Option<DateTime<Utc>>,
}

#[derive(TokenModel)]
#[token(crate = 5)] //~
struct Elsewhere {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
