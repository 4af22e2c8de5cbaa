//! What is done with text leads to `expose_secret`, and never to printing.

use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    let text: String = token.access_token.to_string(); //~
    println!("{token:?} {}", token.access_token == "text"); //~
    println!("{text}: {}", token.access_token); //~
    let borrowed: &str = token.access_token.as_str(); //~
    println!("{borrowed}");
    let text: String = token.access_token.into(); //~
    println!("{text}");
}
