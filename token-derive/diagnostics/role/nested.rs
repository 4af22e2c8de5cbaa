#[derive(TokenModel)]
struct Inner {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
}

#[derive(TokenModel)]
struct Roles {
    #[token(nested(acces_token))] //~
    one: Inner,
    #[token(nested(expires_at))] //~
    two: Inner,
    #[token(nested(scopes, scopes))] //~
    three: Inner,
    #[token(nested(issued))] //~
    four: Inner,
    #[token(nested = "expires")] //~
    five: Inner,
}
