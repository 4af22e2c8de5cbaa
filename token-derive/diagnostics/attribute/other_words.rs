//! Attributes of other crates.

#[derive(TokenModel)]
struct Session {
    #[token(secret, redact)] //~
    session: Secret,
    #[token(sensitive)] //~
    id_token: Secret,
    #[token(format = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(scopes, separator = ",")] //~
    scope: Vec<String>,
    #[token(refresh_token, optional)] //~
    refresh_token: Option<Secret>,
    #[token(ignore)] //~
    user_id: u64,
    #[token(unit = "millis")] //~
    expires_in: Option<u64>,
}

#[derive(TokenModel)]
struct Envelope {
    #[token(bearer_token)] //~
    token: Secret,
    #[token(embedded)] //~
    inner: Inner,
    #[token(nested(token))] //~
    other: Inner,
    #[token(is_valid)] //~
    valid: bool,
    #[token(revoked)] //~
    revoked: bool,
    #[token(additional)] //~
    #[serde(flatten)]
    rest: Extra,
}
