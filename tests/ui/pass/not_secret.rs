//! Names that look secret and may stand without a role.

use token_runtime::{Secret, TokenModel, TokenType};

#[derive(Debug, TokenModel)]
struct Session {
    // A `Secret` needs no role to be masked.
    client_secret: Secret,
    id_token: Option<Secret>,
    #[token(public)]
    public_key: String,
    #[token(public)]
    next_page_token: Option<String>,
    // Not a string: nothing to print that could open a door.
    has_token: bool,
    max_token: u64,
    // The word is not at the end.
    token_type: TokenType,
    token_name: String,
    secretary: String,
    monkey: String,
}

fn main() {
    let json = r#"{
        "client_secret": "hidden", "public_key": "shown", "has_token": true, "max_token": 1,
        "token_type": "Bearer", "token_name": "n", "secretary": "s", "monkey": "m"
    }"#;
    let token: Session = serde_json::from_str(json).unwrap();
    let printed = format!("{token:?}");
    assert!(printed.contains("shown") && !printed.contains("hidden"), "{printed}");
}
