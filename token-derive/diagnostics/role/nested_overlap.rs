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
struct TwoOfAll {
    #[token(nested)]
    user: Inner,
    #[token(nested)] //~
    bot: Inner,
}

#[derive(TokenModel)]
struct TwoOfOne {
    #[token(nested(access_token, expires))]
    user: Inner,
    #[token(nested(scopes, expires))] //~
    bot: Inner,
}

#[derive(TokenModel)]
struct Own {
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[token(nested(expires))] //~
    user: Inner,
}
