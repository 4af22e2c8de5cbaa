#[derive(TokenModel)]
struct Session {
    #[token(expires = "unix")]
    #[serde(with = "chrono_seconds")] //~
    expires_at: DateTime<Utc>,
    #[token(issued = "unix")]
    #[serde(deserialize_with = "chrono_seconds::deserialize")] //~
    created_at: DateTime<Utc>,
    #[serde(serialize_with = "scopes")] //~
    #[token(scopes = "space")]
    scope: ScopeSet,
    #[token(access_token)]
    access_token: Secret,
}
