use token_runtime::{Secret, TokenModel};

#[derive(Debug)]
struct Session {
    access_token: Secret,
}

fn needs_a_model<T: TokenModel>(_: &T) {}

fn main() {
    let token = Session {
        access_token: Secret::from("x"),
    };
    println!("{token:?} {:?}", token.access_token);
    needs_a_model(&token); //~
}
