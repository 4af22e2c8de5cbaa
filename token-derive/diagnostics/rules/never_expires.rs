#[derive(TokenModel)]
#[token(never_expires)] //~
struct Point {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(never_expires)] //~
struct Lifetime {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: u64,
}

#[derive(TokenModel)]
#[token(never_expires, default_lifetime = "1h")] //~
struct Default {
    #[token(issued = "unix")]
    created_at: DateTime<Utc>,
    #[token(access_token)]
    access_token: Secret,
}
