use token_runtime::{Secret, TokenModel};

#[derive(Debug, TokenModel)]
#[serde(transparent)]
struct AccessToken(Secret); //~

#[derive(Debug, TokenModel)]
struct Empty(); //~

fn main() {
    let token = serde_json::from_str::<AccessToken>("{}").unwrap();
    let empty = serde_json::from_str::<Empty>("{}").unwrap();
    println!("{token:?} {empty:?}");
}
