use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[token(crate = "no_such_runtime")] //~
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

fn main() {
    // Without the runtime there are no impls, and none can stand in.
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {:?}", token.access_token());
}
