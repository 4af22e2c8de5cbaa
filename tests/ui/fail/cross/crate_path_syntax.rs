use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(crate = "token-runtime")] //~
struct Hyphen {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
#[token(crate = "")] //~
struct Empty {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Hyphen>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    let token = serde_json::from_str::<Empty>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
