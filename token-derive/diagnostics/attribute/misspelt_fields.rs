//! The misspelt role does not make the field a forgotten secret as well.

#[derive(TokenModel)]
#[token(debug)]
struct Session {
    #[token(acess_token)] //~
    access_token: String,
    #[token(refesh_token)] //~
    refresh_token: Option<String>,
    #[token(secert)] //~
    client_secret: Secret,
    #[token(pubic)] //~
    public_key: String,
    #[token(token_typ)] //~
    token_type: TokenType,
    #[token(is_active)] //~
    active: bool,
    #[token(expire = "unix")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(refresh_expire = "unix")] //~
    refresh_expires_at: Option<DateTime<Utc>>,
    #[token(expire_in = "millis")] //~
    expires_in: Option<u64>,
    #[token(isued = "unix")] //~
    issued_at: Option<i64>,
    #[token(recieved)] //~
    received_at: DateTime<Utc>,
    #[token(scoeps = "comma")] //~
    scope: Vec<String>,
    #[token(
        instnat = "rfc3339", //~
        requird, //~
    )]
    updated_at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    #[token(extras)] //~
    rest: Extra,
}
