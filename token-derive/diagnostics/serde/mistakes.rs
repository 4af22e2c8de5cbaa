//! A mistake in an attribute of serde is one error, with the text of serde.

#[derive(TokenModel)]
#[serde(rename_all = "CamelCase")] //~
struct Style {
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
}

#[derive(TokenModel)]
struct Key {
    #[token(expires = "unix")]
    #[serde(renam = "exp")] //~
    expires_at: DateTime<Utc>,
}

#[derive(TokenModel)]
struct Lifetime<'de> { //~
    #[token(expires = "unix")]
    expires_at: DateTime<Utc>,
    user_name: &'de str,
}
