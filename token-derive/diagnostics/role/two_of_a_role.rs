#[derive(TokenModel)]
struct Session {
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(refresh_token)] //~
    renewal_token: Option<Secret>,
    #[token(scopes)]
    scope: ScopeSet,
    #[token(scopes = "comma")] //~
    permissions: ScopeSet,
    #[token(refresh_scopes)]
    refresh_scope: ScopeSet,
    #[token(refresh_scopes)] //~
    refresh_permissions: ScopeSet,
    #[token(token_type)]
    token_type: TokenType,
    #[token(token_type)] //~
    kind: TokenType,
    #[token(active)]
    active: bool,
    #[token(active)] //~
    valid: Option<bool>,
    #[token(active, fallback)]
    enabled: Option<bool>,
    #[token(received)]
    received_at: DateTime<Utc>,
    #[token(received)] //~
    stored_at: DateTime<Utc>,
    #[token(expires_in)]
    expires_in: u64,
    #[serde(flatten)]
    #[token(extra)]
    rest: Extra,
    #[serde(flatten)]
    #[token(extra)] //~
    more: Extra,
}
