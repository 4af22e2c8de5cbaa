use token_runtime::TokenModel;

#[derive(Debug, Clone, Copy, TokenModel)]
#[repr(C, packed)]
struct Session { //~
    #[token(expires = "unix")]
    expires_at: u64,
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", token.is_expired());
}
