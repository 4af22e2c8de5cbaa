//! A wrong key with a wrong value: the value that was probably meant, or no value.

#[derive(TokenModel)]
struct Session {
    #[token(exp = "ms")] //~
    a: i64,
    #[token(expiry = "iso8601")] //~
    b: DateTime<Utc>,
    #[token(created_at = "purple")] //~
    c: i64,
    #[token(scope = ",")] //~
    d: ScopeSet,
    #[token(scp = "array")] //~
    e: Vec<String>,
    #[token(ttl = "ms")] //~
    f: u64,
}
