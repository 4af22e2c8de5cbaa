use std::borrow::Cow;
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session<'a> {
    #[token(access_token)]
    access_token: &'a str, //~
    #[token(refresh_token)]
    refresh_token: Option<String>, //~
    #[token(secret)]
    id_token: Box<str>, //~
    #[token(secret)]
    #[serde(borrow)]
    client_secret: Cow<'a, str>, //~
    #[token(secret)]
    backup_codes: Option<Option<String>>, //~
}

fn user<'a>(json: &'a str) -> Session<'a> {
    let token = serde_json::from_str::<Session<'a>>(json).unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.can_refresh());
    token
}

fn main() {
    user("{}");
}
