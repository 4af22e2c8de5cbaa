//! Mistakes in serde's attributes and in ours are reported in one round.

#[derive(TokenModel)]
#[serde(rename_all = "cammelCase")] //~
#[token(margin = "soon")] //~
struct Session {
    #[serde(renam = "token")] //~
    #[token(acess_token)] //~
    access_token: Secret,
    #[serde(default = 5)] //~
    #[token(expires = "unix")]
    expires_at: i64,
    #[token(scopes = "colon")] //~
    scope: Vec<String>,
}
