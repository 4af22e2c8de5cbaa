//! The names on the wire count as well as the name of the field.

#[derive(TokenModel)]
struct Session {
    #[serde(rename = "accessToken")]
    value: String, //~
    #[serde(alias = "IDToken")]
    identity: Option<String>, //~
    #[serde(rename(serialize = "client_secret"))]
    client: String, //~
    device_code: String, //~
    user_code: String, //~
    authorization_code: String, //~
    code_verifier: String, //~
    page_token: String,
    sort_key: String,
    public_key: String,
    commit_hash: String,
}
