//! Without a good guess: what there is for a field of this kind.

#[derive(TokenModel)]
struct Session {
    #[token(purple)] //~
    text: String,
    #[token(purple)] //~
    flag: Option<bool>,
    #[token(purple)] //~
    number: i64,
    #[token(purple)] //~
    small: u8,
    #[token(purple)] //~
    time: DateTime<Utc>,
    #[token(purple)] //~
    lifetime: Duration,
    #[token(purple)] //~
    scopes: ScopeSet,
    #[token(purple)] //~
    own: Own,
    #[token(expires = "unix", purple)] //~
    expires_at: i64,
}
