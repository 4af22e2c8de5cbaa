//! The name of a type can hide that it is text: then rustc finds it.

use token_runtime::{Secret, TokenModel};

type Text = String;

mod elsewhere {
    pub(crate) type Words = Option<Vec<String>>;
}

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    password: Text, //~
    api_key: Option<Text>, //~
    cookies: elsewhere::Words,
    session_token: elsewhere::Words, //~
    #[token(public)]
    id_token: Text,
    #[token(secret)]
    client_secret: Secret,
    jwt: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
