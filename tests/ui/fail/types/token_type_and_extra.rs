use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Kind {
    #[token(access_token)]
    access_token: Secret,
    #[token(token_type)]
    token_type: u64, //~
}

#[derive(Debug, TokenModel)]
struct Answer {
    #[token(access_token)]
    access_token: Secret,
    #[token(active)]
    active: String, //~
}

#[derive(Debug, TokenModel)]
struct Rest {
    #[serde(flatten)]
    #[token(extra)]
    rest: Vec<String>, //~
}

fn main() {
    let token = serde_json::from_str::<Kind>("{}").unwrap();
    println!("{token:?} {:?}", token.authorization());
    let token = serde_json::from_str::<Answer>("{}").unwrap();
    println!("{token:?} {:?}", token.authorization());
    let token = serde_json::from_str::<Rest>("{}").unwrap();
    println!("{token:?}");
}
