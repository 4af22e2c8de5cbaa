//! An option that may be left out must be serde's as well: where serde cannot write
//! it, that is one error, at its type.

use token_runtime::{Secret, TokenModel};

#[derive(serde::Deserialize)]
struct User {
    name: String,
}

#[derive(TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    user: Option<User>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{:?} {:?}", token.access_token(), token.user.as_ref().map(|user| &user.name));
}
