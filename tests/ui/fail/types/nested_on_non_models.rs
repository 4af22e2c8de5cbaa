use std::collections::BTreeMap;
use token_runtime::{ScopeSet, TokenModel};

#[derive(Debug, TokenModel)]
struct Scopes {
    #[token(scopes)]
    scope: ScopeSet,
}

// Neither a model, nor one with the role that is named.
#[derive(Debug, TokenModel)]
struct Session {
    #[token(nested(expires))]
    text: Option<String>, //~
    #[token(nested(access_token))]
    numbers: Vec<u64>, //~
    #[token(nested(scopes))]
    map: BTreeMap<String, Scopes>, //~
}

#[derive(Debug, TokenModel)]
struct LacksTheRole {
    #[token(nested(expires))]
    scopes: Scopes, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {} {}", token.is_expired(), token.has_scope("profile"));
    let token = serde_json::from_str::<LacksTheRole>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
