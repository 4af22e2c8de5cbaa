#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")] //~
    #[serde(skip)]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)] //~
    #[serde(skip_deserializing)]
    scope: ScopeSet,
    #[token(active)] //~
    #[serde(skip_deserializing)]
    active: bool,
}
