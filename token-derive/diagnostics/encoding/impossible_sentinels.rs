//! Sentinel values that the type of the field cannot hold.

#[derive(TokenModel)]
struct Integer {
    #[token(expires = "unix", never("x"))] //~
    expires_at: i64,
}

#[derive(TokenModel)]
struct IntegerLifetime {
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(expires_in, never("unlimited"))] //~
    expires_in: u32,
}

#[derive(TokenModel)]
struct Absent {
    #[token(expires = "unix", never(absent))] //~
    expires_at: i64,
}

#[derive(TokenModel)]
struct Unsigned {
    #[token(expires = "unix", unknown(-1))] //~
    expires_at: u64,
}
