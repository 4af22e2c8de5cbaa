use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    let reply = serde_json::from_str::<Session>("{}").unwrap();
    let token = token.refresh_with(reply); //~
    println!("{token:?}");
}
