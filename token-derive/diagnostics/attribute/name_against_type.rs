//! A name of a provider that the type does not fit leads to the role all the same; a slip of the
//! keyboard does not.

#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    token: Secret,
    #[token(expires_on = "unix_seconds")] //~
    expires_on: String,
    #[token(issued_at = "millis")] //~
    issued_at: String,
    #[token(isued = "unix")] //~
    other: String,
    #[token(id_token, expires = "jwt")] //~
    id_token: Secret,
    #[token(refresh_token, refresh_expiry = "jwt")] //~
    refresh_token: Secret,
}
