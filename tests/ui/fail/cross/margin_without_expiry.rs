use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(margin = "1m")] //~
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
#[token(never_expires, margin = "1m")] //~
struct ApiKey {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    let token = serde_json::from_str::<ApiKey>("{}").unwrap();
    println!("{token:?} {}", token.needs_refresh());
}
