//! A sentinel value has one meaning, however it is written.

#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix", never(0), unknown("0"))] //~
    expires_at: Option<i64>,
    #[token(instant = "unix", unknown(0, 0x0))] //~
    updated_at: Option<i64>,
    #[token(expires_in, never(absent, -1), unknown(absent))] //~
    expires_in: Option<u64>,
    #[token(received)]
    received_at: i64,
}
