//! A mistake in a role does not lead to the errors of an absent role.

#[derive(TokenModel)]
#[token(margin = "30s")]
struct Expiry {
    #[token(expirse = "unix")] //~
    expires_at: i64,
}

#[derive(TokenModel)]
struct Base {
    #[token(expires_in)]
    expires_in: u64,
    #[token(recieved)] //~
    received_at: DateTime<Utc>,
}

#[derive(TokenModel)]
#[token(base = "parent")]
struct Parent {
    #[token(expries_in)] //~
    expires_in: u64,
}

#[derive(TokenModel)]
struct Fallback {
    #[token(acces_token)] //~
    access_token: Secret,
    #[token(access_token, fallback)]
    token: Secret,
}

#[derive(TokenModel)]
struct Sentinels {
    #[token(expirse = "unix", never(0))] //~
    expires_at: i64,
}

#[derive(TokenModel)]
struct Flattened {
    #[serde(flatten)]
    #[token(extar)] //~
    extra: Extra,
}
