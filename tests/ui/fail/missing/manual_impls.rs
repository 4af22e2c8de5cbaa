//! `manual(…)` promises impls that are not there.

use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(manual(Serialize, Deserialize))]
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap(); //~
    println!("{token:?} {:?}", token.access_token());
    println!("{}", serde_json::to_string(&token).unwrap()); //~
}
