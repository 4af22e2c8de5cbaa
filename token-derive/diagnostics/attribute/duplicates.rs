#[derive(TokenModel)]
#[token(debug, debug)] //~
#[token(margin = "1m")]
#[token(margin = "2m")] //~
#[token(default_lifetime = "1h", default_lifetime = "1h")] //~
struct Session {
    #[token(refresh_token, required, required)] //~
    refresh_token: Option<Secret>,
    #[token(expires = "unix", expires = "rfc3339")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(expires_in, expires_in = "millis")] //~
    expires_in: Option<u64>,
    #[token(issued = "unix", unknown(0))]
    #[token(unknown(-1))] //~
    created_at: Option<DateTime<Utc>>,
    #[token(scopes)]
    #[token(scopes = "comma")] //~
    scope: Vec<String>,
    #[token(public)]
    #[token(public)] //~
    public_key: String,
    #[token(secret)]
    #[token(secret)] //~
    #[token(secret)] //~
    id_token: Secret,
}

#[derive(TokenModel)]
#[token(never_expires)]
#[token(never_expires)] //~
struct ApiKey {
    #[token(access_token)]
    access_token: Secret,
}
