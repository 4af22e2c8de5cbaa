use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Token; //~

fn main() {
    let token = serde_json::from_str::<Token>("{}").unwrap();
    println!("{token:?} {}", serde_json::to_string(&token).unwrap());
}
