//! The name of the field in place of the role.

#[derive(TokenModel)]
struct Session {
    #[token(access)] //~
    access_token: Secret,
    #[token(refresh = "refresh_token")] //~
    refresh_token: Option<Secret>,
    #[token(expires_at = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expires_at = "unix")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(issued_at = "unix")] //~
    issued_at: Option<DateTime<Utc>>,
    #[token(created_at = "rfc3339")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(received_at)] //~
    received_at: DateTime<Utc>,
    #[token(scope = "space")] //~
    scope: Vec<String>,
    #[token(type)] //~
    token_type: TokenType,
    #[token(id_token)] //~
    id_token: Secret,
    #[serde(flatten)]
    #[token(rest)] //~
    rest: Extra,
}

#[derive(TokenModel)]
struct Other {
    #[token(token)] //~
    access_token: Secret,
    #[token(expiry = "unix")] //~
    expiry: Option<DateTime<Utc>>,
    #[token(iat = "unix")] //~
    iat: Option<DateTime<Utc>>,
    #[token(ttl = "seconds")] //~
    ttl: Option<u64>,
    #[token(permissions)] //~
    permissions: Vec<String>,
}

#[derive(TokenModel)]
struct Jwt {
    #[token(bearer)] //~
    token: Secret,
    #[token(exp = "unix")] //~
    exp: Option<DateTime<Utc>>,
    #[token(lifetime = "seconds")] //~
    lifetime: Option<u64>,
    #[token(time = "unix")] //~
    nbf: Option<DateTime<Utc>>,
}
