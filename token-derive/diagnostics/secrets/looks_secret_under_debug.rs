//! `#[token(debug)]` masks declared secrets only.

#[derive(TokenModel)]
#[token(debug)]
struct Session {
    #[token(access_token)]
    access_token: String,
    refresh_token: Option<String>, //~
}
