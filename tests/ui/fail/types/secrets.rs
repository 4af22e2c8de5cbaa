use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: u64, //~
    #[token(refresh_token)]
    refresh_token: Option<Vec<u8>>, //~
    #[token(secret)]
    pin: bool, //~
}

#[derive(TokenModel)]
#[token(debug)]
struct Printed {
    #[token(access_token)]
    access_token: u64, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?} {}", token.access_token(), token.can_refresh());
    let token = serde_json::from_str::<Printed>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
