#[derive(TokenModel)]
struct Short {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "second")] //~
    expires_in: u64,
    #[token(refresh_expires_in = "ms")] //~
    refresh_expires_in: Option<u64>,
}

#[derive(TokenModel)]
struct Long {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "milliseconds")] //~
    expires_in: u64,
}

#[derive(TokenModel)]
struct Point {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in = "unix")] //~
    expires_in: u64,
    #[token(refresh_expires_in = "%H:%M:%S")] //~
    refresh_expires_in: Option<u64>,
}

#[derive(TokenModel)]
struct Several {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in("seconds", "millis"))] //~
    expires_in: u64,
}
