#[derive(TokenModel)]
#[token(access_token)] //~
#[token(expires = "unix")] //~
#[token(scopes = "space")] //~
#[token(required)] //~
#[token(never(0))] //~
#[token(public)] //~
struct Session {
    access_token: Secret,
    expires_at: Option<DateTime<Utc>>,
    scope: Vec<String>,
}
