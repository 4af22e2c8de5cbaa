#[derive(TokenModel)]
struct Token(#[token(access_token)] Secret, #[token(expires = "unix")] DateTime<Utc>); //~
