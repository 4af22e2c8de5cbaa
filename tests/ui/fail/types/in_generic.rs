//! A type that cannot hold its role is one error in a generic struct too, though that has an
//! impl for each direction.

use token_runtime::TokenModel;

#[derive(serde::Deserialize, serde::Serialize)]
struct Opaque(String);

#[derive(TokenModel)]
struct Session<T> {
    #[token(access_token)]
    access_token: Opaque, //~
    user: T,
}

fn main() {
    let token = serde_json::from_str::<Session<u64>>("{}").unwrap();
    println!("{:?} {}", token.access_token(), serde_json::to_string(&token).unwrap());
}
