#[derive(TokenModel)]
#[token(default_lifetime = "1h")] //~
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
}
