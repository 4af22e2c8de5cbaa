//! The type of a field says which role it has not.

#[derive(TokenModel)]
struct Times {
    #[token(expires = "unix")]
    a: Duration, //~
    #[token(refresh_expires = "unix")]
    b: bool, //~
    #[token(issued = "unix")]
    c: u8, //~
    #[token(instant = "unix")]
    d: Option<u16>, //~
    #[token(instant = "rfc3339")]
    e: String, //~
    #[token(instant = "unix")]
    f: f64, //~
}

#[derive(TokenModel)]
struct Lifetimes {
    #[token(received)]
    received_at: bool, //~
    #[token(expires_in)]
    a: DateTime<Utc>, //~
    #[token(refresh_expires_in)]
    b: String, //~
}

#[derive(TokenModel)]
struct Texts {
    #[token(access_token)]
    a: i64, //~
    #[token(refresh_token)]
    b: Vec<u8>, //~
    #[token(secret)]
    c: String, //~
    #[token(token_type)]
    d: bool, //~
    #[token(scopes)]
    e: u32, //~
    #[token(active)]
    g: String, //~
}

#[derive(TokenModel)]
struct Borrowed<'a> {
    #[token(scopes)]
    a: Vec<&'a str>, //~
    #[token(refresh_scopes = "list")]
    b: Option<BTreeSet<&'a str>>, //~
}

// A path that begins in the user's own crate is the user's own type.
#[derive(TokenModel)]
struct OfTheUser {
    #[token(expires = "unix")]
    a: crate::Duration,
    #[token(scopes)]
    b: Option<super::Timestamp>,
}
