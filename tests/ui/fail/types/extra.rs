//! A type that cannot hold unknown members is one error, whatever it lacks.

use token_runtime::TokenModel;

struct Members {
    tenant: String,
}

#[derive(TokenModel)]
#[token(debug)]
struct Session {
    #[token(extra)]
    #[serde(flatten)]
    extra: Members, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", serde_json::to_string(&token.redacted()).unwrap());
}
