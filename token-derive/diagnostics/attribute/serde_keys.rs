#[derive(TokenModel)]
#[token(rename_all = "camelCase")] //~
#[token(deny_unknown_fields)] //~
#[token(default)] //~
struct Session {
    #[token(access_token, rename = "token")] //~
    access_token: Secret,
    #[token(refresh_token, default)] //~
    refresh_token: Option<Secret>,
    #[token(expires = "unix", alias = "exp")] //~
    expires_at: Option<DateTime<Utc>>,
    #[token(skip)] //~
    cached: bool,
    #[token(skip_serializing_if = "Option::is_none")] //~
    user_name: Option<String>,
    #[token(with = "my_module")] //~
    user_id: u64,
    #[token(borrow)] //~
    locale: String,
    #[token(flatten)] //~
    rest: BTreeMap<String, String>,
}
