//! `#[token(debug)]` masks what is declared, not what merely looks secret.

use token_runtime::TokenModel;

#[derive(TokenModel)]
#[token(debug)]
struct Session {
    #[token(access_token)]
    access_token: String,
    refresh_token: Option<String>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
