use std::borrow::Cow;
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
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

fn user<'a>(json: &'a str) -> Session<'a> {
    let token = serde_json::from_str::<Session<'a>>(json).unwrap();
    println!("{token:?}");
    token
}

fn main() {
    user("{}");
}
