#[derive(TokenModel)]
struct Session {
    #[token(access_token, debug)] //~
    access_token: Secret,
    #[token(refresh_token, never_expires)] //~
    refresh_token: Option<Secret>,
    #[token(expires = "unix", margin = "1m")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(issued = "unix", default_lifetime = "1h")] //~
    created_at: Option<DateTime<Utc>>,
    #[token(crate = "::token_runtime")] //~
    user_id: u64,
    #[token(manual(Serialize))] //~
    user_name: String,
}

#[derive(TokenModel)]
struct Base {
    #[token(expires_in, base = "received")] //~
    expires_in: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}
