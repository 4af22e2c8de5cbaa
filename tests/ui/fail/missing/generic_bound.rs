use token_runtime::{Expires, Secret, TokenModel};

#[derive(Debug, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
}

#[derive(Debug, TokenModel)]
struct Envelope<T> {
    #[token(nested)]
    token: T,
}

fn usable<T: Expires>(token: &T) -> bool {
    !token.is_expired()
}

fn unbounded<T: TokenModel>(token: &T) -> bool {
    token.is_expired() //~
}

fn unbounded_inside<T: TokenModel>(envelope: &Envelope<T>) -> bool {
    envelope.is_expired() //~
}

fn main() {
    let token = serde_json::from_str::<Session>("{}").unwrap();
    println!("{token:?} {}", unbounded(&token));
    println!("{}", usable(&token)); //~
    println!("{}", unbounded_inside(&Envelope { token }));
}
