//! Refusing unknown members leaves nothing for `extra`.

#[derive(TokenModel)]
#[serde(deny_unknown_fields)] //~
struct Session {
    #[token(access_token)]
    access_token: Secret,
    #[serde(flatten)]
    #[token(extra)]
    extra: Extra,
}
