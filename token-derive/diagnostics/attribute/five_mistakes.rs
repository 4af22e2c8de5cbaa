//! Five mistakes in one struct: five errors, in the order of the source.

#[derive(TokenModel)]
#[token(margin = "30x")] //~
struct Session {
    #[token(acces_token)] //~
    access_token: Secret,
    #[token(expires = "unxi")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes = "space", scopes = "space")] //~
    scope: Vec<String>,
    #[token(rename = "uid")] //~
    user_id: u64,
}
