use std::collections::BTreeMap;
use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[serde(flatten)]
    #[token(extra)]
    rest: BTreeMap<String, serde_json::Value>, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?}");
}
