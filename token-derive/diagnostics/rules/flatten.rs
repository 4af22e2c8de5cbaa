//! A flattened field of an annotated struct is declared, whatever its type.

#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[serde(flatten)] //~
    user: User,
    #[serde(flatten)] //~
    rest: BTreeMap<String, Value>,
    #[serde(flatten)]
    #[token(public)]
    label: Label,
    #[token(nested)]
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)] //~
    #[token(expires = "unix")]
    expires_at: Option<DateTime<Utc>>,
    #[serde(flatten)] //~
    #[token(active)]
    active: Option<bool>,
}
