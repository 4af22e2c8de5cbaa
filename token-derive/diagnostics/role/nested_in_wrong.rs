//! A struct that nests a struct with a mistake has no error itself.

#[derive(TokenModel)]
struct Inner {
    #[token(acces_token)] //~
    access_token: Secret,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    scope: ScopeSet,
}

#[derive(TokenModel)]
struct Session {
    #[token(nested)]
    data: Vec<Inner>,
}
