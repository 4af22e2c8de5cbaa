//! Words of which nothing is needed here.

#[derive(TokenModel)]
#[token(no_debug)] //~
struct Session {
    #[token(access_token, nullable)] //~
    access_token: Option<Secret>,
    #[token(role = "refresh_token")] //~
    refresh_token: Option<Secret>,
    #[token(encoding = "unix")] //~
    expires_at: i64,
    #[token(jwt)] //~
    jwt: Secret,
    #[token(scopes, delimiter = ",")] //~
    scope: Vec<String>,
    #[token(client_id)] //~
    client_id: String,
    #[token(aud)] //~
    aud: String,
}
