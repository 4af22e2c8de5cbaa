//! A mistake does not lead to the errors of what it hides: a role, a flag or a struct attribute.

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

#[derive(TokenModel)]
#[token(never_expire, margin = 60)] //~
struct HiddenNeverExpires {
    #[token(access_token)]
    token: Secret,
}

#[derive(TokenModel)]
#[token(default_lifetme = 3600, base = "parent")] //~
struct HiddenLifetime {
    #[token(access_token)]
    token: Secret,
}

#[derive(TokenModel)]
#[token(bas = "parent")] //~
struct HiddenBase {
    #[token(expires_in)]
    lifetime: u64,
}

#[derive(TokenModel)]
#[token(debgu)] //~
struct HiddenDebug {
    #[token(access_token)]
    token: String,
    #[token(refresh_token)]
    refresh: Option<String>,
}

#[derive(TokenModel)]
struct HiddenFallback {
    #[token(access_token, falback)] //~
    legacy: Option<Secret>,
    #[token(access_token)]
    token: Secret,
}

#[derive(TokenModel)]
struct HiddenFallbackOfNested {
    #[token(nested(access_token), falback)] //~
    legacy: Option<Inner>,
    #[token(nested(access_token))]
    inner: Inner,
}

#[derive(TokenModel)]
struct HiddenFallbackBesideNested {
    #[token(nested(access_token))]
    inner: Inner,
    #[token(access_token, falback)] //~
    token: Secret,
}
