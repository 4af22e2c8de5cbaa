#[derive(TokenModel)]
struct Session {
    #[token(access_token, unknown(""))] //~
    access_token: Option<Secret>,
    #[token(scopes, never("none"))] //~
    scope: Option<Vec<String>>,
    #[token(token_type, unknown("N/A"))] //~
    token_type: Option<TokenType>,
    #[token(received, unknown(0))] //~
    received_at: DateTime<Utc>,
    #[token(issued = "unix", never(0))] //~
    created_at: Option<DateTime<Utc>>,
    #[token(expires_in)]
    expires_in: Option<u64>,
    #[token(unknown(-1))] //~
    user_id: Option<i64>,
}
