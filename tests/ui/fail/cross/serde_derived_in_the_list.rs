//! A derive macro does not see the others: rustc's error names the macro that makes the impls.

use serde::{Deserialize, Serialize};
use token_runtime::{Secret, TokenModel};

#[derive(Debug, Serialize, Deserialize, TokenModel)] //~ 2
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)] //~ 2
#[derive(Serialize, Deserialize)]
struct Later {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    let token = serde_json::from_str::<Later>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
