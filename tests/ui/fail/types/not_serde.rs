//! A field without a role must be serde's, and the errors are those of serde's own
//! derives: two for `Deserialize`, two for what they expand to.

use token_runtime::{Secret, TokenModel};

#[derive(Debug)]
struct User {
    name: String,
}

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    user: User, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.user.name);
}
