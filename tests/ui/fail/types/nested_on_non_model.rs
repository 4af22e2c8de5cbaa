use token_runtime::TokenModel;

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Inner {
    expires_at: u64,
}

#[derive(Debug, TokenModel)]
struct Session {
    #[token(nested)]
    token: Inner, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    // Which roles the field would pass on is not known, and no second error.
    println!("{token:?} {} {:?}", token.is_expired(), token.access_token());
}
