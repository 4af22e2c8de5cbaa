use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token, public)] //~
    access_token: Secret,
    #[token(public)] //~
    #[token(refresh_token)]
    refresh_token: Option<Secret>,
    #[token(public)] //~
    client_secret: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.can_refresh());
}
