#[derive(TokenModel)]
#[token(manual(Serialise))] //~
struct Misspelt {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(manual(Debug))] //~
struct Other {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(manual = "Serialize")] //~
struct Value {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}
