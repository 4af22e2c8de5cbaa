//! What is missing is named, at its place.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix" never(0))] //~
    expires_at: Option<i64>,
    #[token(refresh_expires "unix")] //~
    refresh_expires_at: Option<i64>,
    #[token(issued => "unix")] //~
    issued_at: i64,
    #[token(instant == "unix")] //~
    updated_at: i64,
    #[token(scopes = "space"; required)] //~
    scope: Option<ScopeSet>,
    #[token(expires_in["seconds"])] //~
    expires_in: u64,
    #[token(refresh_expires_in =)] //~
    refresh_expires_in: u64,
    #[token(token_type, , required)] //~
    token_type: Option<String>,
    #[token(access_token, never(0 1))] //~
    access_token: Option<Secret>,
    #[token = "refresh_token"] //~
    refresh_token: Secret,
}

#[derive(TokenModel)]
struct Words {
    #[token(access token, required)] //~
    a: Option<Secret>,
    #[token(refresh-token)] //~
    b: Secret,
    #[token(expires-in = "seconds")] //~
    c: u64,
}

#[derive(TokenModel)]
struct Literals {
    #[token(expires = b"unix")] //~
    a: i64,
    #[token(instant = c"unix")] //~
    b: i64,
    #[token(instant = 'u')] //~
    c: i64,
    #[token(instant = "unix"s)] //~
    d: i64,
    #[token(instant = Unix)] //~
    e: i64,
    #[token(instant = token::Encoding::Unix)] //~
    f: i64,
    #[token(scopes = ',')] //~
    g: ScopeSet,
    #[token(expires_in = 60)] //~
    h: u64,
}
