//! Of two encodings that read the same numbers the second is never reached.

#[derive(TokenModel)]
struct Session {
    #[token(expires("unix", "unix_ms"))] //~
    expires_at: i64,
    #[token(instant("rfc3339", "unix_us", "unix_ns"))] //~
    updated_at: DateTime<Utc>,
    #[token(instant("unix", "unix", "rfc3339"))] //~
    created_at: DateTime<Utc>,
    #[token(instant("unxi", "unix", "unix_ms"))] //~ 2
    seen_at: DateTime<Utc>,
}
