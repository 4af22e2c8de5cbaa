//! The names of RFCs and providers lead to the role that they have here.

#[derive(TokenModel)]
struct Introspection {
    #[token(exp = "unix")] //~
    exp: i64,
    #[token(iat = "unix")] //~
    iat: i64,
    #[token(nbf = "unix")] //~
    nbf: i64,
    #[token(auth_time = "unix")] //~
    auth_time: i64,
    #[token(scp)] //~
    scp: ScopeSet,
    #[token(kind)] //~
    kind: String,
    #[token(id_token)] //~
    id_token: Secret,
    #[token(is_active)] //~
    active: bool,
}

#[derive(TokenModel)]
struct Entra {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_on = "unix")] //~
    expires_on: i64,
    #[token(refresh_token_expires_in)] //~
    refresh_token_expires_in: u64,
    #[token(not_before = "unix")] //~
    not_before: i64,
    #[token(ext_expires_in)] //~
    ext_expires_in: u64,
    #[token(issued_token_type)] //~
    issued_token_type: String,
    #[token(issuer)] //~
    issuer: String,
}

#[derive(TokenModel)]
struct Certificate {
    #[token(not_after = "rfc3339")] //~
    not_after: DateTime<Utc>,
    #[token(token_secret)] //~
    token_secret: Secret,
    #[token(permissions = "comma")] //~
    permissions: Vec<String>,
    #[token(lifespan)] //~
    lifespan: u64,
}
