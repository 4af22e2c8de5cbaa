use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(base = "parent")]
struct Part {
    #[token(access_token)]
    access_token: Secret,
    #[token(expires_in)]
    expires_in: u64,
}

#[derive(Debug, TokenModel)]
struct WithoutTime {
    #[token(nested)]
    part: Part,
}

#[derive(Debug, TokenModel)]
struct Named {
    #[token(nested(access_token, expires))]
    part: Option<Part>, //~
}

fn main() {
    let token = serde_json::from_str::<WithoutTime>("{}").unwrap();
    println!("{:?} {}", token.authorization(), token.is_expired()); //~
    println!("{}", token.part.is_expired()); //~
    let token = serde_json::from_str::<Named>("{}").unwrap();
    println!("{:?} {:?}", token.authorization(), token.expires_at());
}
