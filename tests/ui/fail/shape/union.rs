use token_runtime::TokenModel;

#[derive(Clone, Copy, TokenModel)]
union Token { //~
    number: u64,
    float: f64,
}

fn main() {
    let token = serde_json::from_str::<Token>("{}").unwrap();
    println!("{}", serde_json::to_string(&token).unwrap());
}
