use token_runtime::TokenModel;

#[derive(Debug, TokenModel)]
struct Session {
    #[token(scopes = "space")]
    scope: u64, //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.has_scope("profile"));
}
