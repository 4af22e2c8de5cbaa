use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    println!("{:?}", token.refresh_expiry()); //~
    println!("{:?}", token.refresh_is_expired()); //~
    println!("{:?}", token.can_refresh()); //~
    println!("{:?}", token.refresh_scopes().count()); //~ (rustc says it of the iterator as well)
}
