#[derive(TokenModel)]
struct Session<'a> {
    token: String, //~
    id_token: Option<String>, //~
    password: &'a str, //~
    api_key: Box<str>, //~
    #[serde(borrow)]
    password_hash: Cow<'a, str>, //~
    jwt: String, //~
    r#secret: core::option::Option<String>, //~
    user_name: String,
}
