use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[serde(remote = "Other")] //~
struct Remote {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
#[serde(crate = "serde")] //~
struct Crate {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    let token = serde_json::from_str::<Remote>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
    let token = serde_json::from_str::<Crate>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
