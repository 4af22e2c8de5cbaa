//! The errors of serde and of the derive are reported together.

#[derive(TokenModel)]
#[serde(rename_all = "CamelCase", tag)] //~ 2
#[token(margn = "30s")] //~
struct Session {
    #[serde(renam = "a")] //~
    #[token(acess_token)] //~
    access_token: Secret,
    #[token(expires = "unxi")] //~
    #[serde(default, default)] //~
    expires_at: Option<DateTime<Utc>>,
    #[serde(skip, skip)] //~ 2
    cached: bool,
    #[serde(borrow)] //~
    user_name: u8,
}
